import { z } from "zod";
import { Assignee, Instant, pageOf, Text, TimeBody } from "./primitives";

const Delegate = z.string().trim().min(1).max(254).nullable().meta({
  example: "bea@acme.dev",
  description: "Who answers meanwhile: a member's e-mail address or id; null for nobody",
});

const Note = Text(500).nullable().describe("For colleagues; null for none");

/** POST /api/absences. */
export const AbsenceBody = z
  .strictObject({
    user: Assignee.describe("Whose absence it is, by an admin; one's own where it is left out").optional(),
    starts_at: TimeBody,
    ends_at: TimeBody,
    delegate: Delegate.optional(),
    note: Note.optional(),
  })
  .meta({ id: "Absence" });
export type AbsenceBody = z.infer<typeof AbsenceBody>;

/** PATCH /api/absences/{id}: what is left out stays. */
export const AbsenceChangeBody = z
  .strictObject({
    starts_at: TimeBody.optional(),
    ends_at: TimeBody.optional(),
    delegate: Delegate.optional(),
    note: Note.optional(),
  })
  .meta({ id: "AbsenceChange" });
export type AbsenceChangeBody = z.infer<typeof AbsenceChangeBody>;

/** GET /api/absences. */
export const AbsencesQuery = z.strictObject({
  user: z
    .string()
    .max(254)
    .optional()
    .describe("me, or by admins and auditors a member's e-mail address or id"),
  when: z
    .enum(["current", "over"])
    .default("current")
    .describe("current: those that are not over, by their start; over: the others, latest first"),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AbsencesQuery = z.infer<typeof AbsencesQuery>;

const Colleague = z.object({ id: z.string(), name: z.string(), email: z.string() });

export const AbsenceWire = z
  .object({
    id: z.string(),
    user: Colleague,
    starts_at: Instant,
    ends_at: Instant,
    delegate: Colleague.nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: "AbsenceShown" });
export type AbsenceWire = z.infer<typeof AbsenceWire>;

export const AbsencePage = pageOf(AbsenceWire).meta({ id: "Absences" });
export type AbsencePage = z.infer<typeof AbsencePage>;
