import { describe, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { claimIntent, releaseIntent } from "@/server/services/intents/claim";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { reassignIntent } from "@/server/services/intents/reassign";
import { factsOf, noticesOf, storyOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { addTeam, as, asAgent, asSystem, deactivate, makeWorkspace, submit } from "../support/workspace";

async function asked(more: Parameters<typeof submit>[1] = {}) {
  const workspace = await makeWorkspace();
  const { id } = await submit(workspace.agent, {
    assignees: [workspace.ana.email, workspace.bea.email],
    timeout: "8h",
    ...more,
  });
  return { ...workspace, workspaceId: workspace.id, id };
}

describe("a claim", () => {
  test("is seen by everybody, refuses a second one by name, and may be repeated by its holder", async () => {
    const { id, ana, bea } = await asked();
    await claimIntent(as(ana), id);
    await claimIntent(as(ana, after("1m")), id);
    expect(await readIntent(as(bea), id)).toMatchObject({
      claimed_by: { id: ana.id, name: "Ana", until: after("30m").toISOString() },
    });
    expect(await refusalOf(claimIntent(as(bea), id))).toMatchObject({
      code: "conflict",
      message: "Ana has claimed this.",
    });
    expect(await storyOf(id)).toEqual(["created", "claimed"]);
  });

  test("keeps nobody from answering", async () => {
    const { id, ana, bea } = await asked();
    await claimIntent(as(ana), id);
    expect(await answerIntent(as(bea), id, { outcome: "approved" })).toMatchObject({
      status: "decided",
      claimed_by: null,
    });
  });

  test("holds reminders back while it lasts, and ends by itself so that nobody can stall with it", async () => {
    const { workspaceId, id, ana } = await asked({ remind_after: "10m" });
    const system = (now: Date) => asSystem({ id: workspaceId }, now);
    await claimIntent(as(ana, after("5m")), id);
    expect(await fireMoment(system(after("20m")), id)).toMatchObject({ fired: false, nextAt: after("35m") });
    expect(await fireMoment(system(after("35m")), id)).toMatchObject({ fired: true, nextAt: after("40m") });
    expect(await fireMoment(system(after("40m")), id)).toMatchObject({ fired: true });
    expect(await storyOf(id)).toEqual(["created", "claimed", "released", "reminded"]);
    expect((await factsOf(id))[2]).toMatchObject({ actor: { type: "system" }, data: { reason: "expired" } });
  });

  test("does not hold back the deadline", async () => {
    const { workspaceId, id, ana } = await asked({ timeout: "10m", on_timeout: "rejected" });
    await claimIntent(as(ana, after("5m")), id);
    await fireMoment(asSystem({ id: workspaceId }, after("10m")), id);
    expect(await readIntent(as(ana), id)).toMatchObject({
      status: "timed_out",
      outcome: "rejected",
      claimed_by: null,
    });
  });

  test("is given back by its holder or an admin, and by nobody else", async () => {
    const { id, ana, bea, alex } = await asked();
    await claimIntent(as(ana), id);
    expect(await refusalOf(releaseIntent(as(bea), id))).toMatchObject({ code: "forbidden" });
    expect(await releaseIntent(as(alex, after("3m")), id)).toMatchObject({ claimed_by: null });
    await releaseIntent(as(ana), id);
    expect((await factsOf(id)).slice(2)).toMatchObject([
      { type: "released", data: { reason: "by_hand", held_ms: 180_000 } },
    ]);
    expect(await storyOf(id)).toEqual(["created", "claimed", "released"]);
  });

  test("of ten people at once goes to one", async () => {
    const { id, ana, bea, alex } = await asked();
    const claims = Array.from({ length: 10 }, (_, index) =>
      claimIntent(as([ana, bea, alex][index % 3] ?? ana), id),
    );
    await Promise.allSettled(claims);
    expect((await storyOf(id)).filter((type) => type === "claimed")).toHaveLength(1);
  });
});

describe("a reassignment", () => {
  test("asks the others instead, tells them, and frees a claim", async () => {
    const { id, ana, cal } = await asked();
    await claimIntent(as(ana), id);
    const moved = await reassignIntent(as(ana, after("5m")), id, {
      to: [cal.email],
      reason: "Cal knows this.",
    });
    expect(moved).toMatchObject({ claimed_by: null, assignees: [{ name: "Cal" }] });
    expect((await factsOf(id)).at(-1)).toMatchObject({
      type: "reassigned",
      data: { to: [{ name: "Cal" }], reason: "Cal knows this." },
    });
    expect((await noticesOf(id)).filter(({ email }) => email === cal.email)).toMatchObject([
      { kind: "waiting" },
    ]);
  });

  test("leaves those before able to answer, because what they were asked stays theirs", async () => {
    const { id, ana, cal } = await asked();
    await reassignIntent(as(ana), id, { to: [cal.email] });
    expect(await answerIntent(as(ana), id, { outcome: "approved" })).toMatchObject({
      decision: { decided_by: { name: "Ana" } },
    });
  });

  test("to a team asks its members of now", async () => {
    const { id, ana } = await asked();
    expect(
      (await reassignIntent(as(ana), id, { to: ["team:data"] })).assignees.map(({ name }) => name),
    ).toEqual(["Bea", "Cal"]);
  });

  test("to strangers, to those who left or to an empty team is refused, with each place", async () => {
    const { workspaceId, id, ana, cal } = await asked();
    await deactivate(cal);
    await addTeam(workspaceId, "empty", []);
    const before = await factsOf(id);
    const strangers = reassignIntent(as(ana), id, { to: ["x@y.example", ana.email, cal.email, "team:none"] });
    expect(await refusalOf(strangers)).toMatchObject({
      code: "invalid_request",
      pointers: ["/to/0", "/to/2", "/to/3"],
    });
    expect(await refusalOf(reassignIntent(as(ana), id, { to: ["team:empty"] }))).toMatchObject({
      code: "conflict",
    });
    expect(await factsOf(id)).toEqual(before);
  });

  test("is refused once the intent is closed", async () => {
    const { id, ana, cal, agent } = await asked();
    await answerIntent(as(ana), id, { outcome: "approved" });
    expect(await refusalOf(reassignIntent(as(ana), id, { to: [cal.email] }))).toMatchObject({
      code: "already_decided",
    });
    expect(await readIntent(asAgent(agent), id)).toMatchObject({ status: "decided" });
  });
});
