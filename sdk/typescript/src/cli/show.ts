import type { ClosedIntent, Intent } from "../intent.js";
import { isAffirmed } from "../outcomes.js";
import type { Fact, Json } from "../wire.js";

/** JSON for people and for jq. */
export const toJson = (value: unknown): string => JSON.stringify(value, null, 2);

/** What a script wants to know: the data or the words of an answer that has some, else its outcome, else how it ended without one. */
export function answerIn(intent: ClosedIntent): string {
  const data: Json = intent.decision?.data ?? wordsIn(intent);
  if (typeof data === "string") return data;
  return data === null ? (intent.outcome ?? intent.status) : JSON.stringify(data);
}

/** A question in words is answered in words. Elsewhere a comment only goes with the answer. */
const wordsIn = (intent: ClosedIntent): string | null =>
  intent.task_type === "clarification" && isAffirmed(intent) ? (intent.decision?.comment ?? null) : null;

/** Who answered, and what they said. */
export function aboutAnswer({ decision, status, outcome }: ClosedIntent): string {
  if (!decision) return status === "canceled" ? "It was withdrawn." : "Nobody answered in time.";
  const { name, acting_for } = decision.decided_by;
  const who = acting_for ? `${name} for ${acting_for.name}` : name;
  return `${who}: ${outcome}${decision.comment ? `, "${decision.comment}"` : ""}`;
}

/** An intent in a few lines. */
export function summaryOf(intent: Intent): string {
  const { id, title, status, waiting_on, assignees, next, deadline_at, url } = intent;
  const asked = assignees.map(({ name }) => name).join(", ");
  const state =
    intent.status === "waiting"
      ? [
          `waiting on ${waiting_on === "agent" ? "the agent" : asked}`,
          next && next.kind !== "timeout" ? `${next.kind} at ${next.at}` : null,
          `deadline ${deadline_at}`,
        ]
      : [status, aboutAnswer(intent), intent.closed_at];
  return [`${id}  ${title}`, ...state.filter((line) => line !== null), url].join("\n");
}

/** A fact in one line. */
export function factLine({ seq, at, type, actor, data }: Fact): string {
  const words = [data.outcome, data.comment, data.body, data.reason, data.note, data.summary];
  const said = words.filter((word) => typeof word === "string");
  return [seq, at, type, actor.name, ...said].join("  ").replaceAll(/\s*\n\s*/g, " ");
}
