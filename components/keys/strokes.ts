import { ACTION_IDS, type ActionId, actionOf } from "./actions";

/** What a key event says, as far as shortcuts care. */
export interface Stroke {
  key: string;
  shift: boolean;
  /** ⌘ or Ctrl. */
  mod: boolean;
}

/** A stroke as the actions write it: "j", "shift+x", "mod+k", "?". Only letters tell Shift apart; "?" is a key of its own. */
export function written({ key, shift, mod }: Stroke): string {
  const letter = /^\p{L}$/u.test(key);
  return `${mod ? "mod+" : ""}${letter && shift ? "shift+" : ""}${letter ? key.toLowerCase() : key}`;
}

interface Step {
  /** What the keys so far mean. */
  action: ActionId | null;
  /** The first key of a sequence that waits for its second; null when none does. */
  pending: string | null;
}

/** Takes one stroke more. A second key that ends no sequence counts for itself. */
export function step(pending: string | null, stroke: Stroke): Step {
  const last = written(stroke);
  const both = pending === null ? null : actionFor(`${pending} ${last}`);
  if (both) return { action: both, pending: null };
  const begins = ACTION_IDS.some((id) => actionOf(id).keys.some((keys) => keys.startsWith(`${last} `)));
  return begins ? { action: null, pending: last } : { action: actionFor(last), pending: null };
}

const actionFor = (keys: string): ActionId | null =>
  ACTION_IDS.find((id) => actionOf(id).keys.includes(keys)) ?? null;

/** Whether it is done by plain keys, which a person may turn off (WCAG 2.1.4). */
export const isPlain = (keys: string): boolean => !keys.startsWith("mod+") && keys !== "Escape";
