"use client";

import { useState } from "react";
import { commentIntent } from "../queries/commands";
import { wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Textarea } from "../ui/textarea";
import { useDraft } from "./draft-store";
import { useIntentChange } from "./use-intent-change";

interface CommentComposerProps {
  id: string;
  /** The agent already has the turn, so there is nothing to hand over. */
  agentsTurn: boolean;
}

/** Writes to everybody on this question; as a question it gives the agent the turn. */
export function CommentComposer({ id, agentsTurn }: CommentComposerProps) {
  const { draft, change: keep, clear } = useDraft(`${id}:comment`, 1);
  const [question, setQuestion] = useState(false);
  const change = useIntentChange(id, commentIntent.bind(null, id));
  const send = () =>
    change.mutate(
      { body: draft.comment.trim(), ...(question && { question }) },
      {
        onSuccess: () => {
          clear();
          setQuestion(false);
        },
      },
    );
  return (
    <div className="flex flex-col gap-2">
      <Field id="comment-composer" label="Write to everyone on this">
        {(wiring) => (
          <Textarea
            {...wiring}
            rows={2}
            maxLength={20_000}
            value={draft.comment}
            onChange={(event) => keep({ comment: event.target.value })}
          />
        )}
      </Field>
      {change.error && <Banner tone="error">{wordsOf(change.error)} Your text is kept here.</Banner>}
      <div className="flex flex-wrap items-center justify-between gap-2">
        {agentsTurn ? (
          <span />
        ) : (
          <Checkbox
            label="Ask the agent"
            help="It gets the turn, and nobody is reminded until it replies."
            checked={question}
            onCheckedChange={(on) => setQuestion(on === true)}
          />
        )}
        <Button
          className="max-desk:h-11"
          disabled={draft.comment.trim() === ""}
          pending={change.isPending}
          onClick={send}
        >
          {question && !agentsTurn ? "Ask the agent" : "Write"}
        </Button>
      </div>
    </div>
  );
}
