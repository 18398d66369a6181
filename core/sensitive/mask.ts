import type { Fact } from "../facts";
import type { Intent } from "../intent";
import { isJsonObject, isSame, type Json, type JsonObject, pointerOf, valueAt, withValues } from "../json";
import { REDACTED_WORDS } from "../audit/commit";
import { isRedacted } from "./redact";
import type { IntentWire } from "../wire/intent";
import { decisionPlaces, factPlaces } from "./fact-places";
import { type Marks, placesIn, sensitiveMarks, touchesMark } from "./marks";

const KEY = "~masked";

/** What people get in place of a sensitive value. It says nothing of the value. */
export const MASKED: JsonObject = { [KEY]: true };
/** The same for what stood there before, where that was something else. */
const MASKED_BEFORE: JsonObject = { [KEY]: "before" };

/** The same in what is text: mails and chat. */
export const DOTS = "••••";

/** Whether this stands in place of a value. */
export const isMasked = (value: Json | undefined): boolean =>
  isJsonObject(value) && Object.keys(value).length === 1 && KEY in value;

/** Pointers into an intent, as it is served, to what is sensitive in it. */
export function sensitivePlaces(
  intent: Pick<IntentWire, "payload" | "state" | "decision" | "result" | "sensitive">,
): string[] {
  const marks = sensitiveMarks(intent);
  return [
    ...placesIn(intent.payload, marks.payload, "/payload"),
    ...placesIn(intent.state, marks.state, "/state"),
    ...(intent.decision ? decisionPlaces(intent.decision, marks, "/decision") : []),
    ...placesIn(intent.result?.data, marks.result, "/result/data"),
  ];
}

const replaced = <T>(document: T, places: readonly string[], by: Json): T =>
  places.length === 0
    ? document
    : (withValues(document as Json, Object.fromEntries(places.map((place) => [place, by]))) as T);

/** An intent as people are shown it. */
export const masked = <T extends Parameters<typeof sensitivePlaces>[0]>(intent: T): T =>
  replaced(intent, sensitivePlaces(intent), MASKED);

/** A fact as people are shown it; `sensitive` are the marks of its intent. */
export function maskedFact<T extends Fact>(fact: T, marks: Marks): T {
  const places = factPlaces(fact, marks);
  if (places.length === 0) return fact;
  const data = fact.data as unknown as Json;
  // That it is another value now is what whoever answers must know.
  const changed = places.filter(
    (place) =>
      place.startsWith("/before/") &&
      !isSame(valueAt(data, place), valueAt(data, place.replace("/before/", "/question/"))),
  );
  return { ...fact, data: replaced(replaced(data, places, MASKED), changed, MASKED_BEFORE) };
}

/** A payload for mail and chat. */
export const inDots = (intent: Pick<Intent, "payload" | "sensitive">): JsonObject =>
  replaced(intent.payload, placesIn(intent.payload, sensitiveMarks(intent).payload), DOTS);

/** An intent for chat: its values in dots, and what is sensitive is not edited there. */
export function forChat(intent: Intent): Intent {
  if (intent.sensitive.length === 0) return intent;
  const { payload } = sensitiveMarks(intent);
  const editable = intent.editable.filter((pointer) => !touchesMark(pointer, payload));
  return { ...intent, payload: inDots(intent), editable };
}

/** A value as text shows it, where what is masked or was dropped is told in words. */
export function inWords(value: Json): Json {
  if (isMasked(value))
    return isJsonObject(value) && value[KEY] === "before" ? `${DOTS} (another value)` : DOTS;
  if (isRedacted(value)) return REDACTED_WORDS;
  if (Array.isArray(value)) return value.map(inWords);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, inWords(child)]));
}

/** Pointers to all that is masked in a document. */
export function maskedPlaces(document: Json, at = ""): string[] {
  if (isMasked(document)) return [at];
  if (!Array.isArray(document) && !isJsonObject(document)) return [];
  return Object.entries(document).flatMap(([key, child]) => maskedPlaces(child, at + pointerOf([key])));
}
