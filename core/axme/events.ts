import type { FactWire } from "../wire/fact";
import type { IntentWire } from "../wire/intent";
import { NOBODYS, type Said, saidBy, type Turn } from "./said";
import type { AxmeStatus } from "./status";

/** What happened, as AXME's clients read it. The last one tells the answer, since it is all that `wait_for` returns. */
export interface AxmeEvent extends Said {
  intent_id: string;
  /** From 1, without gaps. */
  seq: number;
  at: string;
  actor: string;
}

const TERMINAL: ReadonlySet<AxmeStatus> = new Set(["COMPLETED", "FAILED", "CANCELED", "TIMED_OUT"]);
export const isTerminal = ({ status }: Pick<AxmeEvent, "status">): boolean => TERMINAL.has(status);

/**
 * Turns an intent's facts into events, fact by fact from the first. A fact gives the same events whenever it is read, so
 * the numbers of events are theirs for good. Nothing follows the last one: what an agent reports later is in the intent.
 */
export function eventTranslator(intent: IntentWire): (fact: FactWire) => AxmeEvent[] {
  let seq = 0;
  let ended = false;
  let turn: Turn = NOBODYS;
  return (fact) => {
    if (ended) return [];
    const said = saidBy(fact, intent, turn);
    const last = said.at(-1);
    if (last) turn = { waiting_reason: last.waiting_reason, pending_with: last.pending_with };
    ended = last !== undefined && isTerminal(last);
    const by = { at: fact.at, actor: actorOf(fact, intent) };
    return said.map((one) => ({ intent_id: intent.id, seq: ++seq, ...by, ...one }));
  };
}

function actorOf({ actor }: FactWire, intent: IntentWire): string {
  switch (actor.type) {
    case "agent":
      return intent.from_agent;
    case "system":
      return "system";
    default:
      return actor.name;
  }
}
