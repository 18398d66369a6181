/** For whom the database is used: one workspace, or all of them. A `Ctx`, a member's key or a row that names its workspace is one. */
export interface DbScope {
  readonly workspaceId: string;
}

/** For what truly crosses workspaces: who a key or a cookie belongs to, what the clock has to do, how the server is. */
export const EVERYWHERE: DbScope = { workspaceId: "*" };

/** Whose a row is. */
export const workspaceOf = (row: { workspace_id: string }): DbScope => ({ workspaceId: row.workspace_id });
