/**
 * What can be said of a closed intent, and counted. A figure is how many have a trait, and the list behind it asks for the
 * same trait, so that the two always agree.
 */
export const TRAITS = [
  /** How it ended: exactly one of these four. */
  "answered",
  "timed_out",
  "withdrawn",
  "automatic",
  /** On the way there, where people had to answer. */
  "reminded",
  "escalated",
  /** What a person answered. */
  "approved",
  "declined",
  /** Whether that person had its page open before; neither where it cannot be known, as in Slack. */
  "opened",
  "unopened",
  /** Answered within QUICK_SECONDS of opening it. */
  "quick",
] as const;
export type Trait = (typeof TRAITS)[number];

/** How something with these traits can have ended. */
export const endingsOf = (traits: readonly Trait[]): Ending[] =>
  ENDINGS.filter((status) => traits.every((trait) => (ONLY_OF[trait] ?? status) === status));

const ENDINGS = ["decided", "timed_out", "canceled"] as const;
type Ending = (typeof ENDINGS)[number];

/** What can be said of one ending alone. */
const ONLY_OF: Partial<Record<Trait, Ending>> = {
  answered: "decided",
  automatic: "decided",
  timed_out: "timed_out",
  withdrawn: "canceled",
  approved: "decided",
  declined: "decided",
  opened: "decided",
  unopened: "decided",
  quick: "decided",
};

/** Shorter than it takes to read most questions. */
export const QUICK_SECONDS = 5;
