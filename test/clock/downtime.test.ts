import { describe, expect, test } from "vitest";
import { fireDueMoments } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { factsOf, sql, storyOf } from "../support/database";
import { chain, sweep } from "../support/chain";
import { after } from "../support/time";
import { asAgent, makeWorkspace, submit } from "../support/workspace";

describe("what fell due while the server was down", () => {
  test("happens at once when it is back, once, and only the gravest of it", async () => {
    const { intent } = await chain();
    await sweep(after("40m"));
    await sweep(after("40m"));
    expect(await storyOf(intent.id)).toEqual(["created", "escalated"]);
    expect((await factsOf(intent.id))[1]).toMatchObject({
      at: after("40m"),
      data: { level: 2, due_at: after("30m").toISOString() },
    });
  });

  test("gives the people it reaches their full time from then", async () => {
    const { intent, agent } = await chain();
    await sweep(after("2h"));
    expect(await readIntent(asAgent(agent), intent.id)).toMatchObject({
      level: 2,
      next: { kind: "escalation", at: after("2h", after("2h")).toISOString() },
    });
  });

  test("skips the reminders that were missed", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, {
      assignees: [ana.email],
      remind_after: "5m",
      remind_every: "5m",
      max_reminders: 10,
      timeout: "8h",
    });
    await sweep(after("22m"));
    await sweep(after("22m"));
    expect(await storyOf(id)).toEqual(["created", "reminded"]);
    expect((await readIntent(asAgent(agent), id)).next).toMatchObject({
      kind: "reminder",
      at: after("25m").toISOString(),
    });
  });

  test("is the deadline where that has passed, and nothing else", async () => {
    const { intent } = await chain();
    await sweep(after("3d"));
    expect(await storyOf(intent.id)).toEqual(["created", "timed_out"]);
  });
});

test("one broken intent keeps nobody else's alarm from ringing", async () => {
  const { agent, ana } = await makeWorkspace();
  const ask = () => submit(agent, { assignees: [ana.email], remind_after: "5m", timeout: "1h" });
  const [broken, first, second] = [await ask(), await ask(), await ask()];
  await sql("UPDATE intents SET plan = jsonb_set(plan, '{levels}', '[]') WHERE id = $1", broken.id);
  await expect(fireDueMoments(after("5m"), after("5m"), 50)).rejects.toThrow(
    /1 of \d+ due intents could not be pursued/,
  );
  expect([await storyOf(first.id), await storyOf(second.id)]).toEqual([
    ["created", "reminded"],
    ["created", "reminded"],
  ]);
});
