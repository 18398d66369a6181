import { pointerKeys } from "@/core/json";

const FIELDS: Readonly<Record<string, string>> = {
  name: "Name",
  slug: "Name in requests",
  levels: "Levels",
  to: "who is asked",
  remind_after: "first reminder",
  remind_every: "later reminders",
  max_reminders: "how many reminders",
  escalate_after: "when it goes on",
  timeout: "Timeout",
  on_timeout: "On timeout",
  repeat: "After the last level",
  hours: "Working hours",
  quorum: "Who decides",
  groups: "groups",
  of: "of whom",
  claim: "Claims",
  undo: "Taking an answer back",
};

/** A place in a policy as the page calls it: "/levels/1/to/0" is "Level 2, who is asked". */
export function placeInWords(pointer: string): string {
  const [first = "", second, ...rest] = pointerKeys(pointer) ?? [];
  if (first === "levels" && second !== undefined)
    return [`Level ${Number(second) + 1}`, ...rest.flatMap((key) => FIELDS[key]?.toLowerCase() ?? [])]
      .slice(0, 2)
      .join(", ");
  return FIELDS[first] ?? first;
}
