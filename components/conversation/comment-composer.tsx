"use client";

import { useEffect, useRef, useState } from "react";
import { useIntentChange } from "../intent/use-intent-change";
import { commentIntent } from "../queries/commands";
import type { Pickable } from "../queries/people";
import { wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { CopyButton } from "../ui/copy-button";
import { Field } from "../ui/field";
import { Kbd } from "../ui/kbd";
import { useCommentDraft } from "./comment-draft";
import { MentionTextarea } from "./mention-textarea";

interface CommentComposerProps {
  id: string;
  people: readonly Pickable[];
  /** The agent already has the turn, so there is nothing to hand over. */
  agentsTurn: boolean;
  /** The comment that this one answers, and how to put the composer away. */
  reply?: { seq: number; to: string; onDone: () => void };
  /** Why nothing can be written any more; what was typed stays. */
  closed: string | null;
}

/** Writes to everybody on this question; as a question it gives the agent the turn. */
export function CommentComposer({ id, people, agentsTurn, reply, closed }: CommentComposerProps) {
  const { text, mentions, write, clear } = useCommentDraft(
    reply ? `${id}:reply:${reply.seq}` : `${id}:comment`,
  );
  const [question, setQuestion] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const change = useIntentChange(id, commentIntent.bind(null, id));
  const isEmpty = text.trim() === "";
  const asks = question && !agentsTurn;
  const isReply = reply !== undefined;
  useEffect(() => {
    if (isReply) field.current?.focus();
  }, [isReply]);
  const send = () => {
    if (isEmpty || closed !== null || change.isPending) return;
    change.mutate(
      {
        body: text.trim(),
        ...(asks && { question }),
        ...(reply && { reply_to: reply.seq }),
        ...(mentions.length > 0 && { mentions: mentions.map(({ ref }) => ref) }),
      },
      {
        onSuccess: () => {
          clear();
          setQuestion(false);
          reply?.onDone();
        },
      },
    );
  };
  return (
    <div className="flex flex-col gap-2">
      <Field
        id={reply ? `reply-${reply.seq}` : "comment-composer"}
        label={reply ? `Reply to ${reply.to}` : "Write to everyone on this"}
        help={reply ? undefined : "@ mentions somebody, who is told and can read along."}
      >
        {(wiring) => (
          <MentionTextarea
            {...{ wiring, text, people, field }}
            onText={(next) => write(next)}
            onPick={write}
            onSend={send}
            onCancel={reply?.onDone}
          />
        )}
      </Field>
      {change.error && <Banner tone="error">{wordsOf(change.error)} Your text is kept here.</Banner>}
      <div className="flex flex-wrap items-center justify-between gap-2">
        {agentsTurn || closed !== null ? (
          <span className="text-sm text-ink-muted">{closed}</span>
        ) : (
          <Checkbox
            label="Ask the agent"
            help="It gets the turn, and nobody is reminded until it replies."
            checked={question}
            onCheckedChange={(on) => setQuestion(on === true)}
          />
        )}
        <span className="flex gap-2">
          {closed !== null && <CopyButton text={text} label="Copy text" />}
          {reply && (
            <Button variant="ghost" className="max-desk:h-11" onClick={reply.onDone}>
              Cancel
            </Button>
          )}
          <Button
            className="max-desk:h-11"
            disabled={isEmpty || closed !== null}
            pending={change.isPending}
            onClick={send}
          >
            {asks ? "Ask the agent" : reply ? "Reply" : "Write"}
            {reply && <Kbd>Ctrl ↵</Kbd>}
          </Button>
        </span>
      </div>
    </div>
  );
}
