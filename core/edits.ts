import { isSame, type Json, valueAt } from "./json";

type Edits = Readonly<Record<string, Json>>;

/** Those that change something. */
export const realEdits = (payload: Json, edits: Edits): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(edits).filter(([pointer, value]) => !isSame(valueAt(payload, pointer), value)),
  );

/** Earlier edits and later ones as one, against what stood there before both. What a later one replaces as a whole is gone. */
export function withEdits(earlier: Edits, later: Edits): Record<string, Json> {
  const replaced = Object.keys(later);
  const kept = Object.entries(earlier).filter(
    ([pointer]) => !replaced.some((other) => pointer === other || pointer.startsWith(`${other}/`)),
  );
  return { ...Object.fromEntries(kept), ...later };
}
