import { REDACTED, REDACTED_WORDS } from "../audit/commit";
import type { Fact } from "../facts";
import type { Answer, Decision, Intent, Redaction } from "../intent";
import { isJsonObject, type Json, type JsonObject, valueAt, withValues } from "../json";
import { answerPlaces, decisionPlaces, factWords } from "./fact-places";
import { EVERYTHING, type Marks, marksOf, placesIn } from "./marks";

/** What stands where a value was dropped; in the trail its commitment is behind the key. */
export const DROPPED: JsonObject = { [REDACTED]: true };

/** Whether this stands in place of a value that was dropped. */
export const isRedacted = (value: Json | undefined): boolean =>
  isJsonObject(value) && REDACTED in value && Object.keys(value).length === 1;

/** The places that a redaction drops. */
export const droppedMarks = ({ what, places }: Pick<Redaction, "what" | "places">): Marks =>
  what === "content" ? EVERYTHING : marksOf(places);

/** What an intent is after values were dropped. How it ended, by whom and when stays, and so does its receipt. */
export function redacted(
  intent: Intent,
  { data, actor, at }: Extract<Fact, { type: "redacted" }>,
): Partial<Intent> {
  const marks = droppedMarks(data);
  const whole = data.what === "content";
  const { result } = intent;
  return {
    payload: dropped(intent.payload, placesIn(intent.payload, marks.payload)),
    state: dropped(intent.state, placesIn(intent.state, marks.state)),
    edits: dropped({ edits: intent.edits }, answerPlaces({ edits: intent.edits }, marks, "")).edits,
    votes: intent.votes.map((vote) => withoutWords(dropped(vote, answerPlaces(vote, marks, "")), whole)),
    decision: intent.decision && redactedDecision(intent.decision, marks, whole),
    result: result && {
      ...dropped(result, placesIn(result.data, marks.result, "/data")),
      ...(whole && { summary: REDACTED_WORDS }),
    },
    ...(whole && {
      title: REDACTED_WORDS,
      description: intent.description === null ? null : REDACTED_WORDS,
    }),
    redaction: { ...data, by: { id: actor.id, name: actor.name }, at },
  };
}

const redactedDecision = (decision: Decision, marks: Marks, whole: boolean): Decision =>
  withoutWords(dropped(decision, decisionPlaces(decision, marks, "")), whole);

function withoutWords<T extends Answer>(answer: T, whole: boolean): T {
  if (!whole) return answer;
  const evidence = answer.evidence.map((each) => ({
    label: REDACTED_WORDS,
    ...(each.url !== undefined && { url: REDACTED_WORDS }),
    ...(each.text !== undefined && { text: REDACTED_WORDS }),
  }));
  return { ...answer, comment: answer.comment === null ? null : REDACTED_WORDS, evidence };
}

/** A copy with a marker in each of these places. */
const dropped = <T>(document: T, places: readonly string[]): T =>
  places.length === 0
    ? document
    : (withValues(document as Json, Object.fromEntries(places.map((place) => [place, DROPPED]))) as T);

/** A fact as people and agents read it: words that were dropped are words still. */
export function withDroppedWords<T extends Fact>(fact: T): T {
  const data = fact.data as unknown as Json;
  const gone = factWords(fact).filter((place) => isRedacted(valueAt(data, place)));
  return gone.length === 0
    ? fact
    : ({
        ...fact,
        data: withValues(data, Object.fromEntries(gone.map((place) => [place, REDACTED_WORDS]))),
      } as T);
}
