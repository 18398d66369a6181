import type { IntentWire } from "@/core/wire/intent";
import { answerIntent } from "../../queries/commands";
import { ProblemError } from "../../queries/problem";
import { forgetToSend, type Waiting, waiting } from "./outbox";

export type Flushed = { item: Waiting; after: IntentWire | null } | { item: Waiting; problem: ProblemError };

const LOCK = "countersign.outbox";

/** Sends what waits, one after the other and from one tab only; what finds no connection again stays. */
export async function flush(by: string, tell: (flushed: Flushed) => void): Promise<void> {
  const work = async () => {
    for (const item of waiting().filter((one) => one.by === by)) {
      const flushed = await sent(item);
      if (!flushed) return;
      forgetToSend(item.id);
      tell(flushed);
    }
  };
  // Browsers have no locks on plain HTTP; two tabs then may both try, and the server takes one.
  if (!("locks" in navigator)) return work();
  await navigator.locks.request(LOCK, work);
}

/** Null while there is still no connection, or nobody is signed in. */
async function sent(item: Waiting): Promise<Flushed | null> {
  try {
    return { item, after: await answerIntent(item.id, item.answer) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.isPassing || error.code === "unauthenticated") return null;
    return wasTaken(item, error) ? { item, after: null } : { item, problem: error };
  }
}

/** The first time it got through after all, and only the reply was lost. */
function wasTaken({ by, answer }: Waiting, { code, extra }: ProblemError): boolean {
  const { decided_by: who, outcome } = extra;
  const isMine = typeof who === "object" && who !== null && "id" in who && who.id === by;
  return code === "already_decided" && isMine && outcome === answer.outcome;
}
