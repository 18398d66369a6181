import type { Member } from "../access";
import { AppError, flaw } from "../errors";
import type { Fact } from "../facts";
import { type Asked, type Intent, isSnoozed } from "../intent";
import type { Command } from "./commands";
import { asActor, fact } from "./decide";

const LONGEST_DAYS = 90;
const DAY_MS = 86_400_000;

/** One person puts an open intent off for themselves. It must come back while they can still answer it. */
export function decideSnooze(
  intent: Intent,
  { by, until }: Extract<Command, { type: "snooze" }>,
  now: Date,
): Fact[] {
  const self = requireAsked(intent, by);
  if (until <= now) throw flaw("invalid_request", "/until", "That time has passed; choose a later one.");
  if (until >= intent.deadlineAt) throw beyond(intent.deadlineAt);
  if (until.getTime() > now.getTime() + LONGEST_DAYS * DAY_MS)
    throw flaw("invalid_request", "/until", `Snooze for ${LONGEST_DAYS} days at most.`);
  if (self.snoozedUntil?.getTime() === until.getTime()) return [];
  return [fact("snoozed", now, asActor(by), { until: until.toISOString() })];
}

/** What has woken by itself needs no waking. */
export function decideWake(intent: Intent, by: Member, now: Date): Fact[] {
  const self = requireAsked(intent, by);
  if (!self.snoozedUntil || !isSnoozed(self, now)) return [];
  return [fact("woken", now, asActor(by), { until: self.snoozedUntil.toISOString() })];
}

function requireAsked(intent: Intent, by: Member): Asked {
  const self = intent.asked.find(({ id }) => id === by.id);
  if (!self)
    throw new AppError("conflict", "You were not asked, so there is nothing to hide from your inbox.");
  return self;
}

function beyond(deadline: Date): AppError {
  const detail = `This closes at ${deadline.toISOString()}; choose a time before that.`;
  return new AppError("invalid_request", detail, {
    flaws: [{ pointer: "/until", detail }],
    extra: { deadline_at: deadline.toISOString() },
  });
}
