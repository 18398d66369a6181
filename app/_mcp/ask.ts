import { randomUUID } from "node:crypto";
import { AppError } from "@/core/errors";
import { covers } from "@/core/scopes";
import type { TaskType } from "@/core/task-types";
import type { IntentWire } from "@/core/wire/intent";
import type { SubmitBody } from "@/core/wire/submit";
import { type Ctx, requireAgent } from "@/server/services/context";
import { submitIntent } from "@/server/services/intents/submit";
import { log } from "@/server/log";
import { type AskBody, submissionOf } from "./ask-body";
import type { Call } from "./call";
import { onceFor } from "./once";
import { awaitTurn } from "./turn";
import { whomToAsk } from "./whom";

/** Asks people and waits a little: the intent with its answer, or as it stands by then. */
export async function ask(call: Call, taskType: TaskType, args: AskBody): Promise<IntentWire> {
  const intent = await submitted(call, submissionOf(taskType, args), args.idempotency_key);
  if (!covers(requireAgent(call.ctx).scopes, "intents:read")) return intent;
  try {
    return args.show_to_user && call.canOfferPages
      ? await awaitBesidesPage(call, intent, args.wait_seconds)
      : await awaitTurn(call, intent.id, args.wait_seconds);
  } catch (err) {
    // It is asked: a model that took this for a refusal would ask again.
    log.warn({ err, intent: intent.id }, "a wait for an answer broke off");
    return intent;
  }
}

/** Where nobody is named to ask, and the client can show a form, its user says who. */
async function submitted(call: Call, said: SubmitBody, key: string | undefined): Promise<IntentWire> {
  const submit = (ctx: Ctx, body: SubmitBody) =>
    onceFor(ctx, { path: "/api/intents", key, said }, (keep) => submitIntent(ctx, body, keep));
  try {
    return await submit(call.ctx, said);
  } catch (error) {
    if (!namesNobody(error) || !call.canShowForms) throw error;
    const named = await whomToAsk(call, said.title ?? "");
    if (!named) throw error;
    return submit(await call.renewed(), { ...said, ...named });
  }
}

const namesNobody = (error: unknown): boolean =>
  error instanceof AppError && error.flaws.length === 1 && error.flaws[0]?.pointer === "/assignees";

/** The page is offered, not answered for anybody: whoever opens it signs in there. */
async function awaitBesidesPage(call: Call, intent: IntentWire, seconds: number): Promise<IntentWire> {
  const elicitationId = randomUUID();
  const over = new AbortController();
  const message = `Your agent asks: “${intent.title}”. It is answered on this page, where you sign in as yourself.`;
  const offer = call.offerPage({ message, url: intent.url, elicitationId }, over.signal);
  try {
    return await awaitTurn(call, intent.id, seconds);
  } finally {
    over.abort();
    if ((await offer)?.action === "accept") await call.pageDone(elicitationId);
  }
}
