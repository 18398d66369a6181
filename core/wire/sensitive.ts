import { z } from "zod";
import { Duration, Instant, JsonValue, Line, Pointer, SensitivePlace } from "./primitives";

/** POST /api/intents/{id}/reveal, and the same of an answer link. */
export const RevealBody = z
  .strictObject({
    places: z
      .array(Pointer)
      .min(1)
      .max(1_000)
      .describe(
        "Pointers into the intent as it was served, such as /payload/iban; all that is masked by default",
      )
      .optional(),
  })
  .meta({ id: "Reveal" });
export type RevealBody = z.infer<typeof RevealBody>;

export const RevealedWire = z
  .object({ values: z.record(z.string(), JsonValue).describe("What stands at each place") })
  .meta({ id: "Revealed" });
export type RevealedWire = z.infer<typeof RevealedWire>;

/** POST /api/intents/{id}/redaction. */
export const RedactionBody = z
  .strictObject({
    what: z
      .enum(["sensitive", "content"])
      .describe(
        "What is marked as sensitive, which is the default; or all content: payload, answer and words",
      ),
    places: z
      .array(SensitivePlace)
      .min(1)
      .max(100)
      .describe("Only these, marked or not, such as /iban, /items/*/price or data:/iban"),
    reason: Line(500).describe("Stands in the timeline for good"),
    files: z
      .boolean()
      .describe("Delete the files that were attached as well; with all content they always are"),
  })
  .partial()
  .required({ reason: true })
  .refine(({ what, places }) => !(what && places), {
    message: "Name places or what to drop, not both.",
    path: ["places"],
  })
  .meta({ id: "RedactionBody" });
export type RedactionBody = z.infer<typeof RedactionBody>;

export const RETAINED = ["sensitive", "content"] as const;

/** What is dropped from intents of a type, and how long after they were closed. */
export const RetentionBody = z
  .strictObject({
    after: Duration.describe("Counts from the end of each intent"),
    what: z
      .enum(RETAINED)
      .describe(
        "sensitive: what is marked as sensitive; content: everything but the proof of who answered what when",
      ),
  })
  .meta({ id: "Retention" });
export type Retention = z.infer<typeof RetentionBody>;

/** What an intent type says of it. */
export const RetentionOfTypeBody = z
  .union([RetentionBody, z.literal("keep")])
  .nullable()
  .describe(
    "When values of closed intents are dropped: after a while, never (keep), or as the workspace says (null)",
  );

export const RetentionShown = z.object({
  after: z.string().meta({ example: "90d" }),
  what: z.enum(RETAINED),
});
export type RetentionShown = z.infer<typeof RetentionShown>;

/** PUT /api/retention. */
export const RetentionSettingBody = z
  .strictObject({ default: RetentionBody.nullable() })
  .meta({ id: "RetentionSetting" });

/** GET /api/retention. */
export const RetentionWire = z
  .object({
    default: RetentionShown.nullable().describe(
      "Of types that say nothing themselves; null keeps everything",
    ),
  })
  .meta({ id: "RetentionDefault" });
export type RetentionWire = z.infer<typeof RetentionWire>;

/** POST /api/retention/preview. */
export const RetentionPreviewBody = RetentionBody.extend({
  intent_type: z
    .string()
    .max(200)
    .describe("Of this type; by default of those that say nothing themselves")
    .optional(),
}).meta({ id: "RetentionPreview" });
export type RetentionPreviewBody = z.infer<typeof RetentionPreviewBody>;

export const RetentionPreviewWire = z
  .object({
    count: z.int().describe("Closed intents that would lose something at once, counted up to 100,000"),
    more: z.boolean(),
    closed_before: Instant,
  })
  .meta({ id: "RetentionTouched" });
export type RetentionPreviewWire = z.infer<typeof RetentionPreviewWire>;
