"use client";

import { useSyncExternalStore } from "react";
import { Kbd } from "../ui/kbd";
import { type ActionId, actionOf } from "./actions";
import { capsOf } from "./key-words";
import { useSingleKeys } from "./preference";
import { isPlain } from "./strokes";

const still = () => () => {};

/** False on the server, which cannot know it. */
export const useIsMac = (): boolean =>
  useSyncExternalStore(
    still,
    () => /Mac|iPhone|iPad/.test(navigator.userAgent),
    () => false,
  );

/** The key of an action, on the control that does the same; nothing where single keys are turned off. */
export function KeyHint({ action }: { action: ActionId }) {
  const mac = useIsMac();
  const on = useSingleKeys();
  const [keys] = actionOf(action).keys;
  if (!keys || (isPlain(keys) && !on)) return null;
  return <Caps keys={keys} mac={mac} />;
}

export function Caps({ keys, mac }: { keys: string; mac: boolean }) {
  return (
    <span className="inline-flex gap-1">
      {capsOf(keys, mac).map((cap, index) => (
        <Kbd key={index}>{cap}</Kbd>
      ))}
    </span>
  );
}
