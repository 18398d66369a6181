import { describe, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { deliveriesOf, factsOf, noticesOf, plotOf, snapshotOf, sql, storyOf } from "../support/database";
import { openMailbox } from "../support/mailbox";
import { mailAll } from "../support/mailed";
import { chain, sweep } from "../support/chain";
import { after, T0 } from "../support/time";
import {
  addPerson,
  addPolicy,
  addTeam,
  as,
  asAgent,
  asSystem,
  deactivate,
  makeWorkspace,
  submit,
} from "../support/workspace";

describe("a chain that nobody answers", () => {
  test("reminds Ana, climbs to Bea and to the team, and ends at its deadline, each once and at its time", async () => {
    const { intent, ana, bea, cal, agent } = await chain();
    for (let minute = 5; minute <= 8 * 60; minute += 5) await sweep(after(`${minute}m`));
    const facts = await factsOf(intent.id);
    expect(facts.map(({ type, at }) => [type, (at.getTime() - T0.getTime()) / 60_000])).toEqual([
      ["created", 0],
      ["reminded", 5],
      ["reminded", 20],
      ["escalated", 30],
      ["escalated", 150],
      ["timed_out", 480],
    ]);
    const told = (await noticesOf(intent.id)).map(({ kind, email }) => [kind, email]);
    expect(told).toEqual([
      ["waiting", ana.email],
      ["reminder", ana.email],
      ["reminder", ana.email],
      ["escalated", bea.email],
      ["escalated", bea.email],
      ["escalated", cal.email],
      ...[ana, bea, cal].map(({ email }) => ["timed_out", email]),
    ]);
    expect(await readIntent(asAgent(agent), intent.id)).toMatchObject({
      status: "timed_out",
      outcome: "rejected",
      next: null,
      level: 3,
    });
    expect(await deliveriesOf(intent.id)).toMatchObject([{ type: "intent.timed_out" }]);
  });

  test("says beforehand what comes next and to whom", async () => {
    const { intent, agent } = await chain();
    const next = async () => (await readIntent(asAgent(agent), intent.id)).next;
    expect(await next()).toEqual({ kind: "reminder", at: after("5m").toISOString(), to: ["Ana"] });
    await sweep(after("20m"));
    expect(await next()).toEqual({ kind: "escalation", at: after("30m").toISOString(), to: ["Bea"] });
    await sweep(after("30m"));
    expect(await next()).toEqual({ kind: "escalation", at: after("150m").toISOString(), to: ["data"] });
    await sweep(after("150m"));
    expect(await next()).toEqual({ kind: "timeout", at: after("8h").toISOString(), to: ["Bea", "Cal"] });
  });

  test("asks whoever is in the team when its turn comes", async () => {
    const { id, intent, bea } = await chain();
    const dora = await addPerson(id, "Dora");
    await sql(
      "INSERT INTO team_members (team_id, user_id) SELECT id, $2 FROM teams WHERE workspace_id = $1",
      id,
      dora.id,
    );
    await deactivate(bea);
    await sweep(after("30m"));
    await sweep(after("150m"));
    expect(
      (await factsOf(intent.id))
        .slice(1)
        .map(({ type, data }) => [
          type,
          data.reason,
          (data.to as { name: string }[]).map(({ name }) => name),
        ]),
    ).toEqual([
      ["escalated", "due", []],
      ["escalated", "nobody_there", ["Cal", "Dora"]],
    ]);
  });

  test("says so in its timeline where somebody it would tell has left since", async () => {
    const { intent, ana } = await chain();
    const mailbox = await openMailbox();
    await mailAll(mailbox, after("1s"));
    await deactivate(ana);
    await sweep(after("5m"));
    await mailAll(mailbox, after("5m"));
    const [failure] = (await factsOf(intent.id)).filter(({ type }) => type === "notification_failed");
    expect(failure?.data).toMatchObject({
      to: { name: "Ana" },
      kind: "reminder",
      error: "Ana is no longer a member here.",
      attempts: 0,
    });
    expect(mailbox.to(ana)).toHaveLength(1);
  });

  test("goes on by its snapshot when its policy is gone", async () => {
    const { id, intent } = await chain();
    await sql("DELETE FROM policies WHERE workspace_id = $1", id);
    for (const time of ["5m", "30m", "150m", "8h"]) await sweep(after(time));
    expect(await plotOf(intent.id)).toEqual(["created", "reminded", "escalated", "escalated", "timed_out"]);
  });

  test("stops when somebody answers, and later alarms are nothing", async () => {
    const workspace = await chain();
    const { intent, ana } = workspace;
    await sweep(after("5m"));
    await answerIntent(as(ana, after("6m")), intent.id, { outcome: "approved" });
    const before = await snapshotOf(intent.id);
    for (const time of ["20m", "30m", "8h"]) {
      await sweep(after(time));
      expect(await fireMoment(asSystem(workspace, after(time)), intent.id)).toEqual({
        fired: false,
        nextAt: null,
      });
    }
    expect(await snapshotOf(intent.id)).toEqual(before);
  });
});

describe("an alarm", () => {
  test("that comes early does nothing, and says when to come again", async () => {
    const workspace = await chain();
    const early = new Date(after("5m").getTime() - 1);
    expect(await fireMoment(asSystem(workspace, early), workspace.intent.id)).toEqual({
      fired: false,
      nextAt: after("5m"),
    });
    expect(await storyOf(workspace.intent.id)).toEqual(["created"]);
  });

  test("that comes ten times at once fires once", async () => {
    const workspace = await chain();
    const { intent, ana } = workspace;
    const fired = await Promise.all(
      Array.from({ length: 10 }, () => fireMoment(asSystem(workspace, after("5m")), intent.id)),
    );
    expect(fired.filter((each) => each.fired)).toHaveLength(1);
    await Promise.all(
      Array.from({ length: 10 }, () => fireMoment(asSystem(workspace, after("8h")), intent.id)),
    );
    expect(await storyOf(intent.id)).toEqual(["created", "reminded", "timed_out"]);
    expect((await noticesOf(intent.id)).map(({ email, kind }) => [email, kind])).toEqual([
      [ana.email, "waiting"],
      [ana.email, "reminder"],
      [ana.email, "timed_out"],
    ]);
  });

  test("from the sweep and from Inngest at the same time fires once", async () => {
    const workspace = await chain();
    for (const time of ["5m", "20m", "30m"]) {
      await Promise.all([
        sweep(after(time)),
        fireMoment(asSystem(workspace, after(time)), workspace.intent.id),
        sweep(after(time)),
      ]);
    }
    expect(await plotOf(workspace.intent.id)).toEqual(["created", "reminded", "reminded", "escalated"]);
  });
});

test("a chain that repeats starts over as often as its policy says", async () => {
  const { id: workspaceId, agent, ana, bea } = await makeWorkspace();
  await addTeam(workspaceId, "second", [bea]);
  const levels = [{ to: [ana.email], escalate_after: "10m" }, { to: ["team:second"] }];
  await addPolicy(workspaceId, { slug: "round", levels, repeat: { from_level: 1, times: 1 }, timeout: "8h" });
  const { id } = await submit(agent, { policy: "round" });
  for (let minute = 5; minute <= 60; minute += 5) await sweep(after(`${minute}m`));
  expect((await factsOf(id)).slice(1).map(({ data }) => [data.level, data.turn])).toEqual([
    [2, 0],
    [1, 1],
    [2, 1],
  ]);
});

test("a deadline without a default closes without an outcome", async () => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email], timeout: "1h", on_timeout: null });
  await sweep(after("1h"));
  expect(await readIntent(asAgent(agent), id)).toMatchObject({
    status: "timed_out",
    outcome: null,
    decision: null,
  });
});
