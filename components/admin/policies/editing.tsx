"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Flaw } from "@/core/errors";
import type { Pickable } from "../../queries/people";
import type { PolicyDraft } from "./draft";

export interface Editing {
  draft: PolicyDraft;
  edit: (change: (draft: PolicyDraft) => PolicyDraft) => void;
  /** What is wrong with it, once it was tried to save. */
  flaws: readonly Flaw[];
  people: readonly Pickable[];
}

const EditingContext = createContext<Editing | null>(null);

export function EditingProvider({ value, children }: { value: Editing; children: ReactNode }) {
  return <EditingContext value={value}>{children}</EditingContext>;
}

/** The policy that is edited here, for all fields of the page. */
export function useEditing(): Editing & {
  flawAt: (pointer: string) => string | undefined;
  set: (change: Partial<PolicyDraft>) => void;
} {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("there is no policy around this field");
  const { flaws, edit } = editing;
  return {
    ...editing,
    set: (change) => edit((draft) => ({ ...draft, ...change })),
    flawAt: (pointer) => {
      const here = flaws.filter((flaw) => flaw.pointer === pointer || flaw.pointer.startsWith(`${pointer}/`));
      return here.length === 0 ? undefined : here.map(({ detail }) => detail).join(" ");
    },
  };
}

/** The id of the field that stands for a pointer, so that an error can lead to it. */
export const fieldOf = (pointer: string): string => `policy${pointer}`;

/** Brings the focus to a field, or to the nearest around it; what is folded around it is opened. */
export function focusFieldOf(pointer: string): void {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const element = document.getElementById(fieldOf(at));
    if (!element) continue;
    for (
      let folded = element.closest("details");
      folded;
      folded = folded.parentElement?.closest("details") ?? null
    )
      folded.open = true;
    const target = element.matches("input, textarea, select, button, [tabindex]")
      ? element
      : element.querySelector<HTMLElement>("input, textarea, select, button");
    target?.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
    return;
  }
}
