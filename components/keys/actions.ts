/** All that can be done with a key, as data: the keys, their help, every hint and the palette come from here. */
export const GROUPS = ["Everywhere", "In the list", "On a request", "Go to"] as const;
export type Group = (typeof GROUPS)[number];

export interface Action {
  /**
   * Any of these does it. `mod` is ⌘ on a Mac and Ctrl elsewhere; "g i" is one after the other. The first is the one
   * that hints show.
   */
  keys: readonly string[];
  label: string;
  group: Group;
  /** Also while somebody types; only for what is no character. */
  whileTyping?: true;
  /** A key held down does it again and again. */
  repeats?: true;
  /** The browser does it by itself, so it needs no handler. */
  native?: true;
}

export const ACTIONS = {
  palette: {
    keys: ["mod+k"],
    label: "Search everything, and all commands",
    group: "Everywhere",
    whileTyping: true,
  },
  search: { keys: ["/"], label: "Search in this list", group: "Everywhere" },
  help: { keys: ["?"], label: "Keyboard shortcuts", group: "Everywhere" },
  undo: { keys: ["z"], label: "Take back the answer just given", group: "Everywhere" },
  back: {
    keys: ["Escape"],
    label: "Leave: the field, the selection, the request",
    group: "Everywhere",
    whileTyping: true,
  },

  next: { keys: ["j"], label: "Next request", group: "In the list", repeats: true },
  previous: { keys: ["k"], label: "Previous request", group: "In the list", repeats: true },
  open: { keys: ["Enter"], label: "Open the request", group: "In the list", native: true },
  select: { keys: ["x"], label: "Select or unselect", group: "In the list" },
  selectRange: { keys: ["shift+x"], label: "Select up to here", group: "In the list" },
  selectAll: { keys: ["mod+a"], label: "Select all that is shown", group: "In the list" },

  approve: { keys: ["a"], label: "Approve, or the answer that lets it go on", group: "On a request" },
  reject: { keys: ["r"], label: "Reject, or the answer that stops it", group: "On a request" },
  edit: { keys: ["e"], label: "Edit what can be changed, or fill in the form", group: "On a request" },
  comment: { keys: ["c"], label: "Write a comment", group: "On a request" },
  snooze: { keys: ["s"], label: "Snooze", group: "On a request" },
  wake: { keys: [], label: "Wake up now", group: "On a request" },
  claim: { keys: ["l"], label: "Claim or release", group: "On a request" },
  delegate: { keys: ["d"], label: "Delegate your part to one person", group: "On a request" },
  reassign: { keys: ["m"], label: "Pass on to others", group: "On a request" },

  goMine: { keys: ["g i"], label: "For me", group: "Go to" },
  goSnoozed: { keys: ["g s"], label: "Snoozed", group: "Go to" },
  goOpen: { keys: ["g o"], label: "All open", group: "Go to" },
  goAgent: { keys: ["g w"], label: "Waiting for agent", group: "Go to" },
  goDone: { keys: ["g d"], label: "Done", group: "Go to" },
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof ACTIONS;
export const ACTION_IDS = Object.keys(ACTIONS) as ActionId[];
export const actionOf = (id: ActionId): Action => ACTIONS[id];
