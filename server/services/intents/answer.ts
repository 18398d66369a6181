import { mayAnswer, type Member, wantsSignIn } from "@/core/access";
import { type Answer, type Intent, isOpen } from "@/core/intent";
import type { StepKind } from "@/core/second-step";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import type { Db } from "@/server/db/client";
import type { Ctx } from "../context";
import { requireRecentStep } from "../second-step/needs";
import type { Change } from "./change";
import { handleIntent } from "./handle";

/**
 * Takes a person's answer. Throws already_decided with who was first, stale_revision, invalid_answer with pointers,
 * forbidden, not_found, step_up_required.
 */
export async function answerIntent(
  ctx: Ctx,
  id: string,
  body: DecisionBody,
  within?: (tx: Db, change: Change) => Promise<void>,
): Promise<IntentWire> {
  return handleIntent(
    ctx,
    id,
    async ({ member: by, via }, intent) => ({
      type: "answer",
      by,
      answer: answerOf(body),
      via,
      revision: body.revision ?? null,
      ...(await stepFor(ctx, by, intent)),
    }),
    { within },
  );
}

/** Where a mistake is costly, whoever answers has just shown that it is them. What cannot be answered anyway says why by itself. */
async function stepFor(ctx: Ctx, by: Member, intent: Intent): Promise<{ stepUp?: StepKind }> {
  if (!wantsSignIn(intent) || !isOpen(intent) || intent.held || !mayAnswer(by, intent)) return {};
  const detail = `The risk of this request is ${intent.risk}: confirm that it is you.`;
  const step = await requireRecentStep(ctx, { detail, path: `/inbox/${intent.id}`, highRisk: true });
  return step ? { stepUp: step.by } : {};
}

export function answerOf(body: DecisionBody): Answer {
  return {
    outcome: body.outcome,
    comment: body.comment?.trim() ? body.comment : null,
    data: body.data ?? null,
    edits: body.edits ?? {},
    evidence: body.evidence ?? [],
  };
}
