import type { Answer } from "../../adapters/answer.js";
import type { JsonObject } from "../../src/index.js";

/** An approval as `answersTo` makes it. */
export const approved = (
  call: string,
  given: JsonObject,
  { edited = false, comment = null as string | null } = {},
): Answer => ({
  call,
  intent: "int_1",
  approved: true,
  arguments: given,
  edited,
  comment,
});

/** A refusal as `answersTo` makes it. */
export const refused = (
  call: string,
  { outcome = "rejected" as string | null, comment = null as string | null } = {},
): Answer => ({
  call,
  intent: "int_1",
  approved: false,
  outcome,
  comment,
  message: `Ana answered ${String(outcome)}: ${comment ?? "no"}`,
});
