import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "@/generated/prisma/client";
import { shared } from "@/server/shared";
import { prepare, WorkspacePool } from "./pool";
import { type DbScope, EVERYWHERE, workspaceOf } from "./scope";

export { type DbScope, EVERYWHERE, workspaceOf };

/** The database, or a transaction on it, and for whom. Services pass it along; only server/db looks inside. */
export interface Db {
  readonly scope: DbScope;
  readonly client: PrismaClient | Prisma.TransactionClient;
}

export interface Connection {
  pool: WorkspacePool;
  prisma: PrismaClient;
}

function connect(): Connection {
  const pool = new WorkspacePool({
    connectionString: process.env.DATABASE_URL,
    max: Number(process.env.DATABASE_POOL ?? 16),
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: "countersign",
    onConnect: prepare,
  });
  pool.on("error", () => {
    // An idle connection was lost; the pool opens another when one is needed.
  });
  // Between the pool and whoever waited for a connection nobody listens, and an unheard error ends the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  // Naming a statement lets PostgreSQL keep its plan; the set of texts is small because values are always parameters.
  const names = new Map<string, string>();
  const statementNameGenerator = ({ sql }: { sql: string }): string => {
    const name = names.get(sql) ?? `s${names.size}`;
    if (names.size < 500) names.set(sql, name);
    return names.has(sql) ? name : "";
  };
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator }) }) };
}

export const connection = (): Connection => shared("connection", connect);

/** Closes every connection when it is free; nothing can be asked afterwards. */
export async function closeConnection(): Promise<void> {
  const { pool, prisma } = connection();
  await prisma.$disconnect();
  if (!pool.ended) await pool.end();
}

/** The database outside of any transaction. */
export const db = (scope: DbScope): Db => ({ scope, client: connection().prisma });

/** Runs `work` in one transaction, which is undone if it throws. */
export function transact<T>(scope: DbScope, work: (tx: Db) => Promise<T>): Promise<T> {
  const { pool, prisma } = connection();
  const limits = { maxWait: 15_000, timeout: 30_000 };
  return pool.within(scope, () => prisma.$transaction((client) => work({ scope, client }), limits));
}

/** One view of the database for all that `work` reads. */
export function snapshot<T>(scope: DbScope, work: (tx: Db) => Promise<T>): Promise<T> {
  const { pool, prisma } = connection();
  const how = { maxWait: 15_000, timeout: 30_000, isolationLevel: "RepeatableRead" as const };
  return pool.within(scope, () => prisma.$transaction((client) => work({ scope, client }), how));
}

/** Rows of a query whose text is a constant and whose values are all parameters. */
export async function rows<T>(on: Db, text: string, ...values: unknown[]): Promise<T[]> {
  return connection().pool.within(
    on.scope,
    async () => await on.client.$queryRawUnsafe<T[]>(text, ...values),
  );
}

export async function execute(on: Db, text: string, ...values: unknown[]): Promise<number> {
  return connection().pool.within(on.scope, async () => await on.client.$executeRawUnsafe(text, ...values));
}

/** The PostgreSQL error code behind an error, such as 23505, and the constraint it names. */
export function postgresError(error: unknown): { code: string; constraint: string } | null {
  const seen = new Set<unknown>();
  for (let at: unknown = error; typeof at === "object" && at !== null && !seen.has(at);) {
    seen.add(at);
    const { originalCode, meta, cause, constraint } = at as Record<string, unknown>;
    if (typeof originalCode === "string")
      return { code: originalCode, constraint: JSON.stringify(constraint ?? cause ?? at) };
    const inner = (meta as Record<string, unknown> | undefined)?.driverAdapterError ?? cause;
    at = inner;
  }
  return null;
}
