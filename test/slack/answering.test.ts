import { describe, expect, test } from "vitest";
import { readIntent } from "@/server/services/intents/read";
import { reviseIntent } from "@/server/services/intents/revise";
import { factsOf, snapshotOf } from "../support/database";
import { asAgent, type Submission, submit } from "../support/workspace";
import { formOf, labelsOf, signed, wordsOf } from "./person";
import { at, deliver, fake, refreshAll, sendAll, slackWorld, type SlackWorld } from "./world";

const now = (): Date => new Date();

/** An intent that Ana and Bea were asked, with the messages that they got. */
async function asked(world: SlackWorld, more: Submission = {}) {
  const { agent, ana, bea, atSlack } = world;
  const { id } = await submit(
    agent,
    { title: "Export customers_q1?", assignees: [ana.email, bea.email], ...more },
    now(),
  );
  await sendAll(id, now());
  const [toAna, toBea] = [atSlack.ana.messages.at(-1), atSlack.bea.messages.at(-1)];
  if (!toAna || !toBea) throw new Error("nothing arrived");
  return { id, toAna, toBea, read: () => readIntent(asAgent(agent), id) };
}

describe("a request", () => {
  test("comes as a direct message with what is at stake first, and with buttons", async () => {
    const { toAna } = await asked(await slackWorld(), { risk: "high" });
    expect(labelsOf(toAna)).toEqual(["Approve", "Reject", "With a comment…", "Open"]);
    const [title, first] = toAna.blocks;
    expect(title?.text.text).toBe("Export customers_q1?");
    expect(first?.text.text).toMatch(
      /^:warning: \*High risk\* · Answer by <!date\^\d+\^.*counts as “Rejected”/,
    );
    expect(wordsOf(toAna)).toContain("48213");
  });

  test("is answered with one click, which is acknowledged with nothing and shown to everybody", async () => {
    const world = await slackWorld();
    const { id, toAna, toBea, read } = await asked(world);
    const body = formOf(world.atSlack.ana.clickPayload(toAna, "Approve"));
    const response = await deliver(body, signed(body, fake.signingSecret));
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect((await read()).decision).toMatchObject({
      outcome: "approved",
      via: "slack",
      decided_by: { name: "Ana" },
    });
    await refreshAll(now());
    for (const message of [toAna, toBea]) {
      expect(labelsOf(message)).toEqual(["See the request"]);
      expect(wordsOf(message)).toContain("Ana approved this");
    }
    expect(await factsOf(id)).toContainEqual(
      expect.objectContaining({
        type: "notified",
        data: expect.objectContaining({ channel: "slack", to: expect.objectContaining({ name: "Bea" }) }),
      }),
    );
    expect(world.atSlack.ana.whispers).toEqual([]);
  });

  test("is answered once: who comes too late is told privately who decided", async () => {
    const world = await slackWorld();
    const { id, toAna, toBea } = await asked(world);
    await world.atSlack.ana.click(toAna, "Reject");
    const before = await snapshotOf(id);
    expect((await world.atSlack.bea.click(toBea, "Approve")).status).toBe(200);
    expect(world.atSlack.bea.whispers).toEqual([expect.stringMatching(/^Ana answered this .*: rejected\./)]);
    expect(await snapshotOf(id)).toEqual(before);
  });

  test("that was revised is not answered by the buttons of before", async () => {
    const world = await slackWorld();
    const { id, toAna, toBea, read } = await asked(world);
    const old = world.atSlack.bea.clickPayload(toBea, "Approve");
    await reviseIntent(asAgent(world.agent, now()), id, {
      payload: { dataset: "customers_q1_eu" },
      note: "The EU only",
    });
    await world.atSlack.bea.send(old);
    expect(world.atSlack.bea.whispers).toEqual([expect.stringContaining("revised")]);
    expect((await read()).status).toBe("waiting");
    await refreshAll(now());
    expect(wordsOf(toAna)).toContain("customers＿q1＿eu");
    await world.atSlack.ana.click(toAna, "Approve");
    expect((await read()).decision).toMatchObject({ outcome: "approved", revision: 2 });
  });

  test("of critical risk is answered after signing in, whatever is clicked", async () => {
    const world = await slackWorld();
    const { toAna, read } = await asked(world, { risk: "critical" });
    expect(labelsOf(toAna)).toEqual(["Sign in to answer"]);
    const { toAna: other } = await asked(world);
    const { actions, ...click } = world.atSlack.ana.clickPayload(other, "Approve") as {
      actions: { value: string }[];
    };
    const value = JSON.stringify({ ...JSON.parse(actions[0]?.value ?? ""), i: (await read()).id });
    await world.atSlack.ana.send({ ...click, actions: [{ ...actions[0], value }] });
    expect((await read()).status).toBe("waiting");
    expect(world.atSlack.ana.whispers).toEqual([expect.stringContaining("after signing in")]);
  });
});

