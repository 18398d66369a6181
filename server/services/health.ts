import type { z } from "zod";
import type { HealthWire } from "@/core/wire/health";
import { db, EVERYWHERE } from "@/server/db/client";
import { askDatabase, type DatabaseHealth } from "@/server/db/health";
import { meters } from "@/server/meters";
import { mailboxIsOpen, settings } from "@/server/settings";
import { isClosing } from "./waiting/closing";

export type Health = z.infer<typeof HealthWire>;
type Check = Health["status"];
type Verdict = { check: Check; detail: string } | null;

/** A balancer's patience is short: whatever hangs, the answer is out within a second. */
const PATIENCE_MS = 800;
/** An open moment this much overdue means that no clock is at work anywhere. */
const OVERDUE_MS = 60_000;
/** A lane looks every 5 s, and its slowest batch ends sooner than this. */
const SILENT_MS = 120_000;
const FAILED_LOOKS = 5;
const FAILED_MAILS = 5;
const MAIL_WAITS_MS = 600_000;
const SKEW_MS = 5_000;
const MAX_SKEW_MS = 60_000;

/** Whether this server can do its work: reach its data, keep its times, and send mail. While it ends, it cannot. */
export async function checkHealth(now: Date): Promise<Health> {
  if (isClosing()) return ending();
  const asked = await askDatabase(db(EVERYWHERE), PATIENCE_MS).catch((error: unknown) => detailOf(error));
  const verdicts = typeof asked === "string" ? withoutDatabase(asked, now) : withDatabase(asked, now);
  const checks = mapped(verdicts, (verdict) => verdict?.check ?? "ok");
  const problems = Object.entries(verdicts).flatMap(([check, verdict]) =>
    verdict ? [{ check, detail: verdict.detail }] : [],
  );
  return { status: worst(Object.values(checks)), checks, problems };
}

type Verdicts = Record<keyof Health["checks"], Verdict>;

const failing = (detail: string): Verdict => ({ check: "failing", detail });
const degraded = (detail: string): Verdict => ({ check: "degraded", detail });

const ending = (): Health => ({
  status: "failing",
  checks: { database: "ok", engine: "failing", mail: "ok", migrations: "ok", time: "ok" },
  problems: [{ check: "engine", detail: "This process is about to end." }],
});

/** What hangs on the database cannot be told, and only it is to blame. */
const withoutDatabase = (detail: string, now: Date): Verdicts => ({
  database: failing(detail),
  engine: lanesOf(now),
  mail: mailOf(null, now),
  migrations: null,
  time: null,
});

const withDatabase = (health: DatabaseHealth, now: Date): Verdicts => ({
  database: health.readOnly ? failing("The database takes no writes.") : null,
  engine: momentsOf(health, now) ?? lanesOf(now),
  mail: mailOf(health, now),
  migrations:
    health.missing.length > 0
      ? failing(`The database lacks ${health.missing.length} migrations of this version.`)
      : null,
  time: skewOf(health, now),
});

function momentsOf({ nextMoment }: DatabaseHealth, now: Date): Verdict {
  const lateMs = nextMoment ? now.getTime() - nextMoment.getTime() : 0;
  return lateMs > OVERDUE_MS ? failing(`A moment is overdue by ${Math.round(lateMs / 1000)} s.`) : null;
}

/** Whether this process's own clock is at work, where it has one. */
function lanesOf(now: Date): Verdict {
  for (const [name, { lookedAt, failures }] of meters().lanes) {
    const silentMs = now.getTime() - lookedAt;
    if (silentMs > SILENT_MS)
      return failing(`The lane of ${name} has not looked for ${Math.round(silentMs / 1000)} s.`);
    if (failures >= FAILED_LOOKS) return degraded(`The lane of ${name} failed ${failures} times in a row.`);
  }
  return null;
}

/** A provider that is down is no reason to send people elsewhere: they can still answer here. */
function mailOf(health: DatabaseHealth | null, now: Date): Verdict {
  if (!settings().RESEND_API_KEY && !mailboxIsOpen(settings()))
    return failing("There is no way to send mail: set RESEND_API_KEY.");
  const { failedInARow } = meters().mail;
  if (failedInARow >= FAILED_MAILS) return degraded(`The last ${failedInARow} mails could not be sent.`);
  const waitsMs = health?.nextNotification ? now.getTime() - health.nextNotification.getTime() : 0;
  return waitsMs > MAIL_WAITS_MS
    ? degraded(`A message has waited for ${Math.round(waitsMs / 1000)} s.`)
    : null;
}

function skewOf({ now: theirs }: DatabaseHealth, now: Date): Verdict {
  const skewMs = Math.abs(now.getTime() - theirs.getTime());
  if (skewMs < SKEW_MS) return null;
  const detail = `The clocks of this process and of the database differ by ${Math.round(skewMs / 1000)} s.`;
  return skewMs < MAX_SKEW_MS ? degraded(detail) : failing(detail);
}

/** What went wrong, without what the error says of addresses and users. */
const detailOf = (error: unknown): string =>
  error instanceof Error && error.message === "no answer in time"
    ? "The database does not answer in time, or no connection came free."
    : "The database cannot be reached.";

const worst = (checks: readonly Check[]): Check =>
  checks.includes("failing") ? "failing" : checks.includes("degraded") ? "degraded" : "ok";

const mapped = <K extends string, A, B>(record: Record<K, A>, change: (value: A) => B): Record<K, B> =>
  Object.fromEntries(Object.entries<A>(record).map(([key, value]) => [key, change(value)])) as Record<K, B>;
