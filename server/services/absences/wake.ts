import { shared } from "@/server/shared";

type Listener = (appliesAt: Date) => void;

const listeners = () => shared("absence-listeners", () => new Set<Listener>());

/** Calls whenever this process has set an absence, with when it begins to count. */
export function onAbsenceSet(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}

export const absenceSet: Listener = (appliesAt) => {
  for (const listener of listeners()) listener(appliesAt);
};
