import { isHash } from "../audit/bytes";
import { REDACTED } from "../audit/commit";
import { isJsonObject, type Json, pointerKeys, pointerOf } from "../json";

/** What of an intent a mark lies in. A mark without a word is in the payload. */
export const PARTS = ["payload", "data", "state", "result"] as const;
export type Part = (typeof PARTS)[number];

/** Places by their keys; "*" is each element of a list, and each member of an object. No keys: the whole part. */
export type Places = readonly (readonly string[])[];

/** The places in each part that are sensitive. */
export type Marks = Readonly<Record<Part, Places>>;

const NOTHING: Marks = { payload: [], data: [], state: [], result: [] };

/** "/iban", "/items/0/price" or "data:/iban"; null for what is no mark. */
export function parseMark(text: string): { part: Part; keys: string[] } | null {
  const [, name, pointer = ""] = /^(?:([a-z]+):)?(.*)$/s.exec(text) ?? [];
  const part = PARTS.find((each) => each === (name ?? "payload"));
  const keys = pointerKeys(pointer);
  return part && keys ? { part, keys } : null;
}

/** Marks as they are written; what is none is passed over. */
export function marksOf(written: readonly string[]): Marks {
  const found = written.flatMap((text) => parseMark(text) ?? []);
  if (found.length === 0) return NOTHING;
  const places = (part: Part): Places => found.filter((each) => each.part === part).map(({ keys }) => keys);
  return {
    payload: places("payload"),
    data: places("data"),
    state: places("state"),
    result: places("result"),
  };
}

/**
 * The marks of an intent. Where anything is marked, so is all that its agent keeps for itself and reports afterwards: nobody but
 * the agent knows what stands in there.
 */
export function sensitiveMarks({ sensitive }: { sensitive: readonly string[] }): Marks {
  return sensitive.length === 0 ? NOTHING : { ...marksOf(sensitive), state: [[]], result: [[]] };
}

/** Everything that is content: what an intent is about, and not that it was asked and answered. */
export const EVERYTHING: Marks = { payload: [[]], data: [[]], state: [[]], result: [[]] };

/** Pointers to what a document has at these places. Nothing within what is named already. */
export function placesIn(document: Json | undefined, places: Places, at = ""): string[] {
  if (document === undefined || document === null || places.length === 0 || isGone(document)) return [];
  if (places.some((keys) => keys.length === 0)) return [at];
  const children = Array.isArray(document) || isJsonObject(document) ? Object.entries(document) : [];
  return children.flatMap(([key, child]) => {
    const inside = places.filter(([first]) => first === key || first === "*").map((keys) => keys.slice(1));
    return placesIn(child, inside, at + pointerOf([key]));
  });
}

/** Where a value was dropped there is nothing to mask, nor to drop. */
const isGone = (value: Json): boolean =>
  isJsonObject(value) &&
  Object.keys(value).join() === REDACTED &&
  (value[REDACTED] === true || isHash(value[REDACTED]));

/** The same in edits, which have whole pointers for keys. */
export function placesInEdits(
  edits: Readonly<Record<string, Json>> | undefined,
  places: Places,
  at: string,
): string[] {
  return Object.entries(edits ?? {}).flatMap(([pointer, value]) => {
    const keys = pointerKeys(pointer) ?? [];
    const inside = places
      .filter((wanted) =>
        keys.every((key, index) => index >= wanted.length || wanted[index] === key || wanted[index] === "*"),
      )
      .map((wanted) => wanted.slice(keys.length));
    return placesIn(value, inside, at + pointerOf([pointer]));
  });
}

/** Whether anything at, around or within a place is sensitive. */
export const touchesMark = (pointer: string, places: Places): boolean => {
  const keys = pointerKeys(pointer) ?? [];
  return places.some((wanted) =>
    wanted.every((key, index) => index >= keys.length || key === "*" || key === keys[index]),
  );
};

/** The marks of a type and of a request in one: a request adds to them and takes none away. */
export const unitedMarks = (one: readonly string[] = [], other: readonly string[] = []): string[] => [
  ...new Set([...one, ...other]),
];
