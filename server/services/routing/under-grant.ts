import { affirmationOf, type Verdict, whyNotAutomatic } from "@/core/automatic";
import { grantName, type ReadyGrant } from "@/core/grants";
import type { Question } from "@/core/intent";
import { transact } from "@/server/db/client";
import { spendGrant } from "@/server/db/grants";
import type { StoredReply } from "@/server/db/idempotency";
import type { Step } from "@/server/db/save";
import type { Ctx } from "../context";
import type { Reply } from "../idempotency";
import { announce, record } from "../intents/record";
import type { Routed } from "./route";

interface Begun {
  step: Step;
  reply: Reply;
  replies: StoredReply[];
}

/** Decides by the first grant that still has a use left, which is counted in the transaction of the decision. Null where none has. */
export async function underGrant(
  ctx: Ctx,
  question: Question,
  { grants, known }: Pick<Routed, "grants" | "known">,
  begin: (verdict: Verdict) => Promise<Begun>,
): Promise<Reply | null> {
  for (const grant of grants) {
    const verdict = verdictOf(grant, question);
    if (!verdict || known.spent.has(grant.id)) continue;
    const begun = await begin(verdict);
    const written = await transact(ctx, async (tx) =>
      (await spendGrant(tx, ctx.workspaceId, grant.id, ctx.now))
        ? record(tx, [begun.step], begun.replies)
        : null,
    );
    if (written) {
      announce([begun.step], written);
      return begun.reply;
    }
    known.spent.add(grant.id);
  }
  return null;
}

function verdictOf(grant: ReadyGrant, question: Question): Verdict | null {
  const outcome = grant.outcome ?? affirmationOf(question.taskType, question.outcomes);
  if (outcome === null || whyNotAutomatic(question, outcome) !== null) return null;
  const { id, name } = grant.createdBy;
  const by = { type: "rule" as const, id: grant.id, name: grantName(grant), actingFor: { id, name } };
  return { outcome, by, comment: `Allowed by the grant “${by.name}”, given by ${name}.` };
}
