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

/** Shorter than it takes to read most questions. */
export const QUICK_SECONDS = 5;
