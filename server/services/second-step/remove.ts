import { AppError } from "@/core/errors";
import { isDemandedOf, type Demand } from "@/core/second-step";
import {
  demandsOf,
  lockSecondSteps,
  removeAllSteps,
  removeStep,
  secondStepsOf,
} from "@/server/db/second-steps";
import { endSessionsOf } from "@/server/db/sessions";
import { administer, recorded } from "../administration/administer";
import { type Ctx, requireAdmin, requireMember } from "../context";
import { memberOf } from "../members/list";
import { requireOwner } from "./own";
import { requireRecentStep } from "./needs";

/**
 * Takes away one of one's own second steps; with the last go the recovery codes. Throws step_up_required, not_found, and conflict
 * for the last where the workspace wants one.
 */
export async function removeOwnStep(ctx: Ctx, id: string): Promise<void> {
  const { userId, name } = await requireOwner(ctx, "Without it your sign-in is weaker");
  const { role } = requireMember(ctx).member;
  await recorded(ctx, async (tx) => {
    await lockSecondSteps(tx, userId);
    const steps = await secondStepsOf(tx, userId);
    const step = steps.find((one) => one.id === id);
    if (!step) throw new AppError("not_found", "There is no such second step.");
    const demand = ((await demandsOf(tx, ctx.workspaceId))?.secondStepFor ?? "nobody") as Demand;
    if (steps.length === 1 && isDemandedOf(demand, role))
      throw new AppError("conflict", "Your workspace wants a second step: set up another one first.");
    await (steps.length === 1 ? removeAllSteps(tx, userId) : removeStep(tx, userId, id));
    const before = { kind: step.kind, name: step.name };
    return {
      result: null,
      changes: [{ kind: "second_step", id: userId, name, action: "removed a part of", before, after: null }],
    };
  });
}

/**
 * Takes away all second steps of somebody who has lost theirs, and ends their sessions. Throws forbidden, not_found,
 * step_up_required, and conflict for oneself.
 */
export async function resetSteps(ctx: Ctx, userId: string): Promise<{ ended: number }> {
  const admin = requireAdmin(ctx);
  if (admin.member.id === userId)
    throw new AppError("conflict", "Change your own second steps under Settings, Sign-in and security.");
  await requireRecentStep(ctx, {
    detail: "Whoever has their password could sign in as them: confirm that it is you.",
  });
  return administer(ctx, async (tx) => {
    const { name } = await memberOf(tx, ctx, userId);
    await lockSecondSteps(tx, userId);
    const steps = await secondStepsOf(tx, userId);
    await removeAllSteps(tx, userId);
    const ended = await endSessionsOf(tx, userId, { except: null });
    const before = { steps: steps.map((step) => `${step.kind}: ${step.name}`), sessions: ended.length };
    return {
      result: { ended: ended.length },
      changes: [{ kind: "second_step", id: userId, name, action: "reset", before, after: null }],
    };
  });
}
