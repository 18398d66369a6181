import { type Json, valueAt } from "@/core/json";
import type { Flaw } from "@/core/errors";

/** What an editable payload needs: which places, their texts so far, and what is wrong with them. */
export interface Editing {
  editable: readonly string[];
  texts: Readonly<Record<string, string>>;
  flaws: readonly Flaw[];
  onEdit: (pointer: string, text: string | null) => void;
}

/** The places that can be edited: those the agent marked that are there. */
export const editablePlaces = (payload: Json, editable: readonly string[]): string[] =>
  editable.filter((pointer) => valueAt(payload, pointer) !== undefined);
