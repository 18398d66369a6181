import { isJsonObject, isSame, type Json, type JsonObject } from "../json";
import { isMark } from "./commit";

/** What a revision replaced, as its fact says. */
export interface Revised {
  id: string;
  question: JsonObject;
  before: JsonObject;
}

/** What was asked at first, found from what is asked now by undoing its revisions, the newest first. */
export function firstQuestion(now: JsonObject, revisions: readonly Revised[]): JsonObject {
  return revisions.toReversed().reduce((question, { before }) => ({ ...question, ...before }), now);
}

type Compare = (one: Json, other: Json) => boolean;

/** What in an intent's row contradicts its revisions: the members that the newest revision of each did not leave so. */
export function contradictions(now: JsonObject, revisions: readonly Revised[], same: Compare): string[] {
  const newest = revisions.reduce<JsonObject>((last, { question }) => ({ ...last, ...question }), {});
  return Object.keys(newest).filter((name) => !same(now[name] ?? null, newest[name] ?? null));
}

/** How a row is compared with its facts: a mark of something dropped is as good as what it stands for only where an entry says who dropped it. */
export const comparison = (isRedacted: boolean): Compare => (isRedacted ? isSameButDropped : isSame);

/** Whether two values say the same, wherever neither was dropped. */
function isSameButDropped(one: Json, other: Json): boolean {
  if (isMark(one) || isMark(other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return (
      one.length === other.length && one.every((item, index) => isSameButDropped(item, other[index] ?? null))
    );
  if (!isJsonObject(one) || !isJsonObject(other)) return isSame(one, other);
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameButDropped(one[key] ?? null, other[key] ?? null))
  );
}
