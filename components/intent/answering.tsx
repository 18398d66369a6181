"use client";

import { type ReactNode, useState } from "react";
import { isOpen } from "@/core/intent";
import type { IntentWire } from "@/core/wire/intent";
import type { FileStore } from "../queries/upload";
import type { Pickable } from "../queries/people";
import { Banner } from "../ui/banner";
import { AnswerPanel } from "./answer-panel";
import { endInWords } from "./closing-words";
import { DecidedPanel } from "./decided-panel";
import { discard } from "./discard";
import { hasContent } from "./draft";
import { useDraft } from "./draft-store";
import { EarlierDraft } from "./earlier-draft";
import { editsOf } from "./edit-values";
import { editablePlaces } from "./editing";
import { At, type Reveal, WithRevealed } from "../sensitive/revealing";
import { PayloadCard } from "./payload-card";
import { RevisedPanel } from "./revised-panel";
import { at } from "./sentence";
import { SentenceView } from "./sentence-view";
import { UnsentDraft } from "./unsent-draft";
import { merged, type SendAnswer, useAnswer } from "./use-answer";
import { useHeld } from "./use-held";
import { useUploads } from "./use-uploads";

const STILL_UPLOADING = {
  pointer: "/evidence",
  detail: "Wait until the files are there, or remove those that are not.",
};

interface AnsweringProps {
  intent: IntentWire;
  send: SendAnswer;
  onSent: (intent: IntentWire) => void;
  onOutdated: () => void;
  people: readonly Pickable[];
  files: FileStore;
  /** Why there are no buttons, where the reader may not answer now. */
  silence: ReactNode;
  /** Stands where the buttons would, while the reader has to do something first. */
  gate?: ReactNode;
  large?: boolean;
  /** What the agent changed since the first time, where the page knows. */
  revisions?: ReactNode;
  /** The voter who made the last revision; null where it was the agent. */
  revisedBy?: string | null;
  /** Takes a text over into the comment box, where there is one. */
  onComment?: (text: string) => void;
}

/**
 * The payload and the answer to it, which share a draft. When something else ends, hands on or revises the question while
 * the reader is at it, the fields stay where they are, unsendable and with the reason, and the text is theirs to take along.
 */
export const Answering = ({ reveal, ...props }: AnsweringProps & { reveal: Reveal }) => (
  <WithRevealed intent={props.intent} reveal={reveal}>
    {(intent) => <Filled {...props} intent={intent} />}
  </WithRevealed>
);

/** What was shown stands in the intent. */
function Filled(props: AnsweringProps) {
  const { intent, send, onSent, onOutdated, people, files, silence, gate, large, revisions, onComment } =
    props;
  const { revisedBy = null } = props;
  const [seen, setSeen] = useState(intent);
  const [sent, setSent] = useState(false);
  const { draft, change, clear, earlier } = useDraft(intent.id, seen.revision);
  const current = seen.revision === intent.revision ? intent : seen;
  const revised = isOpen(intent) && current !== intent;
  const frozen = frozenBecause(intent, revised, silence);
  const isKept = hasContent(draft);
  const unsent = earlier ?? draft;
  const { held, letGo, watch } = useHeld(frozen !== null, isKept, sent);
  const type: typeof change = (part) => {
    setSent(false);
    change(part);
  };
  const uploads = useUploads(files, type);
  const answering = useAnswer({
    intent: current,
    draft,
    unready: uploads.list.length > 0 ? [STILL_UPLOADING] : [],
    send,
    onOutdated,
    onSent: (after) => {
      setSent(true);
      // What can be taken back is kept until it no longer can.
      if (!after.held) clear();
      // An edit under a quorum makes a revision, which its own author has seen.
      setSeen(after);
      onSent(after);
    },
  });
  // What cannot be sent is said while it is typed, since it cannot become right by itself.
  const unreadable = editsOf(current.payload, draft.edits).flaws;
  const places = frozen && !held ? [] : editablePlaces(current.payload, current.editable);
  const edit = (pointer: string, text: string | null) => {
    const { [pointer]: _, ...others } = draft.edits;
    type({ edits: text === null ? others : { ...others, [pointer]: text } });
  };
  const flaws = merged(answering.flaws, unreadable);
  const editing = { editable: places, texts: draft.edits, flaws, onEdit: edit };
  return (
    <>
      {!isOpen(intent) && <DecidedPanel intent={intent} />}
      {revised && (
        <RevisedPanel
          before={current}
          after={intent}
          by={revisedBy}
          kept={isKept}
          onAccept={() => setSeen(intent)}
        />
      )}
      {frozen && hasContent(unsent) && !revised && !sent && answering.pending === null && (
        <UnsentDraft
          intent={current}
          draft={unsent}
          onComment={isOpen(intent) ? onComment : undefined}
          onDiscard={() => {
            discard(unsent, clear, change);
            letGo();
          }}
        />
      )}
      {!revised && revisions}
      <div className="contents" {...watch}>
        {(!revised || held) && (
          <At base="/payload">
            <PayloadCard
              title="Payload"
              payload={current.payload}
              editing={places.length > 0 ? editing : undefined}
              covered
            />
          </At>
        )}
        {!frozen && earlier && (
          <EarlierDraft
            intent={intent}
            draft={earlier}
            onUse={() => change(earlier)}
            onDiscard={() => discard(earlier, clear, change)}
          />
        )}
        {(!frozen || held) && (
          <AnswerPanel
            intent={current}
            draft={draft}
            change={type}
            answering={answering}
            people={people}
            gate={gate}
            uploads={uploads}
            large={large}
            frozen={frozen}
            onDiscard={() => discard(draft, clear, change)}
          />
        )}
      </div>
      {silence && isOpen(intent) && !held && !revised && <Banner>{silence}</Banner>}
    </>
  );
}

/** Why nothing can be sent now; null while it can. */
function frozenBecause(intent: IntentWire, revised: boolean, silence: ReactNode): ReactNode {
  const { closed_at } = intent;
  if (!isOpen(intent)) {
    const when = closed_at ? [" at ", at(closed_at)] : [];
    return <SentenceView sentence={[...endInWords(intent), ...when, ". Nothing more can be sent."]} />;
  }
  if (revised) return `Revision ${intent.revision} has come in. Go on with it above, then answer.`;
  return silence || null;
}
