import { type Db, rows } from "./client";

/** The agent behind an address; null where there is none. */
export async function findAgentId(on: Db, workspaceId: string, address: string): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    on,
    "SELECT id FROM agents WHERE workspace_id = $1 AND address = $2",
    workspaceId,
    address,
  );
  return row?.id ?? null;
}
