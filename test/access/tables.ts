import { sql } from "../support/database";

/** Tables that are nobody's, or everybody's, each with why no policy guards it. */
export const UNGUARDED: Record<string, string> = {
  _prisma_migrations: "what was done to the schema",
  accounts: "next-auth's: a person signs in to all of their workspaces at once",
  mailbox_messages: "mail that left, while no provider is configured; the page that shows it is closed then",
  rate_limits: "a count behind a digest, which names no workspace",
  recovery_codes: "a person's, as their sessions are",
  second_steps: "a person's, as their sessions are",
  server_secrets: "the installation's own",
  sessions: "a person is signed in to all of their workspaces at once",
  sign_in_attempts: "whoever tries to sign in is nobody's yet",
  users: "a person may be in several workspaces, and is only found through a membership",
  verification_tokens: "next-auth's: whoever signs in is nobody's yet",
};

/** The tables of the database that hold rows of workspaces, as the catalogue lists them, parents before children. */
export async function guardedTables(): Promise<string[]> {
  const found = await sql<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relnamespace = current_schema()::regnamespace ORDER BY c.relname`,
  );
  return found.map(({ name }) => name).filter((name) => !(name in UNGUARDED));
}

/** How a table's rows hang on a workspace: by a column, or by the row that another column names. */
export const PARENTS: Record<string, { column: string; table: string }> = {
  team_members: { column: "team_id", table: "teams" },
  api_keys: { column: "agent_id", table: "agents" },
  delivery_attempts: { column: "delivery_id", table: "deliveries" },
};

interface Column {
  name: string;
  type: string;
  required: boolean;
}

const columnsOf = (table: string): Promise<Column[]> =>
  sql<Column>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type, attnotnull AND NOT atthasdef AS required
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    table,
  );

const SAMPLES: Record<string, unknown> = {
  "timestamp with time zone": "2026-11-29T00:00:00Z",
  date: "2026-11-29",
  boolean: false,
  integer: 1,
  jsonb: {},
  json: {},
  bytea: "\\x00",
  tsvector: "'word'",
  "text[]": [],
};

let numbers = 1_000_000;

/** A row of a workspace, made of whatever its table's columns take. `id` names its parents and itself. */
export async function sampleRow(table: string, workspaceId: string): Promise<Record<string, unknown>> {
  const parent = PARENTS[table];
  const columns = await columnsOf(table);
  const row: Record<string, unknown> = {};
  for (const { name, type, required } of columns) {
    if (name === "workspace_id" || (table === "workspaces" && name === "id")) row[name] = workspaceId;
    else if (name === parent?.column) row[name] = idIn(parent.table, workspaceId);
    else if (name === "id" && type === "text") row[name] = idIn(table, workspaceId);
    else if (required)
      row[name] = SAMPLES[type] ?? (type === "bigint" ? numbers++ : `${workspaceId}-${name}-${numbers++}`);
  }
  return row;
}

const idIn = (table: string, workspaceId: string): string => `${table} ${workspaceId}`;
