"use client";

import { type RefObject } from "react";
import { useActions } from "../keys/registry";

/** j and k walk through the rows, Enter opens as on any link, / goes to the search. */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useActions({
    next: { run: () => list.current && walk(list.current, 1) },
    previous: { run: () => list.current && walk(list.current, -1) },
    search: {
      when: () => isShown(list.current),
      run: () => list.current?.querySelector<HTMLInputElement>("input[type=search]")?.focus(),
    },
  });
}

/** The row that has the focus, by its request's id. */
export const rowInFocus = (): string | null =>
  document.activeElement?.closest<HTMLElement>("li")?.querySelector<HTMLElement>("a[data-row]")?.dataset
    .row ?? null;

/** On a narrow screen the list is hidden behind the request, so the next one opens at once. */
function walk(list: HTMLElement, by: 1 | -1): void {
  const rows = [...list.querySelectorAll<HTMLElement>("a[data-row]")];
  const inFocus = rowInFocus();
  const focused = rows.findIndex((row) => row.dataset.row === inFocus);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.ariaCurrent === "page");
  const target = rows[from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + by))];
  if (!target) return;
  if (!isShown(list)) return target.click();
  target.focus();
  target.scrollIntoView({ block: "nearest" });
}

const isShown = (element: HTMLElement | null): boolean => element !== null && element.offsetParent !== null;
