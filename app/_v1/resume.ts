import { refuseStale } from "@/core/axme/controls";
import { type Places, relocated } from "@/core/axme/places";
import { answerOf, type AxmeResumeBody, turnOf } from "@/core/axme/resume";
import { AppError } from "@/core/errors";
import { CommentBody, DecisionBody, RevisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { parseBody } from "@/app/_http/body";
import { json } from "@/app/_http/route";
import { type Ctx, requireScope } from "@/server/services/context";
import type { Keep, Reply } from "@/server/services/idempotency";
import { answerIntent } from "@/server/services/intents/answer";
import { commentOnIntent } from "@/server/services/intents/comment";
import { readIntent } from "@/server/services/intents/read";
import { reviseIntent } from "@/server/services/intents/revise";

/** A person answers, or an agent whose turn it is goes on. Nobody answers for a person: an agent's key least of all. */
export async function resumeIntent(ctx: Ctx, id: string, body: AxmeResumeBody, keep: Keep): Promise<Reply> {
  const intent = await readIntent(ctx, id);
  return ctx.caller.type === "agent"
    ? resumeByAgent(ctx, intent, body, keep)
    : json(200, await answerByPerson(ctx, intent, body));
}

async function answerByPerson(ctx: Ctx, intent: IntentWire, body: AxmeResumeBody): Promise<IntentWire> {
  try {
    const answer = parseBody(DecisionBody, JSON.stringify(answerOf(body, intent)));
    return await answerIntent(viaApi(ctx), intent.id, answer);
  } catch (error) {
    throw error instanceof AppError ? relocated(error, PLACES) : error;
  }
}

/** What came through here can't be taken back in the inbox: whoever sent it was told that it counts. */
const viaApi = ({ caller, ...ctx }: Ctx): Ctx => ({
  ...ctx,
  caller: caller.type === "member" ? { ...caller, via: "api" } : caller,
});

const PLACES: Places = [
  ["/outcome", "/task_result/outcome"],
  ["/comment", "/task_result/comment"],
  ["/data", "/task_result"],
  ["/edits", "/task_result/edits"],
  ["/evidence", "/task_result/evidence"],
  ["/revision", "/expected_policy_generation"],
];

async function resumeByAgent(ctx: Ctx, intent: IntentWire, body: AxmeResumeBody, keep: Keep): Promise<Reply> {
  refuseStale(body.expected_policy_generation, intent);
  if (intent.waiting_on === "human")
    throw new AppError("forbidden", "This waits for a person, and an agent's key cannot answer for one.");
  const turn = turnOf(body);
  if ("comment" in turn)
    return commentOnIntent(ctx, intent.id, parseBody(CommentBody, JSON.stringify(turn.comment)), keep);
  requireScope(ctx, "intents:write");
  return reviseIntent(ctx, intent.id, parseBody(RevisionBody, JSON.stringify(turn.revision)), keep);
}
