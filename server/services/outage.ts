import { postgresError } from "@/server/db/client";

/**
 * SQLSTATEs by which PostgreSQL says that it cannot do now what it may do in a moment: connections lost (08), too little of
 * something (53), ended by an operator or a crash (57P), a standby that was the primary (25006), and what two did at once (40001, 40P01).
 */
const STATES = /^(08|53|57P0|25006|40001|40P01)/;

/** The same where it could not say so: from the socket, the pool, and Prisma. */
const WORDS =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|not queryable|P1001|P1017|P2024|P2028|57P0[123]|timeout exceeded when trying to connect|the database system is|DatabaseNotReachable|ConnectionClosed|SocketTimeout/;

/** Whether an error says that the database is away or busy, so that trying again is all it takes. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const state = postgresError(error)?.code;
  if (state !== undefined && STATES.test(state)) return true;
  const { code, cause, meta } = error as { code?: unknown; cause?: unknown; meta?: Record<string, unknown> };
  return WORDS.test([code, error.message, cause, meta?.driverAdapterError].map(String).join(" "));
}
