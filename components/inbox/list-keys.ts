"use client";

import { type RefObject, useEffect } from "react";

/** Whether the key belongs to what has the focus: somebody is typing, or a dialog or menu is open. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox], [role=combobox]",
    ) !== null
  );
}

/** j and k walk through the rows, Enter opens as on any link, / goes to the search. */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTaken(event) || !list.current) return;
      if (event.key === "/") {
        event.preventDefault();
        list.current.querySelector<HTMLInputElement>("input[type=search]")?.focus();
      }
      if (event.key === "j") step(list.current, 1);
      if (event.key === "k") step(list.current, -1);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [list]);
}

function step(list: HTMLElement, by: 1 | -1): void {
  const rows = [...list.querySelectorAll<HTMLElement>("a[data-row]")];
  const focused = rows.findIndex((row) => row === document.activeElement);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.ariaCurrent === "page");
  const target = rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by))];
  target?.focus();
  target?.scrollIntoView({ block: "nearest" });
}
