import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { shared } from "@/server/shared";
import { type Db, rows } from "./client";
import { within } from "./gauges";

export interface DatabaseHealth {
  /** The database's own time. */
  now: Date;
  readOnly: boolean;
  /** Migrations of this version that it does not have. */
  missing: string[];
  /** When the next moment of an open intent is, and when the next message; overdue ones are in the past. */
  nextMoment: Date | null;
  nextNotification: Date | null;
}

const TEXT = `SELECT clock_timestamp() AS now,
  pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS "readOnly",
  ARRAY(SELECT m FROM unnest($1::text[]) m WHERE m NOT IN
    (SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL)) AS missing,
  (SELECT min(next_moment_at) FROM intents WHERE next_moment_at IS NOT NULL) AS "nextMoment",
  (SELECT min(next_attempt_at) FROM notifications WHERE next_attempt_at IS NOT NULL) AS "nextNotification"`;

interface Asking {
  answer: Promise<DatabaseHealth> | null;
}

/**
 * How the database is. However many ask, one question is under way, or a database that hangs would take every connection.
 * Throws where there is no answer in time, such as for want of a free connection.
 */
export function askDatabase(on: Db, patienceMs: number): Promise<DatabaseHealth> {
  const asking = shared("database-health", (): Asking => ({ answer: null }));
  asking.answer ??= ask(on).finally(() => (asking.answer = null));
  return within(asking.answer, patienceMs);
}

async function ask(on: Db): Promise<DatabaseHealth> {
  const [health] = await rows<DatabaseHealth>(on, TEXT, ownMigrations());
  if (!health) throw new Error("the database answered nothing");
  return health;
}

/** The migrations that this version comes with; none where it was put somewhere without them. */
const ownMigrations = (): string[] =>
  shared("migrations", () => {
    const folder = path.join(process.cwd(), "prisma", "migrations");
    if (!existsSync(folder)) return [];
    return readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "migration.sql")));
  });
