import { type CalendarEntry, icalendarOf } from "@/core/calendar";
import { AppError } from "@/core/errors";
import { shiftsOf } from "@/core/on-call";
import { type DueItem, dueItems, type FeedOwner, ownerOfFeed } from "@/server/db/calendar-feeds";
import { db, EVERYWHERE } from "@/server/db/client";
import { listSchedules, type StoredSchedule } from "@/server/db/schedules";
import { settings } from "@/server/settings";
import { sha256 } from "../secrets";

const DAY_MS = 86_400_000;
const AHEAD_MS = 90 * DAY_MS;
const ITEMS = 500;
const DUE_MS = 15 * 60_000;

/** The calendar at a secret address: its owner's shifts and due items of the next 90 days. Throws not_found. */
export async function readFeed(file: string, now: Date): Promise<string> {
  const [, token] = /^([\w-]{43})\.ics$/.exec(file) ?? [];
  const owner = token === undefined ? null : await ownerOfFeed(db(EVERYWHERE), sha256(token));
  if (!owner) throw new AppError("not_found", "There is no such calendar; its owner may have renewed it.");
  const [schedules, due] = await Promise.all([
    listSchedules(db(owner), owner.workspaceId),
    dueItems(db(owner), owner, new Date(now.getTime() + AHEAD_MS), ITEMS),
  ]);
  const shifts = schedules.flatMap((schedule) => shiftEntries(schedule, owner, now));
  const entries = [...shifts, ...due.map(dueEntry)];
  return icalendarOf(`Countersign: ${owner.name}`, entries, now);
}

/** Whole shifts, also where they began before now or end after the period, so that they stay the same at each look. */
function shiftEntries(schedule: StoredSchedule, { userId }: FeedOwner, now: Date): CalendarEntry[] {
  if (!schedule.people.some(({ id }) => id === userId)) return [];
  const turnMs = (schedule.everyWeeks * 7 + 1) * DAY_MS;
  const end = new Date(now.getTime() + AHEAD_MS);
  const [first, last] = [new Date(now.getTime() - turnMs), new Date(end.getTime() + turnMs)];
  return shiftsOf(schedule, first, last)
    .filter((shift) => shift.userId === userId && shift.to > now && shift.from < end)
    .map(({ from, to, override }) => ({
      uid: uidOf(`${schedule.id}-${from.getTime()}`),
      title: `On call: ${schedule.name}`,
      description: override ? "Taken out of turn." : null,
      url: null,
      ...{ from, to },
      busy: false,
    }));
}

const dueEntry = ({ id, title, agent, deadlineAt }: DueItem): CalendarEntry => ({
  uid: uidOf(id),
  title: `Due: ${title}`,
  description: `${agent} waits for your answer until then.`,
  url: `${settings().PUBLIC_URL}/inbox/${id}`,
  from: new Date(deadlineAt.getTime() - DUE_MS),
  to: deadlineAt,
  busy: false,
});

const uidOf = (name: string): string => `${name}@${new URL(settings().PUBLIC_URL).hostname}`;
