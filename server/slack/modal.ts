import type { KnownBlock, ModalView } from "@slack/types";
import { z } from "zod";
import type { Intent } from "@/core/intent";
import { outcomeButton } from "@/core/outcome-words";
import { inputBlock } from "./inputs";
import { noticeModal } from "./notice";
import { type Assignable, partsOf } from "./parts";
import { urgencyWords } from "./standing";
import { LIMITS, markup, plain, quoted } from "./text";

/** What a modal remembers: the intent, the revision that was shown, the outcome, and the channel it was opened from. */
export const Remembered = z.object({
  i: z.string(),
  r: z.number().int(),
  o: z.string().nullable(),
  c: z.string(),
});
export type Remembered = z.infer<typeof Remembered>;

/** What identifies our modals among those of other apps' versions. */
export const ANSWER_MODAL = "countersign-answer";

/** Asks for what an outcome needs; null leaves the outcome to be chosen. What Slack cannot ask is answered on the page. */
export function answerModal(
  intent: Intent,
  outcome: string | null,
  { people, channel, url }: { people: readonly Assignable[]; channel: string; url: string },
): ModalView {
  const asked = partsOf(intent, outcome, people);
  if ("obstacle" in asked) return elsewhereModal(intent, asked.obstacle, url);
  const remembered: Remembered = { i: intent.id, r: intent.revision, o: outcome, c: channel };
  const label = outcome === null ? "Answer" : outcomeButton(outcome);
  const fixed = asked.parts.flatMap(({ field: { label, control } }) =>
    control.kind === "fixed"
      ? [`*${quoted(label, 100)}:* ${quoted(JSON.stringify(control.value), 300)}`]
      : [],
  );
  return {
    type: "modal",
    callback_id: ANSWER_MODAL,
    private_metadata: JSON.stringify(remembered),
    title: plain(label, LIMITS.modalTitle),
    submit: plain(outcome === null ? "Send" : label, LIMITS.modalTitle),
    close: plain("Cancel", LIMITS.modalTitle),
    blocks: [
      ...headBlocks(intent),
      ...(fixed.length > 0
        ? [{ type: "section" as const, text: markup(fixed.join("\n").slice(0, LIMITS.section)) }]
        : []),
      ...asked.parts.flatMap(({ blockId, field }) => inputBlock(blockId, field) ?? []),
    ],
  };
}

function elsewhereModal(intent: Intent, obstacle: string, url: string): ModalView {
  const sentence = `Slack cannot show this form: ${obstacle}. The same form is on the request's page.`;
  const notice = noticeModal("Answer on the page", {
    sentences: [sentence],
    link: { label: "Open the form", url },
  });
  return { ...notice, blocks: [...headBlocks(intent), ...notice.blocks] };
}

function headBlocks(intent: Intent): KnownBlock[] {
  const urgency = urgencyWords(intent);
  return [
    { type: "section", text: plain(intent.title, 300) },
    ...(urgency.length > 0 ? [{ type: "context" as const, elements: [markup(urgency.join(" · "))] }] : []),
  ];
}
