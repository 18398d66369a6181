import { beforeAll, expect, test } from "vitest";
import { startClock } from "@/server/clock";
import { fireDueMoments } from "@/server/services/intents/pursue";
import { startListening } from "@/server/services/waiting/listen";
import { noticesOf, sql, storyOf } from "../support/database";
import { startProcess } from "../support/spawn";
import { after, until } from "../support/time";
import { makeWorkspace, submit } from "../support/workspace";

beforeAll(() => startListening());

test("two processes that sweep at the same time do each intent once", async () => {
  const { agent, ana } = await makeWorkspace();
  const other = await startProcess();
  const intents = await Promise.all(
    Array.from({ length: 200 }, () => submit(agent, { assignees: [ana.email], timeout: "1h" })),
  );
  const sweepHere = async (): Promise<number> => {
    let done = 0;
    for (let batch = -1; batch !== 0; done += Math.max(batch, 0))
      batch = await fireDueMoments(after("1h"), after("1h"), 10);
    return done;
  };
  const there = other.order<number>({ do: "sweep", now: after("1h").toISOString() });
  const [first, second, third] = await Promise.all([sweepHere(), there, sweepHere()]);
  expect(first + second + third).toBe(intents.length);
  const stories = await sql<{ intent_id: string; story: string[] }>(
    "SELECT intent_id, array_agg(type ORDER BY seq) AS story FROM facts WHERE workspace_id = $1 GROUP BY 1",
    agent.workspaceId,
  );
  expect(stories).toHaveLength(intents.length);
  expect(stories.filter(({ story }) => story.join() !== "created,timed_out")).toEqual([]);
  const [told] = await sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM notifications WHERE kind = 'timed_out' AND workspace_id = $1",
    agent.workspaceId,
  );
  expect(told?.count).toBe(200);
});

test("what one process submits is done by another's clock within seconds, where the first has none", async () => {
  const { agent, ana } = await makeWorkspace();
  const other = await startProcess();
  await other.order({ do: "start the clock", graceMs: 0 });
  const { id } = await submit(agent, { assignees: [ana.email], timeout: "1s" }, new Date());
  await until(
    () => storyOf(id),
    (story) => story.includes("timed_out"),
    15_000,
  );
  expect(await storyOf(id)).toEqual(["created", "timed_out"]);
});

test("two clocks on one database ring every alarm once", async () => {
  const { agent, ana } = await makeWorkspace();
  const other = await startProcess();
  await other.order({ do: "start the clock", graceMs: 0 });
  const clock = startClock({
    send: async () => ({ ok: true, providerId: "sent" }),
    digest: never,
    alert: never,
    head: never,
    call: never,
    graceMs: 0,
  });
  try {
    const now = new Date(Date.now() - 700);
    const plan = { assignees: [ana.email], remind_after: "1s", timeout: "2s" };
    const intents = await Promise.all(Array.from({ length: 20 }, () => submit(agent, plan, now)));
    for (const { id } of intents)
      await until(
        () => storyOf(id),
        (story) => story.includes("timed_out"),
        15_000,
      );
    for (const { id } of intents) {
      expect((await storyOf(id)).filter((type) => !type.startsWith("notif"))).toEqual([
        "created",
        "reminded",
        "timed_out",
      ]);
      expect((await noticesOf(id)).map(({ kind }) => kind)).toEqual(["waiting", "reminder", "timed_out"]);
    }
  } finally {
    await clock.stop();
  }
});

const never = (): Promise<never> => new Promise(() => {});
