import type { Answer } from "@/core/intent";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import type { Db } from "@/server/db/client";
import { type Ctx, requireReviewer } from "../context";
import { type Change, changeIntent } from "./change";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

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
  const { member, via } = requireReviewer(ctx);
  const { after } = await changeIntent(
    ctx,
    id,
    (_, intent) => {
      requireVisible(ctx, intent);
      return { type: "answer", by: member, answer: answerOf(body), via, revision: body.revision ?? null };
    },
    { within },
  );
  return shownTo(ctx, after);
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
