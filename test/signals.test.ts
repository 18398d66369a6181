import { beforeAll, describe, expect, test } from "vitest";
import type { FactWire } from "@/core/wire/fact";
import type { Ctx } from "@/server/services/context";
import { answerIntent } from "@/server/services/intents/answer";
import { commentOnIntent } from "@/server/services/intents/comment";
import { readEvents } from "@/server/services/intents/events";
import { readIntent } from "@/server/services/intents/read";
import { followEvents } from "@/server/services/waiting/follow";
import { hub } from "@/server/services/waiting/hub";
import { startListening } from "@/server/services/waiting/listen";
import { waitForAnswer } from "@/server/services/waiting/wait";
import { sql } from "./support/database";
import { startProcess } from "./support/spawn";
import { until } from "./support/time";
import { as, asAgent, makeWorkspace, submit } from "./support/workspace";

const wait = (...[ctx, id, seconds]: [Ctx, string, number]) =>
  waitForAnswer(ctx, id, seconds, new AbortController().signal);
const listening = async () =>
  (
    await sql<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    )
  )[0]?.count;

beforeAll(() => startListening());

describe("two server processes", () => {
  test("wake each other's waiting clients when one of them commits", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const second = await submit(agent, { assignees: [ana.email] });
    const other = await startProcess();
    const [waiting, waitingThere] = [
      wait(asAgent(agent), id, 30),
      other.order<{ outcome: string }>({ do: "wait", ctx: asAgent(agent), id: second.id, seconds: 30 }),
    ];
    const start = performance.now();
    await other.order({ do: "answer", ctx: as(ana), id, outcome: "approved" });
    expect(await waiting).toMatchObject({ status: "decided", outcome: "approved" });
    await answerIntent(as(ana), second.id, { outcome: "rejected" });
    expect(await waitingThere).toMatchObject({ outcome: "rejected" });
    // The catch-up query, which would find it too, comes no sooner than after three seconds.
    expect(performance.now() - start).toBeLessThan(2_900);
  });

  test("lose no decision where the one that committed died before it could tell", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const other = await startProcess();
    const waiting = wait(asAgent(agent), id, 25);
    const start = performance.now();
    void other.order({ do: "answer and die", ctx: as(ana), id, outcome: "approved" }).catch(() => {});
    await other.gone;
    expect(await waiting).toMatchObject({ status: "decided" });
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  test("hear of a burst whole, and again after the listening connection was lost", async () => {
    const { agent, ana } = await makeWorkspace();
    const other = await startProcess();
    const burst = Array.from({ length: 150 }, () => submit(agent, { assignees: [ana.email] }));
    const ids = (await Promise.all(burst)).map(({ id }) => id);
    const answered = Promise.all(
      ids.map((id) => other.order({ do: "answer", ctx: as(ana), id, outcome: "approved" })),
    );
    for (const { status } of await Promise.all(ids.map((id) => wait(asAgent(agent), id, 30))))
      expect(status).toBe("decided");
    await answered;

    await sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    );
    await until(listening, (count) => count === 2);
    const { id } = await submit(agent, { assignees: [ana.email] });
    const waiting = wait(asAgent(agent), id, 30);
    const start = performance.now();
    await other.order({ do: "answer", ctx: as(ana), id, outcome: "approved" });
    expect(await waiting).toMatchObject({ status: "decided" });
    expect(performance.now() - start).toBeLessThan(2_900);
  });

  test("make one intent of one idempotency key, whichever of them is asked", async () => {
    const { agent, ana } = await makeWorkspace();
    const other = await startProcess();
    const body = {
      intent_type: "intent.x.v1",
      task_type: "approval" as const,
      payload: {},
      assignees: [ana.email],
    };
    const order = { do: "submit" as const, ctx: asAgent(agent), key: "same", body };
    const third = await startProcess();
    const sent = await Promise.all(
      [other, third].map((process) => process.order<{ body: string; replayed: boolean }>(order)),
    );
    expect(sent.map(({ replayed }) => replayed).toSorted()).toEqual([false, true]);
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
  });
});

describe("clients that wait in one process", () => {
  test("cost one listening connection between them, however many they are, and all hear of it", async () => {
    const { agent, ana } = await makeWorkspace();
    const intents = await Promise.all(
      Array.from({ length: 10 }, () => submit(agent, { assignees: [ana.email] })),
    );
    const waits = intents.flatMap(({ id }) => Array.from({ length: 30 }, () => wait(asAgent(agent), id, 60)));
    await until(
      () => hub().waiting,
      (waiting) => waiting === 10,
    );
    expect(await listening()).toBe(1);
    await Promise.all(intents.map(({ id }) => answerIntent(as(ana), id, { outcome: "approved" })));
    expect(new Set((await Promise.all(waits)).map(({ status }) => status))).toEqual(new Set(["decided"]));
    expect(hub().waiting).toBe(0);
  });

  test("are answered at once where the intent is closed, and not held longer than they want", async () => {
    const { agent, ana } = await makeWorkspace();
    const [open, closed] = [
      await submit(agent, { assignees: [ana.email] }),
      await submit(agent, { assignees: [ana.email] }),
    ];
    await answerIntent(as(ana), closed.id, { outcome: "approved" });
    expect(await wait(asAgent(agent), closed.id, 60)).toMatchObject({ status: "decided" });
    expect(await wait(asAgent(agent), open.id, 0.05)).toMatchObject({ status: "waiting" });
  });

  test("are let go when they leave", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const abort = new AbortController();
    const waiting = waitForAnswer(asAgent(agent), id, 60, abort.signal);
    await until(
      () => hub().waiting,
      (count) => count === 1,
    );
    abort.abort();
    expect(await waiting).toMatchObject({ status: "waiting" });
    expect(hub().waiting).toBe(0);
  });
});

test("somebody who follows an intent gets every fact once and in order", async () => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  const facts: FactWire[] = [];
  const following = (async () => {
    for await (const fact of followEvents(asAgent(agent), id, 0n, new AbortController().signal))
      facts.push(fact);
  })();
  await until(
    () => facts.length,
    (length) => length === 1,
  );
  for (let n = 0; n < 3; n++) await commentOnIntent(as(ana), id, { body: `No. ${n}` });
  await answerIntent(as(ana), id, { outcome: "approved" });
  await following;
  expect(facts.map(({ type }) => type)).toEqual([
    "created",
    "commented",
    "commented",
    "commented",
    "decided",
  ]);
  const seqs = facts.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
});

test("the closing fact holds the closed intent, however its reader and its commit interleave", async () => {
  const { agent, ana } = await makeWorkspace();
  const stale: unknown[] = [];
  for (let round = 0; round < 30; round++) {
    const { id } = await submit(agent, { assignees: [ana.email] });
    const answered = answerIntent(as(ana), id, { outcome: "approved" });
    const readers = Array.from({ length: 6 }, async () => {
      for (;;) {
        const { items, ended } = await readEvents(asAgent(agent), id);
        const closing = items.find(({ type }) => type === "decided");
        if (closing) stale.push((closing.data as { intent: { status: string } }).intent.status);
        if (ended) return;
      }
    });
    await Promise.all([answered, ...readers]);
    expect(await readIntent(asAgent(agent), id)).toMatchObject({ status: "decided" });
  }
  expect(new Set(stale)).toEqual(new Set(["decided"]));
});
