import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import type { DbScope } from "./scope";

type Connected = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: pg.PoolClient["release"],
) => void;

/**
 * Connections that show one workspace at a time. Each remembers which, so that only a change of workspace costs a word to PostgreSQL,
 * sent right before what is asked. What is asked within none is shown no workspace's rows.
 */
export class WorkspacePool extends pg.Pool {
  private readonly wanted = new AsyncLocalStorage<string | null>();
  private readonly shown = new WeakMap<pg.ClientBase, string>();

  /** Whatever `work` asks of the pool sees the rows of this scope. */
  within<T>({ workspaceId }: DbScope, work: () => Promise<T>): Promise<T> {
    return this.wanted.run(workspaceId, work);
  }

  /** For what needs no rows: whichever workspace a connection shows already. */
  regardless<T>(work: () => Promise<T>): Promise<T> {
    return this.wanted.run(null, work);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | void {
    const store = this.wanted.getStore();
    const workspaceId = store === undefined ? NOBODY : store;
    if (!callback) return super.connect().then((client) => this.showing(client, workspaceId));
    super.connect((error, client, done) => {
      callback(error, client && this.showing(client, workspaceId), done);
    });
  }

  private showing(client: pg.PoolClient, workspaceId: string | null): pg.PoolClient {
    if (workspaceId === null || this.shown.get(client) === workspaceId) return client;
    this.shown.set(client, workspaceId);
    client.query({ ...SHOW, values: [workspaceId] }, (error) => {
      // What was to follow must not run for another workspace, so it fails with its connection.
      if (error && client instanceof pg.Client) void client.end();
    });
    return client;
  }
}

const NOBODY = "";
const SHOW = { name: "show", text: "SELECT set_config('countersign.workspace', $1, false)" };

/**
 * Every text is a constant that plans well without its values, and planning the long ones costs as much as running them.
 * Superusers and owners are held by no policy, so whoever may be the role of the app's rows becomes it.
 */
export const prepare = (client: pg.ClientBase): Promise<unknown> =>
  client.query(`SELECT set_config('plan_cache_mode', 'force_generic_plan', false);
    SELECT set_config('role', rolname, false) FROM pg_roles WHERE rolname = 'countersign_rows'
      AND pg_has_role(oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)`);
