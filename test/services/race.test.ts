import { describe, expect, test } from "vitest";
import type { AppError } from "@/core/errors";
import { answerIntent } from "@/server/services/intents/answer";
import { changeIntent } from "@/server/services/intents/change";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { reassignIntent } from "@/server/services/intents/reassign";
import { noticesOf, storyOf } from "../support/database";
import { hold, waitingForALock } from "../support/locks";
import { refusalOf } from "../support/refusal";
import { startProcess } from "../support/spawn";
import { after, until } from "../support/time";
import {
  addPerson,
  addPolicy,
  addTeam,
  as,
  asAgent,
  asSystem,
  makeWorkspace,
  submit,
} from "../support/workspace";

test("of fifty who answer at once one wins, and forty-nine are told who did", async () => {
  const { id: workspaceId, agent } = await makeWorkspace();
  const fifty = await Promise.all(
    Array.from({ length: 50 }, (_, index) => addPerson(workspaceId, `Person${index}`)),
  );
  await addTeam(workspaceId, "fifty", fifty);
  const { id } = await submit(agent, { assignees: ["team:fifty"] });
  const outcome = (index: number) => (index % 2 ? "approved" : "rejected");
  const told = await Promise.allSettled(
    fifty.map((person, index) => answerIntent(as(person, after("1m")), id, { outcome: outcome(index) })),
  );
  const winners = told.flatMap((each, index) => (each.status === "fulfilled" ? [index] : []));
  const losers = told.flatMap((each) => (each.status === "rejected" ? [each.reason as AppError] : []));
  expect([winners.length, losers.length]).toEqual([1, 49]);
  const [winner = 0] = winners;
  for (const { code, extra } of losers) {
    expect({ code, ...extra }).toMatchObject({
      code: "already_decided",
      outcome: outcome(winner),
      decided_by: { id: fifty[winner]?.id, name: fifty[winner]?.name },
      decided_at: after("1m").toISOString(),
    });
  }
  expect(await storyOf(id)).toEqual(["created", "decided"]);
  expect((await noticesOf(id)).filter(({ kind }) => kind === "decided")).toHaveLength(49);
});

test("an answer that was written is not given again because something beside it breaks", async () => {
  const { agent, ana } = await makeWorkspace();
  const asked = () => submit(agent, { assignees: [ana.email] });
  const ctx = as(ana, after("1m"));
  const claim = { type: "claim", by: ana } as const;
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  // Whoever comes while others are on their way goes together.
  const before = [await asked(), await asked(), await asked(), await asked()].map(({ id }) =>
    changeIntent(ctx, id, async () => (await begun, claim)),
  );
  const [good, bad] = [await asked(), await asked()];
  const answered = answerIntent(ctx, good.id, { outcome: "approved" });
  let decided = 0;
  const broken = changeIntent(ctx, bad.id, async () => {
    if (decided++ > 0) throw new Error("broken");
    await changeIntent(ctx, bad.id, claim); // somebody is faster
    return {
      type: "comment",
      by: { type: "user", id: ana.id, name: ana.name },
      body: "Hm.",
      question: false,
    };
  });
  begin();
  const [first, second] = await Promise.allSettled([answered, broken, ...before]);
  expect(first).toMatchObject({ status: "fulfilled", value: { outcome: "approved" } });
  expect(second).toMatchObject({ status: "rejected", reason: { message: "broken" } });
  expect(await storyOf(good.id)).toEqual(["created", "decided"]);
  expect(await storyOf(bad.id)).toEqual(["created", "claimed"]);
});

test("an answer and the deadline at the same moment close an intent once, and both agree on how", async () => {
  const { id: workspaceId, agent, ana } = await makeWorkspace();
  for (let round = 0; round < 12; round++) {
    const { id } = await submit(agent, { assignees: [ana.email], timeout: "1h", on_timeout: "rejected" });
    const late = new Date(after("1h").getTime() - 1);
    const race = [
      () => answerIntent(as(ana, late), id, { outcome: "approved" }),
      () => fireMoment(asSystem({ id: workspaceId }, after("1h")), id),
    ];
    await Promise.allSettled((round % 2 ? race : race.toReversed()).map((run) => run()));
    const closing = (await storyOf(id)).filter((type) => type !== "created");
    expect(closing).toHaveLength(1);
    const { status, outcome } = await readIntent(asAgent(agent), id);
    expect([closing[0], status, outcome]).toEqual(
      closing[0] === "decided" ? ["decided", "decided", "approved"] : ["timed_out", "timed_out", "rejected"],
    );
  }
});

