import { beforeEach, describe, expect, test } from "vitest";
import { RELATIVE_ERROR } from "@/core/insights/histogram";
import { answerIntent } from "@/server/services/intents/answer";
import { measureClosed } from "@/server/services/insights/measure";
import { sql } from "../support/database";
import { ask, liveThrough, measureAll, stats } from "../support/fates";
import { as, makeWorkspace } from "../support/workspace";

// What an earlier test left to be measured is not this test's business.
beforeEach(measureAll);

describe("measuring", () => {
  test("gives the sums that the facts give, whatever happened", async () => {
    const workspace = await makeWorkspace();
    await liveThrough(workspace, 60);
    await measureAll();
    const { total } = await stats(workspace.alex);
    const [counted] = await sql<Record<string, number>>(DIRECTLY, workspace.id);
    expect(total).toMatchObject(counted ?? {});
    const took = await sql<{ ms: number }>(
      `SELECT extract(epoch FROM (i.decision ->> 'decidedAt')::timestamptz - i.created_at)::float * 1000 AS ms
       FROM intents i WHERE i.workspace_id = $1 AND i.status = 'decided' ORDER BY 1`,
      workspace.id,
    );
    const middle = took[Math.ceil(took.length / 2) - 1]?.ms ?? NaN;
    expect(Math.abs((total.response_p50_seconds ?? NaN) * 1000 - middle)).toBeLessThan(
      middle * RELATIVE_ERROR + 1,
    );
  });

  test("counts everything once, although several processes do it at the same time, in batches of any size", async () => {
    const workspace = await makeWorkspace();
    await liveThrough(workspace, 30);
    const closed = () =>
      sql<{ count: number }>(
        "SELECT count(*)::int FROM intents WHERE workspace_id = $1 AND status <> 'waiting'",
        workspace.id,
      ).then(([row]) => row?.count);
    while ((await Promise.all([1, 7, 3, 50].map(measureClosed))).some((count) => count > 0));
    expect((await stats(workspace.alex)).total.closed).toBe(await closed());
    await sql(
      "INSERT INTO insight_queue SELECT id, workspace_id, closed_at, true FROM intents WHERE workspace_id = $1 AND status <> 'waiting'",
      workspace.id,
    );
    await measureAll();
    expect((await stats(workspace.alex)).total.closed).toBe(await closed());
  });

  test("that is undone half-way has counted nothing, and is done later", async () => {
    const workspace = await makeWorkspace();
    await liveThrough(workspace, 5);
    await sql("ALTER TABLE insight_tallies ADD CONSTRAINT down CHECK (false) NOT VALID");
    await expect(measureAll()).rejects.toThrow();
    await sql("ALTER TABLE insight_tallies DROP CONSTRAINT down");
    expect(await sql("SELECT 1 FROM intent_measures WHERE workspace_id = $1", workspace.id)).toEqual([]);
    await measureAll();
    expect((await stats(workspace.alex)).total.closed).toBeGreaterThan(0);
  });

  test("does not guess whether somebody opened what was there before that was recorded", async () => {
    const workspace = await makeWorkspace();
    const { id } = await ask(workspace);
    await sql("INSERT INTO insight_queue VALUES ($1, $2, NULL, false)", id, workspace.id);
    await answerIntent(as(workspace.ana), id, { outcome: "approved" });
    await measureAll();
    expect((await stats(workspace.alex)).total).toMatchObject({ answered: 1, opened: 0, unopened: 0 });
  });
});

const having = (...types: string[]) =>
  `count(*) FILTER (WHERE EXISTS (SELECT FROM facts f WHERE f.intent_id = i.id AND f.type = ANY('{${types.join(",")}}')))::int`;

/** The same figures, from the facts alone. */
const DIRECTLY = `SELECT ${having("decided", "timed_out", "canceled")} AS closed, ${having("decided")} AS answered,
  ${having("timed_out")} AS timed_out, ${having("canceled")} AS withdrawn, ${having("reminded")} AS reminded,
  ${having("escalated")} AS escalated,
  count(*) FILTER (WHERE EXISTS (SELECT FROM facts f WHERE f.intent_id = i.id AND f.type = 'decided'
    AND f.data -> 'decision' ->> 'outcome' = 'approved'))::int AS approved
  FROM intents i WHERE i.workspace_id = $1 AND i.status <> 'waiting'`;
