import type { TaskType } from "@/core/task-types";

interface TaskWords {
  /** The heading of what the reader is to do. */
  heading: string;
  /** What is expected of them, where it does not go without saying. */
  lead: string | null;
  comment: string;
  placeholder: string | null;
}

/** How each kind of question speaks to the person who answers it. */
export const TASK_WORDS: Readonly<Record<TaskType, TaskWords>> = {
  approval: { heading: "Your decision", lead: null, comment: "Comment", placeholder: null },
  review: {
    heading: "Your verdict",
    lead: "Approve it as it is, or say what has to change: the agent revises it and brings it back to you.",
    comment: "Comment",
    placeholder: "What is good, and what has to change",
  },
  form: { heading: "Your answer", lead: null, comment: "Comment", placeholder: null },
  clarification: {
    heading: "What the agent should know",
    lead: null,
    comment: "Your answer",
    placeholder: "The agent reads this as it stands; if you decline, say why",
  },
  manual_action: {
    heading: "Have you done it?",
    lead: "Do what is asked above, then say here how it went and show that it is done.",
    comment: "How it went",
    placeholder: "What you did; if it failed, where and why",
  },
  confirmation: {
    heading: "Is this so?",
    lead: "Confirm only what you know or have looked up. Deny what is not so.",
    comment: "Comment",
    placeholder: "How you know, or what is wrong",
  },
  assignment: {
    heading: "Who takes it?",
    lead: null,
    comment: "Comment",
    placeholder: "What they should know",
  },
  override: {
    heading: "An exception to a rule",
    lead: "Whoever approves this lets the agent go past a rule that stands. Your justification and your name stay with it.",
    comment: "Justification",
    placeholder: "Why the rule does not serve here, and who knows of it",
  },
};
