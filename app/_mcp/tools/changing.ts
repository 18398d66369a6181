import { z } from "zod";
import { CancellationBody, CommentBody, ResultBody, RevisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import type { Keep, Reply } from "@/server/services/idempotency";
import { cancelIntent } from "@/server/services/intents/cancel";
import { commentOnIntent } from "@/server/services/intents/comment";
import { reportResult } from "@/server/services/intents/report-result";
import { reviseIntent } from "@/server/services/intents/revise";
import type { Call } from "../call";
import { Key, onceFor } from "../once";
import { IntentId } from "./intent-id";
import { tool } from "./tool";

const About = { id: IntentId, idempotency_key: Key };
const CommentOfAgent = CommentBody.omit({ question: true });

/** What a model does with a question that it has asked. */
export const CHANGING = [
  tool({
    name: "comment_on_intent",
    title: "Say something about a question",
    says: "Answers what people ask back about your question, or tells them more. It stays open and unchanged.",
    scope: "comments:write",
    hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
    input: z.strictObject({ ...About, ...CommentOfAgent.shape }),
    run: (call, args) => changed(call, "comments", args, commentOnIntent),
  }),
  tool({
    name: "revise_intent",
    title: "Ask again, changed",
    says:
      "Replaces the payload, the title or the description of an open question, as after changes were requested; note says " +
      "what is different. People look at it anew: votes and links of the earlier revision are void.",
    scope: "intents:write",
    hints: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
    input: z.strictObject({ ...About, ...RevisionBody.shape }),
    run: (call, args) => changed(call, "revision", args, reviseIntent),
  }),
  tool({
    name: "withdraw_intent",
    title: "Withdraw a question",
    says: "Withdraws a question that no longer needs an answer, and tells the people who were asked.",
    scope: "intents:write",
    hints: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    input: z.strictObject({ ...About, ...CancellationBody.shape }),
    run: (call, args) => changed(call, "cancellation", args, cancelIntent),
  }),
  tool({
    name: "report_result",
    title: "Report what came of an answer",
    says: "Tells the people who answered what you did with their answer and whether it worked. Once, after an answer.",
    scope: "results:write",
    hints: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
    input: z.strictObject({ ...About, ...ResultBody.shape }),
    run: (call, args) => changed(call, "result", args, reportResult),
  }),
];

type Verb<B> = (ctx: Call["ctx"], id: string, body: B, keep: Keep) => Promise<Reply>;

/** A verb run as if its arguments had been sent to /api/intents/{id}/{noun}. */
function changed<B extends object>(
  { ctx }: Call,
  noun: string,
  { id, idempotency_key: key, ...body }: { id: string; idempotency_key?: string } & B,
  verb: Verb<Omit<{ id: string; idempotency_key?: string } & B, "id" | "idempotency_key">>,
): Promise<IntentWire> {
  return onceFor(ctx, { path: `/api/intents/${id}/${noun}`, key, said: body }, (keep) =>
    verb(ctx, id, body, keep),
  );
}
