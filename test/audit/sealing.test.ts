import { expect, test } from "vitest";
import { sealWorkspace } from "@/server/services/audit/seal";
import { answerIntent } from "@/server/services/intents/answer";
import { sql } from "../support/database";
import { after } from "../support/time";
import { as, makeWorkspace, submit } from "../support/workspace";

const NOW = after("1m");

/** How much of a workspace is sealed, and how much waits. */
async function stateOf(
  id: string,
): Promise<{ leaves: number; queued: number; heads: number; facts: number }> {
  const [row] = await sql<{ leaves: number; queued: number; heads: number; facts: number }>(
    `SELECT (SELECT count(*)::int FROM audit_leaves WHERE workspace_id = $1) AS leaves,
      (SELECT count(*)::int FROM audit_queue WHERE workspace_id = $1) AS queued,
      (SELECT count(*)::int FROM audit_heads WHERE workspace_id = $1) AS heads,
      (SELECT count(*)::int FROM facts WHERE workspace_id = $1) + (SELECT count(*)::int FROM admin_changes WHERE workspace_id = $1) AS facts`,
    id,
  );
  return row ?? { leaves: 0, queued: 0, heads: 0, facts: 0 };
}

test("whatever is committed is sealed once, by however many who seal at a time", async () => {
  const { id, agent, ana } = await makeWorkspace();
  for (let n = 0; n < 4; n++) {
    const intent = await submit(agent, { assignees: [ana.email] });
    await answerIntent(as(ana), intent.id, { outcome: "approved" });
  }
  const { facts } = await stateOf(id);
  while ((await stateOf(id)).queued > 0) await Promise.all([1, 2, 3].map(() => sealWorkspace(id, NOW, 3)));
  expect(await stateOf(id)).toEqual({ leaves: facts, queued: 0, heads: Math.ceil(facts / 3), facts });
});
