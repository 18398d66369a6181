import { db, EVERYWHERE, rows } from "@/server/db/client";
import { nextMomentAt } from "@/server/db/intents";
import { mailboxIsOpen, settings } from "@/server/settings";

type Check = "ok" | "failing";

export interface Health {
  status: Check;
  checks: { database: Check; engine: Check; mail: Check };
}

/** An open moment this much overdue means that no clock is at work anywhere. */
const OVERDUE_MS = 60_000;

/** Whether this server can do its work: reach its data, keep its times, and send mail somewhere. */
export async function checkHealth(now: Date): Promise<Health> {
  const database = await verdict(async () => (await rows(db(EVERYWHERE), "SELECT 1 AS one")).length === 1);
  const engine = await verdict(async () => {
    const next = await nextMomentAt(db(EVERYWHERE));
    return next === null || next.getTime() > now.getTime() - OVERDUE_MS;
  });
  const mail = await verdict(async () => Boolean(settings().RESEND_API_KEY) || mailboxIsOpen(settings()));
  const checks = { database, engine, mail };
  return { status: Object.values(checks).every((check) => check === "ok") ? "ok" : "failing", checks };
}

async function verdict(check: () => Promise<boolean>): Promise<Check> {
  try {
    return (await check()) ? "ok" : "failing";
  } catch {
    return "failing";
  }
}
