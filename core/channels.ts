/** The ways in which a notice can reach a person. Mail reaches everybody; the others only who has set them up. */
export const CHANNELS = ["email", "push", "slack"] as const;
export type Channel = (typeof CHANNELS)[number];

/** What people choose channels for: kinds of notices that belong together. */
export const NOTICE_GROUPS = ["asked", "reminders", "escalations", "mentions", "outcomes"] as const;
export type NoticeGroup = (typeof NOTICE_GROUPS)[number];

const GROUPS: Readonly<Record<string, NoticeGroup>> = {
  waiting: "asked",
  reminder: "reminders",
  escalated: "escalations",
  mentioned: "mentions",
  decided: "outcomes",
  timed_out: "outcomes",
  withdrawn: "outcomes",
};

/** A kind that nobody has sorted yet goes where people are reached most surely. */
export const groupOf = (kind: string): NoticeGroup => GROUPS[kind] ?? "asked";

/** Groups that ask for something: whoever turns off every channel for them still gets mail. */
export const ALWAYS_REACHED: readonly NoticeGroup[] = ["asked", "escalations"];

/** What a person has chosen, group by group and channel by channel; the rest follows the defaults. */
export type Choices = Partial<Record<NoticeGroup, Partial<Record<Channel, boolean>>>>;

/** Whether a group goes by a channel. Who sets up push or chat wants to be asked there, but outcomes can wait for the mail. */
export function isChosen(choices: Choices, group: NoticeGroup, channel: Channel): boolean {
  return choices[group]?.[channel] ?? (channel === "email" || group !== "outcomes");
}

/** The channels for each group, out of those that reach the person. Nobody is asked by none. */
export function routesOf(choices: Choices, reach: readonly Channel[]): Record<NoticeGroup, Channel[]> {
  const routes = NOTICE_GROUPS.map((group): [NoticeGroup, Channel[]] => {
    const channels = CHANNELS.filter((channel) => channel === "email" || reach.includes(channel));
    const chosen = channels.filter((channel) => isChosen(choices, group, channel));
    return [group, chosen.length === 0 && ALWAYS_REACHED.includes(group) ? ["email"] : chosen];
  });
  return Object.fromEntries(routes) as Record<NoticeGroup, Channel[]>;
}

/** The id of a notice's mail. The same notice by another channel is named after it, and carries the same answer link. */
export const mailIdOf = (noticeId: string): string => noticeId.split("_").slice(0, 2).join("_");
