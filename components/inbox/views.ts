import type { InboxView } from "../queries/inbox-filter";

/** What each view is called, and what it says when it is empty. */
export const VIEWS: Record<InboxView, { name: string; emptyTitle: string; emptyText: string }> = {
  mine: {
    name: "For me",
    emptyTitle: "Nothing waits for you",
    emptyText: "When an agent asks you something, it appears here by itself, and in your mail.",
  },
  snoozed: {
    name: "Snoozed",
    emptyTitle: "Nothing is snoozed",
    emptyText: "Put a request off, and it waits here until its time. Then it is back in “For me” by itself.",
  },
  open: {
    name: "All open",
    emptyTitle: "No open requests",
    emptyText: "Everything that you may see has been answered. New requests appear here by themselves.",
  },
  agent: {
    name: "Waiting for agent",
    emptyTitle: "No agent owes an answer",
    emptyText:
      "Requests that went back to their agent, with a question or for changes, are kept here until it replies.",
  },
  done: {
    name: "Done",
    emptyTitle: "Nothing is done yet",
    emptyText: "Answered, withdrawn and timed-out requests stay here with their whole history.",
  },
};
