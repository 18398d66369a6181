import { AppError, type Flaw } from "@/core/errors";
import { pointerOf } from "@/core/json";
import { DecisionBody } from "@/core/wire/commands";
import { db } from "@/server/db/client";
import { listAddressable } from "@/server/db/people";
import { memoryOf, type Sent } from "@/server/slack/interaction";
import type { Remembered } from "@/server/slack/modal";
import { partsOf } from "@/server/slack/parts";
import { answerFrom, errorsOf } from "@/server/slack/submission";
import type { Ctx } from "../context";
import { answerIntent } from "../intents/answer";
import { openQuestion } from "./question";
import { NOTHING, orRefusal, seePage, type Told } from "./told";

/** Takes what was filled in. */
export async function takeSubmission(ctx: Ctx, modal: Sent): Promise<Told> {
  const memory = memoryOf(modal);
  return memory ? orRefusal(memory.i, answer(ctx, modal, memory)) : NOTHING;
}

async function answer(ctx: Ctx, modal: Sent, { i: id, r: revision, o: outcome }: Remembered): Promise<Told> {
  const intent = await openQuestion(ctx, id, revision);
  const asked = partsOf(intent, outcome, await listAddressable(db(ctx), ctx.workspaceId));
  if ("obstacle" in asked)
    return seePage("Slack cannot ask for this; the form is on the request's page.", id);
  const flawed = (flaws: readonly Flaw[]): Told => ({ told: "flaws", errors: errorsOf(flaws, asked.parts) });
  const parsed = DecisionBody.safeParse(answerFrom(intent, outcome, asked.parts, modal.view.state.values));
  if (!parsed.success)
    return flawed(
      parsed.error.issues.map(({ path, message }) => ({ pointer: pointerOf(path), detail: message })),
    );
  try {
    await answerIntent(ctx, id, parsed.data);
    return NOTHING;
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_answer") return flawed(error.flaws);
    throw error;
  }
}
