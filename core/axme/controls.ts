import { z } from "zod";
import { AppError } from "../errors";
import { isSame, type JsonObject } from "../json";
import type { IntentWire } from "../wire/intent";
import { JsonObjectValue } from "../wire/primitives";
import { keptOf } from "./intent";
import { maybe } from "./lenient";

/** POST /v1/intents/{id}/controls. */
export const AxmeControlsBody = z.object({
  controls_patch: maybe(JsonObjectValue),
  expected_policy_generation: maybe(z.int().min(0)),
});
export type AxmeControlsBody = z.infer<typeof AxmeControlsBody>;

/** Compare and set, as AXME has it: the generation is our revision. Throws stale_revision. */
export function refuseStale(expected: number | undefined, { revision }: Pick<IntentWire, "revision">): void {
  if (expected === undefined || expected === revision) return;
  const message = `The policy generation is ${revision}, not ${expected}.`;
  throw new AppError("stale_revision", message, { extra: { policy_generation: revision } });
}

/**
 * Sees that a patch asks for nothing that is not so already: an intent keeps the chain and the deadline it was submitted with
 * (docs/adr/0038). Throws invalid_request with a pointer to each thing that it would change.
 */
export function refuseChanges({ controls_patch: patch = {} }: AxmeControlsBody, intent: IntentWire): void {
  const inForce = { ...keptOf(intent.state), deadline_at: intent.deadline_at } as JsonObject;
  const changing = Object.keys(patch).filter((key) => !isSame(patch[key], inForce[key]));
  if (changing.length === 0) return;
  const detail =
    "An intent keeps the reminders, the escalation and the deadline that it was submitted with. Withdraw it and ask again to have others.";
  const flaws = changing.map((key) => ({ pointer: `/controls_patch/${key}`, detail }));
  throw new AppError("invalid_request", detail, { flaws, extra: { axme_code: "policy_denied" } });
}
