"use client";

import { useEffect } from "react";
import { actionOf } from "./actions";
import { singleKeysAreOn } from "./preference";
import { handlerOf } from "./registry";
import { isPlain, step, type Stroke, written } from "./strokes";

/** How long the second key of "g i" is waited for. */
const SEQUENCE_MS = 1_500;

const FIELDS = "input, textarea, select, [contenteditable=true], [role=combobox]";
/** A checkbox has the focus after a click on it, but nobody types into it. */
const NOT_TYPED_INTO = "input[type=checkbox], input[type=radio], input[type=button]";
const OPEN = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox][data-state=open]";

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null && !target.matches(NOT_TYPED_INTO);

/** The only place that listens to keys: it finds the action, and whoever does it now. Mount it once. */
export function useKeyboard(): void {
  useEffect(() => {
    let pending: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      pending = null;
      clearTimeout(timer);
    };
    const onKey = (event: KeyboardEvent) => {
      const stroke = strokeOf(event);
      if (!stroke || event.defaultPrevented || document.querySelector(OPEN)) return forget();
      const typing = isTypedInto(event.target);
      if (isPlain(written(stroke)) && (typing || !singleKeysAreOn())) return forget();
      const next = step(pending, stroke);
      forget();
      if (next.pending) {
        pending = next.pending;
        timer = setTimeout(forget, SEQUENCE_MS);
      }
      if (!next.action) return;
      const { whileTyping, repeats, native } = actionOf(next.action);
      if (native || (typing && !whileTyping) || (event.repeat && !repeats)) return;
      const handler = handlerOf(next.action);
      if (!handler) return;
      event.preventDefault();
      handler.run();
    };
    addEventListener("keydown", onKey);
    return () => {
      forget();
      removeEventListener("keydown", onKey);
    };
  }, []);
}

/** Null for what is no stroke: a word being composed, a mere modifier, Alt. AltGr only makes another character. */
function strokeOf(event: KeyboardEvent): Stroke | null {
  const { key, shiftKey: shift, altKey, ctrlKey, metaKey, isComposing, keyCode } = event;
  const altGr = event.getModifierState("AltGraph");
  if (isComposing || keyCode === 229 || key.startsWith("Dead") || (altKey && !altGr)) return null;
  if (["Shift", "Control", "Meta", "Alt", "AltGraph"].includes(key)) return null;
  return { key, shift, mod: !altGr && (ctrlKey || metaKey) };
}