test("a change that had to wait for another process's sees the people whom that one asked", async () => {
  const { agent, ana, bea, cal, alex } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  const other = await startProcess();
  const letGo = await hold(id);
  const first = reassignIntent(as(alex, after("1m")), id, { to: [bea.email] });
  await until(waitingForALock, (count) => count === 1);
  const second = other.order({ do: "reassign", ctx: as(alex, after("2m")), id, to: [cal.email] });
  await until(waitingForALock, (count) => count === 2);
  await letGo();
  await Promise.all([first, second]);
  const { assignees } = await readIntent(asAgent(agent), id);
  expect(assignees.map(({ name }) => name)).toEqual(["Cal"]);
  expect(await storyOf(id)).toEqual(["created", "reassigned", "reassigned"]);
});

describe("where a policy wants two approvals", () => {
  async function quorum(veto: boolean) {
    const workspace = await makeWorkspace();
    const { ana, bea, cal } = workspace;
    const levels = [{ to: [ana.email, bea.email, cal.email] }];
    await addPolicy(workspace.id, { slug: "two", levels, timeout: "1h", quorum: { approvals: 2, veto } });
    return { ...workspace, intent: await submit(workspace.agent, { policy: "two" }) };
  }

  test("the first is a vote and the second decides", async () => {
    const { intent, ana, bea } = await quorum(true);
    const voted = await answerIntent(as(ana), intent.id, { outcome: "approved" });
    expect(voted).toMatchObject({
      status: "waiting",
      outcome: null,
      quorum: { required: 2, approvals: 1, votes: [{ by: { name: "Ana" }, outcome: "approved" }] },
    });
    expect(await answerIntent(as(bea), intent.id, { outcome: "approved" })).toMatchObject({
      status: "decided",
      outcome: "approved",
    });
    expect(await storyOf(intent.id)).toEqual(["created", "voted", "voted", "decided"]);
  });

  test("nobody votes twice", async () => {
    const { intent, ana } = await quorum(true);
    await answerIntent(as(ana), intent.id, { outcome: "approved" });
    expect(await refusalOf(answerIntent(as(ana), intent.id, { outcome: "approved" }))).toMatchObject({
      code: "conflict",
    });
  });

  test("one denial is enough where there is a veto", async () => {
    const { intent, ana, bea } = await quorum(true);
    await answerIntent(as(ana), intent.id, { outcome: "approved" });
    expect(await answerIntent(as(bea), intent.id, { outcome: "rejected" })).toMatchObject({
      status: "decided",
      outcome: "rejected",
    });
  });

  test("without a veto denials need as many as approvals", async () => {
    const { intent, ana, bea, cal } = await quorum(false);
    expect(await answerIntent(as(ana), intent.id, { outcome: "rejected" })).toMatchObject({
      status: "waiting",
    });
    expect(await answerIntent(as(bea), intent.id, { outcome: "approved" })).toMatchObject({
      status: "waiting",
    });
    expect(await answerIntent(as(cal), intent.id, { outcome: "rejected" })).toMatchObject({
      status: "decided",
      outcome: "rejected",
    });
  });

  test("of three votes at once two count, and the third hears that it is decided", async () => {
    const { intent, ana, bea, cal } = await quorum(true);
    const votes = [ana, bea, cal].map((person) =>
      answerIntent(as(person), intent.id, { outcome: "approved" }),
    );
    const results = (await Promise.allSettled(votes)).map(({ status }) => status);
    expect(results.toSorted()).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect(await storyOf(intent.id)).toEqual(["created", "voted", "voted", "decided"]);
  });
});

describe("somebody who answers too late is told", () => {
  test("who was first, with what and when", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email, bea.email] });
    await answerIntent(as(ana, after("1m")), id, { outcome: "rejected", comment: "No." });
    const refusal = await refusalOf(answerIntent(as(bea, after("3m")), id, { outcome: "approved" }));
    expect(refusal).toMatchObject({
      code: "already_decided",
      message: "Ana answered this 2 minutes ago: rejected.",
      extra: {
        intent_status: "decided",
        outcome: "rejected",
        decided_by: { id: ana.id, name: "Ana" },
        decided_at: after("1m").toISOString(),
      },
    });
  });

  test("that the deadline has passed, even before the alarm has rung", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email], timeout: "1h" });
    expect(await refusalOf(answerIntent(as(ana, after("1h")), id, { outcome: "approved" }))).toMatchObject({
      code: "already_decided",
    });
    expect(await storyOf(id)).toEqual(["created"]);
  });
});
