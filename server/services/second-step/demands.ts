import { AppError } from "@/core/errors";
import type { Demand } from "@/core/second-step";
import type { DemandsBody, DemandsWire } from "@/core/wire/second-step";
import { db } from "@/server/db/client";
import { demandsOf, enrolmentOf, hasSecondStep, setDemands } from "@/server/db/second-steps";
import { administer } from "../administration/administer";
import { type Ctx, requireAdmin, requireOverseer } from "../context";
import { requireRecentStep } from "./needs";

/** What the workspace wants of those who sign in. Throws forbidden. */
export async function readDemands(ctx: Ctx): Promise<DemandsWire> {
  requireOverseer(ctx);
  const { secondStepFor, highRiskStep } = await present(ctx);
  return {
    second_step_for: secondStepFor as Demand,
    high_risk_step: highRiskStep,
    people: await enrolmentOf(db(ctx), ctx.workspaceId),
  };
}

/**
 * Changes it, for everybody at once: whoever has no second step and needs one sets it up with their next click. Throws forbidden,
 * step_up_required, and conflict where the admin has none: what they ask of others they have shown to work here.
 */
export async function changeDemands(ctx: Ctx, body: DemandsBody): Promise<DemandsWire> {
  const { member } = requireAdmin(ctx);
  const asks = body.second_step_for !== "nobody" || body.high_risk_step;
  if (asks && !(await hasSecondStep(db(ctx), member.id)))
    throw new AppError("conflict", "Set up a second step of your own first, so that you are not shut out.");
  await requireRecentStep(ctx, { detail: "This changes how everybody signs in: confirm that it is you." });
  await administer(ctx, async (tx) => {
    const before = (await demandsOf(tx, ctx.workspaceId, "FOR UPDATE")) ?? NOTHING;
    const after = { secondStepFor: body.second_step_for, highRiskStep: body.high_risk_step };
    if (before.secondStepFor === after.secondStepFor && before.highRiskStep === after.highRiskStep)
      return { result: null, changes: [] };
    await setDemands(tx, ctx.workspaceId, after);
    const change = { kind: "security" as const, id: ctx.workspaceId, name: "signing in", action: "changed" };
    return { result: null, changes: [{ ...change, before: kept(before), after: kept(after) }] };
  });
  return readDemands(ctx);
}

const NOTHING = { secondStepFor: "nobody", highRiskStep: false };
const present = async (ctx: Ctx) => (await demandsOf(db(ctx), ctx.workspaceId)) ?? NOTHING;

const kept = ({ secondStepFor, highRiskStep }: { secondStepFor: string; highRiskStep: boolean }) => ({
  second_step_for: secondStepFor,
  high_risk_step: highRiskStep,
});
