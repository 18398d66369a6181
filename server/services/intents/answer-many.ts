import type { DecisionsBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { type Ctx, requireReviewer } from "../context";
import { answerIntent } from "./answer";

/** What came of one answer: the intent as it is now, or what it was refused with. */
export type Answered = { id: string; intent: IntentWire } | { id: string; error: unknown };

/**
 * Takes many answers at once: those to different intents share transactions, those to the same one follow each other in the
 * order in which they came. One that is refused or fails holds up no other. Throws forbidden for auditors.
 */
export async function answerIntents(ctx: Ctx, { decisions }: DecisionsBody): Promise<Answered[]> {
  requireReviewer(ctx);
  const lastOn = new Map<string, Promise<Answered>>();
  const answers = decisions.map(({ id, ...answer }) => {
    const attempt = () =>
      answerIntent(ctx, id, answer).then(
        (intent): Answered => ({ id, intent }),
        (error: unknown): Answered => ({ id, error }),
      );
    const before = lastOn.get(id);
    const turn = before ? before.then(attempt) : attempt();
    lastOn.set(id, turn);
    return turn;
  });
  return Promise.all(answers);
}
