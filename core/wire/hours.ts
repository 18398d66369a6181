import { z } from "zod";
import { WEEKDAYS } from "../hours";
import { isTimeZone } from "../time-zone";
import { Day, Slug, TimeOfDay } from "./primitives";

import { MAX_HOLIDAYS } from "../holidays";

export const Holidays = z
  .array(Day)
  .max(MAX_HOLIDAYS, `There are at most ${MAX_HOLIDAYS} holidays.`)
  .refine((days) => new Set(days).size === days.length, "Each holiday once.");

/** Working hours: the same on each of some weekdays, where the team is. */
export const HoursBody = z
  .strictObject({
    time_zone: z
      .string()
      .max(64)
      .refine(isTimeZone, "There is no such time zone; write it like Europe/Berlin.")
      .meta({ example: "Europe/Berlin", description: "An IANA time zone" }),
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1, "Say on which weekdays.")
      .refine((days) => new Set(days).size === days.length, "Each weekday once."),
    from: TimeOfDay,
    to: z.union([z.literal("24:00"), TimeOfDay]).describe("When the day's work ends; 24:00 is midnight"),
    holidays: Holidays.optional(),
    calendar: Slug.describe("The slug of a holiday calendar, whose days are added").optional(),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "Hours end after they begin." });
export type HoursBody = z.infer<typeof HoursBody>;
