import { z } from "zod";
import type { Holiday } from "../holidays";
import { MAX_HOLIDAYS } from "../holidays";
import { Day, Line, Slug, Text } from "./primitives";

/** A date, or a date with its name. */
const HolidayBody = z
  .union([Day, z.strictObject({ date: Day, name: Line(200).nullable().optional() })])
  .transform((value): Holiday =>
    typeof value === "string" ? { date: value, name: null } : { date: value.date, name: value.name ?? null },
  );

const Fields = {
  name: Line(200),
  days: z
    .array(HolidayBody)
    .min(1, "A calendar has at least one day.")
    .max(MAX_HOLIDAYS, `A calendar has at most ${MAX_HOLIDAYS} days.`)
    .refine((days) => new Set(days.map(({ date }) => date)).size === days.length, "Each day once.")
    .describe("Dates, or dates with their names")
    .optional(),
  ics: Text(200_000)
    .describe("An iCalendar file instead of days: all-day events from this year on, yearly ones for 5 years")
    .optional(),
};

const isOneOfTwo = ({ days, ics }: { days?: unknown; ics?: unknown }) =>
  (days === undefined) !== (ics === undefined);
const ONE_OF_TWO = { path: ["days"], message: "Give the days, or an iCalendar file as ics." };

/** POST /api/holidays. */
export const CalendarBody = z
  .strictObject({ slug: Slug, ...Fields })
  .refine(isOneOfTwo, ONE_OF_TWO)
  .meta({ id: "HolidayCalendarNew" });
export type CalendarBody = z.infer<typeof CalendarBody>;

/** PUT /api/holidays/{slug}. */
export const CalendarReplacement = z
  .strictObject(Fields)
  .refine(isOneOfTwo, ONE_OF_TWO)
  .meta({ id: "HolidayCalendarReplacement" });
export type CalendarReplacement = z.infer<typeof CalendarReplacement>;

export const CalendarWire = z
  .object({
    slug: z.string(),
    name: z.string(),
    days: z.array(z.object({ date: z.string(), name: z.string().nullable() })).describe("By date"),
    policies: z.array(z.string()).describe("The slugs of the policies whose hours name it"),
  })
  .meta({ id: "HolidayCalendar" });
export type CalendarWire = z.infer<typeof CalendarWire>;

export const CalendarsWire = z.object({ items: z.array(CalendarWire) }).meta({ id: "HolidayCalendars" });
export type CalendarsWire = z.infer<typeof CalendarsWire>;
