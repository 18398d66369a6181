import { commitmentIn, redact, type Salts } from "../audit/commit";
import type { Sha256 } from "../audit/bytes";
import { type Entry, withDropped } from "../audit/entry";
import type { Fact } from "../facts";
import type { Json, JsonObject } from "../json";
import { withValues } from "../json";
import { factPlaces, factWords } from "./fact-places";
import { type Marks, placesIn } from "./marks";
import { DROPPED } from "./redact";

interface Leaf {
  salts: Salts;
  dropped: Record<string, string> | null;
}

/** What becomes of an entry of the trail when values of its intent are dropped. */
export interface RedactedEntry {
  /** The fact's data; null where it stays. */
  data: Json | null;
  /** Null where nothing of it was sealed, or nothing sealed was dropped. */
  leaf: Leaf | null;
}

/**
 * Drops the marked values of an entry, and all that was said in words where everything goes. What was sealed leaves its commitment;
 * what was not is sealed without it.
 */
export function redactedEntry(
  { type, body }: Entry,
  leaf: Leaf | null,
  { marks, whole }: { marks: Marks; whole: boolean },
  sha256: Sha256,
): RedactedEntry {
  const fact = { type, data: body["data"] } as unknown as Fact;
  const inData = [...factPlaces(fact, marks), ...(whole ? factWords(fact) : [])].map(
    (place) => `/data${place}`,
  );
  const places = [...inData, ...questionPlaces(body["question"] as JsonObject | undefined, marks, whole)];
  if (places.length === 0) return { data: null, leaf: null };
  if (!leaf) {
    const kept = withValues(body, Object.fromEntries(inData.map((place) => [place, DROPPED]))) as JsonObject;
    return { data: inData.length === 0 ? null : (kept["data"] ?? null), leaf: null };
  }
  const before = leaf.dropped ?? {};
  const sealed = withDropped(body, before) ?? body;
  const { document, salts, dropped } = redact(sealed, leaf.salts, places, sha256);
  const stands = (place: string): boolean =>
    !Object.keys(dropped).some((gone) => place.startsWith(`${gone}/`));
  const all = {
    ...Object.fromEntries(Object.entries(before).filter(([place]) => stands(place))),
    ...dropped,
  };
  const data = (document as JsonObject)["data"] ?? null;
  return { data: inData.length === 0 ? null : data, leaf: { salts, dropped: all } };
}

/** The entry of an intent's beginning holds what was asked, too. */
function questionPlaces(question: JsonObject | undefined, marks: Marks, whole: boolean): string[] {
  if (!question) return [];
  const words = ["title", "description"].filter((key) => (question[key] ?? null) !== null);
  return [
    ...placesIn(question["payload"], marks.payload, "/question/payload"),
    ...placesIn(question["state"], marks.state, "/question/state"),
    ...(whole ? words.map((key) => `/question/${key}`) : []),
  ].filter((place) => commitmentIn(question[place]) === null);
}
