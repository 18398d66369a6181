import type { KnownBlock, ModalView } from "@slack/types";
import { linkButton } from "./actions";
import type { SlackMessage } from "./port";
import { escaped, fit, LIMITS, plain } from "./text";

/** Something to tell one person, with a page that helps. */
export interface SlackNotice {
  sentences: readonly string[];
  link: { label: string; url: string } | null;
}

const blocksOf = ({ sentences, link }: SlackNotice): KnownBlock[] => [
  ...sentences.map((text): KnownBlock => ({ type: "section", text: plain(text, LIMITS.section) })),
  ...(link ? [{ type: "actions" as const, elements: [linkButton(link.label, link.url)] }] : []),
];

/** A notice as a message for one person's eyes. */
export const noticeMessage = (notice: SlackNotice): SlackMessage => ({
  text: fit(escaped(notice.sentences.join(" ")), LIMITS.fallback),
  blocks: blocksOf(notice),
});

/** A notice as a modal, in the place of the one that was sent. */
export const noticeModal = (title: string, notice: SlackNotice): ModalView => ({
  type: "modal",
  title: plain(title, LIMITS.modalTitle),
  close: plain("Close", LIMITS.modalTitle),
  blocks: blocksOf(notice),
});
