import type { JsonObject } from "@/core/json";
import { onCallAt, type Schedule } from "@/core/on-call";
import type { ScheduleWire } from "@/core/wire/schedules";
import type { Named, StoredSchedule } from "@/server/db/schedules";

export function asWire(schedule: StoredSchedule, now: Date): ScheduleWire {
  const who = namedIn(schedule.people);
  const onCall = onCallAt(schedule, now);
  return {
    slug: schedule.slug,
    name: schedule.name,
    time_zone: schedule.timeZone,
    members: schedule.members.map(who),
    starts_on: schedule.startsOn,
    handoff: schedule.handoff,
    every_weeks: schedule.everyWeeks,
    overrides: schedule.overrides.map(({ id, from, to, userId }) => ({
      id,
      from: from.toISOString(),
      to: to.toISOString(),
      person: who(userId),
    })),
    on_call: onCall === null ? null : who(onCall),
    policies: schedule.policies,
  };
}

/** People by id, among those who were read with the schedule. */
export function namedIn(people: readonly Named[]): (id: string) => Named {
  const byId = new Map(people.map((person) => [person.id, person]));
  return (id) => {
    const found = byId.get(id);
    if (!found) throw new Error(`${id} was not read with the schedule`);
    return found;
  };
}

/** The same for the audit trail: people by their addresses. */
export function asAudited(schedule: Schedule & { people: readonly Named[] }): JsonObject {
  const who = namedIn(schedule.people);
  return {
    name: schedule.name,
    time_zone: schedule.timeZone,
    members: schedule.members.map((id) => who(id).email),
    starts_on: schedule.startsOn,
    handoff: schedule.handoff,
    every_weeks: schedule.everyWeeks,
    overrides: schedule.overrides.map(({ from, to, userId }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      person: who(userId).email,
    })),
  };
}
