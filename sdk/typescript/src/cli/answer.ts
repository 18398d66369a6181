import type { Countersign } from "../client.js";
import type { ClosedIntent } from "../intent.js";
import { isAffirmed } from "../outcomes.js";
import type { Fact } from "../wire.js";
import { aboutAnswer, answerIn, factLine, toJson } from "./show.js";
import { Interrupted, type Terminal } from "./terminal.js";

/** For the help of commands that wait. */
export const EXIT_CODES =
  "Exit codes: 0 approved, submitted, provided, … (by the deadline too, where on_timeout says so), 1 rejected, declined, …,\n" +
  "2 timed out or canceled, 3 error. Ctrl-C leaves the question open (130).";

/** Waits for an answer, prints it, and returns the exit code that it stands for. */
export async function printAnswer(
  client: Countersign,
  id: string,
  { json = false }: { json?: boolean | undefined },
  terminal: Terminal,
): Promise<number> {
  const { interrupted: signal, isWatched, note } = terminal;
  const onEvent = isWatched ? (fact: Fact) => note(factLine(fact)) : undefined;
  const intent = await client.waitFor(id, { signal, onEvent }).catch((error: unknown) => {
    if (!(error instanceof Interrupted)) throw error;
    throw new Interrupted(error.signal, `${id} stays open. Go on with: countersign wait ${id}`);
  });
  note(aboutAnswer(intent));
  terminal.print(json ? toJson(intent) : answerIn(intent));
  return exitCodeOf(intent);
}

function exitCodeOf(intent: ClosedIntent): number {
  if (isAffirmed(intent)) return 0;
  return intent.status === "decided" ? 1 : 2;
}
