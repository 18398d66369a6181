import { effectOf } from "@/core/task-types";
import type { DecisionBody } from "@/core/wire/commands";
import type { IntentWire } from "@/core/wire/intent";
import { answerIntent } from "../../queries/commands";
import { ProblemError } from "../../queries/problem";
import { signInAgain } from "../../sign-in/ended-session";
import { forgetToSend, keepToSend } from "./outbox";

const RISKY: readonly (string | null)[] = ["high", "critical"];

/**
 * Sends an answer. Where the connection takes none it is kept, and sent when there is one; not where much is at risk,
 * which somebody should look at again. Throws what went wrong in either case.
 */
export async function sendAnswer(intent: IntentWire, by: string, answer: DecisionBody): Promise<IntentWire> {
  try {
    const after = await answerIntent(intent.id, answer);
    forgetToSend(intent.id);
    return after;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.code === "unauthenticated") signInAgain();
    if (error.code !== "network") {
      forgetToSend(intent.id);
      throw error;
    }
    const affirms = effectOf(intent.task_type, intent.allowed_outcomes, answer.outcome) === "affirm";
    if (affirms && RISKY.includes(intent.risk)) throw error;
    keepToSend({ id: intent.id, title: intent.title, by, answer });
    throw new ProblemError({
      status: 0,
      code: "network",
      detail: "There is no connection. It is sent by itself when there is one.",
    });
  }
}
