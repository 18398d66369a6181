import { AppError, type Flaw } from "@/core/errors";
import { pointerOf } from "@/core/json";
import { DecisionBody } from "@/core/wire/commands";
import { db } from "@/server/db/client";
import { listAddressable } from "@/server/db/people";
import { memoryOf, type Sent } from "@/server/slack/interaction";
import { partsOf } from "@/server/slack/parts";
import { answerFrom, errorsOf, typedWords } from "@/server/slack/submission";
import type { Ctx } from "../context";
import { answerIntent } from "../intents/answer";
import { pageOf } from "./draw";
import { openQuestion } from "./question";
import { NOTHING, orRefusal, refusal, type Told } from "./told";

/** Takes what was filled in. An answer that comes too late stays with whoever typed it. */
export async function takeSubmission(ctx: Ctx, modal: Sent): Promise<Told> {
  const told = await orRefusal(answer(ctx, modal));
  if (told.told !== "refusal") return told;
  const words = typedWords(modal.view.state.values);
  return words.length > 0 ? refusal(...told.sentences, "This is what you wrote:", ...words) : told;
}

async function answer(ctx: Ctx, modal: Sent): Promise<Told> {
  const memory = memoryOf(modal);
  if (!memory) return NOTHING;
  const { i: id, r: revision, o: outcome } = memory;
  const intent = await openQuestion(ctx, id, revision);
  const asked = partsOf(intent, outcome, await listAddressable(db(), ctx.workspaceId));
  if ("obstacle" in asked) return refusal(`Answer this on the page: ${pageOf(id)}`);
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
