import { z } from "zod";
import { Instant, JsonObjectValue } from "./primitives";
import { RetentionOfTypeBody, RetentionShown } from "./sensitive";
import { IntentTypeDefaults, IntentTypeName } from "./submit";

/** POST /api/intent-types: a name, and all that requests of that type need not say. */
export const IntentTypeBody = z
  .strictObject({
    name: IntentTypeName,
    ...IntentTypeDefaults.shape,
    sample_payload: JsonObjectValue.describe(
      "A payload to look at the question with; no request gets it",
    ).optional(),
    retention: RetentionOfTypeBody.optional(),
  })
  .meta({ id: "IntentTypeBody" });
export type IntentTypeBody = z.infer<typeof IntentTypeBody>;

/** PUT /api/intent-types/{id}. */
export const IntentTypeChangeBody = IntentTypeBody.extend({
  version: z
    .int()
    .min(1)
    .describe("The version that was read: a save over a newer one is refused, and says who saved it")
    .optional(),
}).meta({ id: "IntentTypeChange" });
export type IntentTypeChangeBody = z.infer<typeof IntentTypeChangeBody>;

const Used = z.object({
  count: z.int().describe("Requests of the last 30 days, counted up to 1,000"),
  more: z.boolean().describe("Whether there were more than were counted"),
  last_at: Instant.nullable().describe("The latest of them"),
});

const Saver = z.object({ id: z.string(), name: z.string() });

const Shown = {
  id: z.string(),
  name: z.string(),
  version: z.int(),
  updated_at: Instant,
  updated_by: Saver.nullable().describe("Null where it was there from the start"),
  used: Used,
};

const Text = z.string().meta({ example: "8h" });

/** As it was put, with durations as text. */
export const IntentTypeWire = z
  .object({
    ...Shown,
    ...IntentTypeDefaults.shape,
    remind_after: Text.optional(),
    remind_every: Text.optional(),
    timeout: Text.optional(),
    escalate: z.array(z.object({ after: Text, to: z.array(z.string()) })).optional(),
    sample_payload: JsonObjectValue.optional(),
    retention: z.union([RetentionShown, z.literal("keep")]).optional(),
  })
  .meta({ id: "IntentType" });
export type IntentTypeWire = z.infer<typeof IntentTypeWire>;

export const IntentTypeItem = z
  .object({
    ...Shown,
    ...IntentTypeDefaults.pick({ task_type: true, title: true, risk: true, policy: true }).shape,
  })
  .meta({ id: "IntentTypeItem" });
export type IntentTypeItem = z.infer<typeof IntentTypeItem>;

export const IntentTypesWire = z
  .object({
    items: z.array(IntentTypeItem),
    unregistered: z
      .array(z.object({ name: z.string(), used: Used }))
      .describe("What agents asked for in the last 30 days that nobody registered, the latest first"),
  })
  .meta({ id: "IntentTypes" });
export type IntentTypesWire = z.infer<typeof IntentTypesWire>;
