"use client";

import { type ReactNode, useState } from "react";
import { isOpen } from "@/core/intent";
import type { IntentWire } from "@/core/wire/intent";
import type { Pickable } from "../queries/people";
import { Banner } from "../ui/banner";
import { AnswerPanel } from "./answer-panel";
import { DecidedPanel } from "./decided-panel";
import { useDraft } from "./draft-store";
import { editablePlaces } from "./editing";
import { hasContent } from "./draft";
import { PayloadCard } from "./payload-card";
import { RevisedPanel } from "./revised-panel";
import { UnsentDraft } from "./unsent-draft";
import { type SendAnswer, useAnswer } from "./use-answer";

interface AnsweringProps {
  intent: IntentWire;
  send: SendAnswer;
  onSent: (intent: IntentWire) => void;
  onOutdated: () => void;
  people: readonly Pickable[];
  /** Why there are no buttons, where the reader may not answer now. */
  silence: ReactNode;
  /** Stands where the buttons would, while the reader has to do something first. */
  gate?: ReactNode;
  large?: boolean;
  /** What the agent changed since the first time, where the page knows. */
  revisions?: ReactNode;
}

/** The payload and the answer to it, which share a draft; once closed, how it ended and what was not sent. */
export function Answering({
  intent,
  send,
  onSent,
  onOutdated,
  people,
  silence,
  gate,
  large,
  revisions,
}: AnsweringProps) {
  const [seen, setSeen] = useState(intent);
  const { draft, change, clear } = useDraft(intent.id, seen.revision);
  const current = seen.revision === intent.revision ? intent : seen;
  const answering = useAnswer({
    intent: current,
    draft,
    send,
    onOutdated,
    onSent: (after) => {
      clear();
      onSent(after);
    },
  });
  if (!isOpen(intent)) {
    return (
      <>
        <DecidedPanel intent={intent} />
        {hasContent(draft) && <UnsentDraft intent={current} draft={draft} onDiscard={clear} />}
        {revisions}
        <PayloadCard title="Payload" payload={intent.payload} />
      </>
    );
  }
  if (seen.revision !== intent.revision)
    return (
      <RevisedPanel before={seen} after={intent} kept={hasContent(draft)} onAccept={() => setSeen(intent)} />
    );
  const places = silence ? [] : editablePlaces(intent.payload, intent.editable);
  const edit = (pointer: string, text: string | null) => {
    const { [pointer]: _, ...others } = draft.edits;
    change({ edits: text === null ? others : { ...others, [pointer]: text } });
  };
  return (
    <>
      {revisions}
      <PayloadCard
        title="Payload"
        payload={intent.payload}
        editing={
          places.length > 0
            ? { editable: places, texts: draft.edits, flaws: answering.flaws, onEdit: edit }
            : undefined
        }
      />
      {silence ? (
        <Banner>{silence}</Banner>
      ) : (
        <AnswerPanel
          intent={intent}
          draft={draft}
          change={change}
          answering={answering}
          people={people}
          gate={gate}
          large={large}
        />
      )}
    </>
  );
}
