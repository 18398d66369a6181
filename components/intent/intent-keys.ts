"use client";

import { type RefObject, useEffect } from "react";
import { fieldIdOf } from "../form/field-id";

/** Whether the key belongs to what has the focus: somebody is typing, or a dialog or menu is open. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return true;
  if (document.querySelector("[role=dialog], [role=menu], [role=listbox][data-state=open]")) return true;
  return (
    event.target instanceof Element &&
    event.target.closest("input, textarea, select, [contenteditable=true], [role=combobox]") !== null
  );
}

/** a and r bring the focus to the answer's buttons, where Enter sends; c to the comment, e to what can be edited; l claims. */
export function useIntentKeys(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const root = pane.current;
      if (!root || isTaken(event)) return;
      const target = targetOf(root, event.key);
      if (!target) return;
      event.preventDefault();
      if (event.key === "l") return target.click();
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "nearest" });
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [pane]);
}

function targetOf(root: HTMLElement, key: string): HTMLElement | null {
  switch (key) {
    case "a":
    case "r":
    case "l":
      return root.querySelector<HTMLElement>(`[data-shortcut=${key}]:not(:disabled)`);
    case "c":
      return document.getElementById(fieldIdOf("/comment")) ?? document.getElementById("comment-composer");
    case "e":
      return root.querySelector<HTMLElement>("[data-edit]");
    default:
      return null;
  }
}
