import { AppError } from "@/core/errors";
import type { Db } from "@/server/db/client";
import { insertStep, lockSecondSteps, secondStepsOf, type StoredStep } from "@/server/db/second-steps";
import { noteStep } from "@/server/db/sessions";
import { recorded } from "../administration/administer";
import type { Ctx } from "../context";
import type { Own } from "./own";
import { makeRecoveryCodes } from "./recovery";

/** Nobody has more, and each is offered to the browser at every sign-in. */
const MOST = 20;

type NewStep = Omit<StoredStep, "signCount" | "lastUsedAt">;

/**
 * Keeps a second step that was shown to work, and counts that as made in this session. Returns recovery codes with the first.
 * Throws conflict where there are too many.
 */
export function keepStep(
  ctx: Ctx,
  own: Own,
  step: NewStep,
  write: (tx: Db) => Promise<void> = (tx) => insertStep(tx, step),
): Promise<string[] | null> {
  const { userId, name, signedIn } = own;
  return recorded(ctx, async (tx) => {
    await lockSecondSteps(tx, userId);
    const before = await secondStepsOf(tx, userId);
    if (before.length >= MOST) throw new AppError("conflict", `There are ${MOST} already. Remove one first.`);
    await write(tx);
    await noteStep(tx, signedIn.sessionId, step.kind, signedIn.generation, ctx.now);
    const codes = before.length === 0 ? await makeRecoveryCodes(tx, userId, ctx.now) : null;
    const after = { kind: step.kind, name: step.name };
    return {
      result: codes,
      changes: [{ kind: "second_step", id: userId, name, action: "added to", before: null, after }],
    };
  });
}
