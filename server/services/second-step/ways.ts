import type { StepWire } from "@/core/wire/second-step";
import type { Db } from "@/server/db/client";
import { recoveryCodesLeft, secondStepsOf } from "@/server/db/second-steps";

/** By what somebody can make a second step. */
export async function waysOf(on: Db, userId: string): Promise<StepWire["ways"]> {
  const steps = await secondStepsOf(on, userId);
  const has = (kind: string) => steps.some((step) => step.kind === kind);
  const codes = steps.length > 0 ? await recoveryCodesLeft(on, userId) : 0;
  return { totp: has("totp"), passkey: has("passkey"), recovery_codes: codes };
}
