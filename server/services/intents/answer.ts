import type { Answer } from "@/core/intent";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import type { Db } from "@/server/db/client";
import type { Ctx } from "../context";
import type { Change } from "./change";
import { handleIntent } from "./handle";

/**
 * Takes a person's answer. Throws already_decided with who was first, stale_revision, invalid_answer with pointers,
 * forbidden, not_found.
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
    ({ member: by, via }) => ({
      type: "answer",
      by,
      answer: answerOf(body),
      via,
      revision: body.revision ?? null,
    }),
    { within },
  );
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
