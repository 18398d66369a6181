import { z } from "zod";
import { WEEKDAYS } from "../hours";
import { isTimeZone } from "../time-zone";
import { Assignee, Day, Instant, Line, Slug, TimeBody, TimeOfDay } from "./primitives";

export const OverrideBody = z
  .strictObject({
    from: TimeBody,
    to: TimeBody,
    person: Assignee.describe("Who takes that time: a member's e-mail address or id"),
  })
  .meta({ id: "Override" });
export type OverrideBody = z.infer<typeof OverrideBody>;

const Rota = z.strictObject({
  name: Line(200),
  time_zone: z
    .string()
    .max(100)
    .refine(isTimeZone, "There is no such time zone; write it like Europe/Berlin.")
    .meta({ example: "Europe/Berlin" }),
  members: z
    .array(Assignee)
    .min(1, "Say who takes turns.")
    .max(50)
    .describe("E-mail addresses or ids, in the order of their turns"),
  starts_on: Day.refine((day) => day >= "2000-01-01" && day < "2100-01-01", "That is too far away.").describe(
    "The first member begins on this day, at the time of the handoff",
  ),
  handoff: z.strictObject({
    day: z.enum(WEEKDAYS),
    time: TimeOfDay,
  }),
  every_weeks: z.int().min(1).max(52).default(1),
  overrides: z
    .array(OverrideBody)
    .max(200)
    .describe("Times that somebody takes out of turn; none overlap")
    .optional(),
});

/** POST /api/schedules. */
export const ScheduleBody = Rota.extend({
  slug: Slug.refine((slug) => slug !== "new", "This word is kept for the page of new ones."),
}).meta({ id: "Schedule" });
export type ScheduleBody = z.infer<typeof ScheduleBody>;

/** PUT /api/schedules/{slug}. The slug stays, because policies name it; so do the overrides where they are left out. */
export const ScheduleReplacement = Rota.meta({ id: "ScheduleReplacement" });
export type ScheduleReplacement = z.infer<typeof ScheduleReplacement>;

const Colleague = z.object({ id: z.string(), name: z.string(), email: z.string() });

export const ScheduleWire = z
  .object({
    slug: z.string(),
    name: z.string(),
    time_zone: z.string(),
    members: z.array(Colleague),
    starts_on: z.string(),
    handoff: z.object({ day: z.enum(WEEKDAYS), time: z.string() }),
    every_weeks: z.int(),
    overrides: z.array(z.object({ id: z.string(), from: Instant, to: Instant, person: Colleague })),
    on_call: Colleague.nullable().describe("Whose turn it is now, whether they are away or not"),
    policies: z.array(z.string()).describe("The slugs of the policies that name it"),
  })
  .meta({ id: "ScheduleShown" });
export type ScheduleWire = z.infer<typeof ScheduleWire>;

export const SchedulesWire = z.object({ items: z.array(ScheduleWire) }).meta({ id: "Schedules" });
export type SchedulesWire = z.infer<typeof SchedulesWire>;

export const MAX_SHOWN_DAYS = 184;

/** GET /api/schedules/{slug}/shifts. */
export const ShiftsQuery = z.strictObject({
  from: TimeBody.describe("RFC 3339; now where it is left out").optional(),
  days: z.coerce.number().int().min(1).max(MAX_SHOWN_DAYS).default(42),
});
export type ShiftsQuery = z.infer<typeof ShiftsQuery>;

export const ShiftsWire = z
  .object({
    from: Instant,
    to: Instant,
    shifts: z.array(z.object({ person: Colleague, from: Instant, to: Instant, override: z.boolean() })),
    absences: z.array(
      z.object({ user: Colleague, starts_at: Instant, ends_at: Instant, delegate: Colleague.nullable() }),
    ),
  })
  .meta({ id: "Shifts" });
export type ShiftsWire = z.infer<typeof ShiftsWire>;
