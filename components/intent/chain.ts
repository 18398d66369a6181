import type { IntentWire } from "@/core/wire/intent";
import { outcomeLabel } from "./outcome-words";

/** One rung of the chain as it is drawn. */
export interface Rung {
  key: string;
  label: string;
  to: string;
  state: "past" | "now" | "ahead" | "skipped";
  /** When it began or begins; null where that cannot be said. */
  startsAt: string | null;
}

/** Who stands on a rung; on the present one those who are asked now, since it may have been passed on. */
const namesOf = (names: readonly string[]): string => names.join(", ") || "Nobody";

/** The chain from the first level to the deadline. What was never reached when it closed is skipped. */
export function rungsOf(
  intent: Pick<IntentWire, "levels" | "level" | "assignees" | "status" | "deadline_at" | "on_timeout">,
): Rung[] {
  const open = intent.status === "waiting";
  const levels = intent.levels.map(({ level, to, starts_at }): Rung => ({
    key: String(level),
    label: `Level ${level}`,
    to: namesOf(open && level === intent.level ? intent.assignees.map((person) => person.name) : to),
    state:
      level < intent.level
        ? "past"
        : level > intent.level
          ? open
            ? "ahead"
            : "skipped"
          : open
            ? "now"
            : "past",
    startsAt: starts_at,
  }));
  const end = intent.on_timeout === null ? "Closes unanswered" : outcomeLabel(intent.on_timeout);
  const state = open ? "ahead" : intent.status === "timed_out" ? "past" : "skipped";
  return [...levels, { key: "deadline", label: "Deadline", to: end, state, startsAt: intent.deadline_at }];
}