describe("whoever clicks", () => {
  test("and is no member is told so privately, and changes nothing", async () => {
    const world = await slackWorld();
    const { id, toAna } = await asked(world);
    const before = await snapshotOf(id);
    const stranger = at(fake.add("stranger@elsewhere.example"));
    expect((await stranger.click(toAna, "Approve")).status).toBe(200);
    expect(stranger.whispers).toEqual([expect.stringContaining("does not know you")]);
    expect(await snapshotOf(id)).toEqual(before);
  });

  test("and cannot be told beside the message is told in a direct one", async () => {
    const world = await slackWorld();
    const { toAna } = await asked(world);
    const stranger = at(fake.add("a.guest@elsewhere.example"));
    fake.trouble("chat.postEphemeral", { error: "user_not_in_channel" });
    await stranger.click(toAna, "Approve");
    expect(stranger.messages.map(wordsOf)).toEqual([expect.stringContaining("does not know you")]);
  });

  test.each([
    ["from another Slack workspace", { team_id: "T0EVIL" }],
    ["whose address nobody has confirmed", { is_email_confirmed: false }],
    ["that is a bot", { is_bot: true }],
  ])("with a member's address, but %s, is nobody", async (_, more) => {
    const world = await slackWorld();
    const { toAna, read } = await asked(world, {
      assignees: [world.ana.email, world.bea.email, world.cal.email],
    });
    const impostor = at(fake.add(world.cal.email, more));
    await impostor.click(toAna, "Approve");
    expect(impostor.whispers).toEqual([expect.stringContaining("does not know you")]);
    expect((await read()).status).toBe("waiting");
  });

  test("and was not asked is told so, and the request stays hidden from them", async () => {
    const world = await slackWorld();
    const { toAna, read } = await asked(world);
    const cal = at(fake.add(world.cal.email));
    await cal.click(toAna, "Approve");
    expect(cal.whispers).toEqual([expect.stringContaining("There is no such intent.")]);
    expect((await read()).status).toBe("waiting");
  });

  test("is found by their address at the first click, and reached by Slack from then on", async () => {
    const world = await slackWorld();
    const { toAna, read } = await asked(world, {
      assignees: [world.ana.email, world.bea.email, world.cal.email],
    });
    const cal = at(fake.add(world.cal.email));
    await cal.click(toAna, "Approve");
    expect((await read()).decision).toMatchObject({ decided_by: { name: "Cal" }, via: "slack" });
    const { id } = await submit(world.agent, { assignees: [world.cal.email] }, now());
    await sendAll(id, now());
    expect(cal.messages).toHaveLength(1);
  });
});

describe("a request of Slack's", () => {
  test.each([
    ["is not signed", (body: string) => ({ "content-type": signed(body, "x")["content-type"] ?? "" })],
    ["is signed with another secret", (body: string) => signed(body, "another secret")],
    [
      "was signed six minutes ago",
      (body: string) => signed(body, fake.signingSecret, new Date(Date.now() - 360_000)),
    ],
    [
      "is signed in six minutes",
      (body: string) => signed(body, fake.signingSecret, new Date(Date.now() + 360_000)),
    ],
    ["is signed for another body", (body: string) => signed(`${body}&x=1`, fake.signingSecret)],
    [
      "has a new time on an old signature",
      (body: string) => ({
        ...signed(body, fake.signingSecret, new Date(Date.now() - 60_000)),
        "x-slack-request-timestamp": String(Math.floor(Date.now() / 1000)),
      }),
    ],
  ])("that %s is refused with 401, and changes nothing", async (_, headersFor) => {
    const world = await slackWorld();
    const { id, toAna } = await asked(world);
    const before = await snapshotOf(id);
    const body = formOf(world.atSlack.ana.clickPayload(toAna, "Approve"));
    const response = await deliver(body, headersFor(body));
    expect([response.status, JSON.parse(await response.text()).code]).toEqual([401, "unauthenticated"]);
    expect(await snapshotOf(id)).toEqual(before);
  });

  test("that is sent again decides nothing again", async () => {
    const world = await slackWorld();
    const { id, toAna } = await asked(world, {});
    const body = formOf(world.atSlack.ana.clickPayload(toAna, "Approve"));
    const headers = signed(body, fake.signingSecret);
    expect((await deliver(body, headers)).status).toBe(200);
    const before = await snapshotOf(id);
    expect((await deliver(body, headers)).status).toBe(200);
    expect(await snapshotOf(id)).toEqual(before);
  });

  test("about something that is not ours is acknowledged and left alone", async () => {
    for (const body of [
      formOf({ type: "view_closed" }),
      "payload=nonsense",
      "",
      formOf({ type: "block_actions" }),
    ])
      expect((await deliver(body, signed(body, fake.signingSecret))).status).toBe(200);
  });
});
