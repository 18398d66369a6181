import { z } from "zod";
import { parseDuration } from "../duration";
import { parseMark } from "../sensitive/marks";
import { isJsonObject, type Json, type JsonObject, pointerKeys } from "../json";

/** A line of text that people read. */
export const Line = (max: number) => z.string().trim().min(1).max(max);
export const Text = (max: number) => z.string().max(max);

export const Duration = z
  .union([z.string(), z.number()])
  .transform((value, ctx) => {
    const seconds = parseDuration(value);
    if (seconds !== null) return seconds;
    ctx.addIssue({
      code: "custom",
      message: 'A duration is whole seconds or like "90s", "5m", "8h", "2d", from one second to 366 days.',
    });
    return z.NEVER;
  })
  .meta({ example: "30m", description: 'Whole seconds, or "90s", "5m", "8h", "2d"; at most 366 days.' });

/** What a policy, a team or a calendar is called in requests. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and dashes.")
  .max(100);

export const TimeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is like "08:00".')
  .meta({ example: "08:00" });

/** A day of the calendar, wherever that is. */
export const Day = z.iso
  .date("This is not a date like 2026-12-25.")
  .meta({ type: "string", format: "date", example: "2026-12-25" });

/** Bodies come from JSON.parse, so an object is all that is left to check. */
export const JsonObjectValue = z
  .custom<JsonObject>((value) => isJsonObject(value), "This must be an object.")
  .meta({ type: "object", additionalProperties: true });

export const JsonValue = z
  .custom<Json>((value) => value !== undefined, "This is required.")
  .meta({
    description: "Any JSON value",
  });

export const Pointer = z
  .string()
  .max(512)
  .refine((text) => pointerKeys(text) !== null, "This is not a JSON pointer (RFC 6901).")
  .meta({ example: "/dataset" });

/** What only those who may answer have shown: a place in the payload, or "data:" and a place in the answer's data. */
export const SensitivePlace = z
  .string()
  .min(1)
  .max(512)
  .refine(
    (text) => parseMark(text) !== null,
    "Name a place in the payload like /iban or /items/*/price, or in the answer like data:/iban.",
  )
  .meta({ example: "/iban" });

/** Somebody to ask: a member's e-mail address or id, `team:<slug>` or `schedule:<slug>`. */
export const Assignee = z.string().trim().min(1).max(254).meta({
  example: "ana@acme.dev",
  description: "A member's e-mail address or id, team:<slug>, or schedule:<slug> for whoever is on call then",
});

/** PostgreSQL knows no year 0, which an offset may lead to. What is before this is nobody's time. */
export const EARLIEST = Date.UTC(1_000, 0);
/** What follows from a later one may have a year of five digits, which RFC 3339 cannot write. */
const LATEST = Date.UTC(9_000, 0);

/** A time that somebody sends. */
export const TimeBody = z.iso
  .datetime({ offset: true, error: "This is a time like 2026-11-23T08:00:00Z." })
  .transform((text) => new Date(text))
  .refine((time) => time.getTime() >= EARLIEST && time.getTime() < LATEST, "That is too far away.")
  .meta({ example: "2026-11-23T08:00:00Z", description: "RFC 3339" });

/** RFC 3339 in UTC. */
export const Instant = z
  .string()
  .meta({ type: "string", format: "date-time", example: "2026-11-22T10:00:00.000Z" });

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** Where webhooks go. What stands in it is shown to admins, so it holds no password. */
export const WebAddress = z
  .url({ protocol: /^https?$/, message: "This is not a web address that begins with https:// or http://." })
  .max(2_000)
  .refine((text) => !hasCredentials(text), "An address has no user name or password; webhooks are signed.");

function hasCredentials(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username !== "" || password !== "";
}
