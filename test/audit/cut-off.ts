import { Frontier } from "@/core/audit/frontier";
import { sha256 } from "@/server/services/audit/hash";
import { sql } from "../support/database";
import type { Workspace } from "../support/workspace";
import { asSuperuser } from "./world";

/** Removes the newest entries with all that was sealed of them, as if they had never been. */
export async function cutOff({ id }: Pick<Workspace, "id">): Promise<void> {
  const heads = await sql<{ tree_size: string; jws: string }>(
    "SELECT tree_size, jws FROM audit_heads WHERE workspace_id = $1 ORDER BY tree_size DESC LIMIT 2",
    id,
  );
  const size = Number(heads[1]?.tree_size);
  const leaves = await sql<{ leaf_hash: Buffer; source: string; seq: string }>(
    "SELECT leaf_hash, source, seq FROM audit_leaves WHERE workspace_id = $1 ORDER BY index",
    id,
  );
  const frontier = new Frontier(0, [], sha256);
  for (const { leaf_hash } of leaves.slice(0, size)) frontier.append(leaf_hash);
  const lost = (source: string) =>
    leaves
      .slice(size)
      .filter((leaf) => leaf.source === source)
      .map(({ seq }) => seq);
  await asSuperuser(
    [`DELETE FROM facts WHERE seq = ANY($1::bigint[])`, lost("fact")],
    [`DELETE FROM admin_changes WHERE seq = ANY($1::bigint[])`, lost("change")],
    [`DELETE FROM audit_leaves WHERE workspace_id = $1 AND index >= $2`, id, size],
    [`DELETE FROM audit_heads WHERE workspace_id = $1 AND tree_size > $2`, id, size],
    [
      `UPDATE audit_logs SET size = $2, frontier = $3, head_hash = sha256(convert_to($4, 'UTF8')) WHERE workspace_id = $1`,
      id,
      size,
      Buffer.concat(frontier.roots),
      heads[1]?.jws,
    ],
  );
}
