import { type Db, rows } from "./client";

export async function workspaceName(on: Db, id: string): Promise<string | null> {
  const [row] = await rows<{ name: string }>(on, "SELECT name FROM workspaces WHERE id = $1", id);
  return row?.name ?? null;
}
