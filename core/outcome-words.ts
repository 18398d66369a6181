interface Words {
  /** What a button says that gives this outcome. */
  button: string;
  /** After a name: "Ana approved this". */
  past: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  approved: { button: "Approve", past: "approved this" },
  rejected: { button: "Reject", past: "rejected this" },
  changes_requested: { button: "Request changes", past: "asked for changes" },
  submitted: { button: "Submit form", past: "submitted the form" },
  provided: { button: "Send answer", past: "answered" },
  declined: { button: "Decline", past: "declined" },
  completed: { button: "Mark as done", past: "marked this as done" },
  failed: { button: "Mark as failed", past: "marked this as failed" },
  confirmed: { button: "Confirm", past: "confirmed this" },
  denied: { button: "Deny", past: "denied this" },
  assigned: { button: "Assign", past: "assigned this" },
  override_approved: { button: "Approve override", past: "approved the override" },
};

/** An outcome as a label: `override_approved` is "Override approved". */
export function outcomeLabel(outcome: string): string {
  const words = outcome.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A renamed outcome speaks for itself. */
export const outcomeButton = (outcome: string): string => wordsFor(outcome)?.button ?? outcomeLabel(outcome);

export const outcomePast = (outcome: string): string =>
  wordsFor(outcome)?.past ?? `answered “${outcomeLabel(outcome)}”`;

const wordsFor = (outcome: string): Words | undefined =>
  Object.hasOwn(WORDS, outcome) ? WORDS[outcome] : undefined;
