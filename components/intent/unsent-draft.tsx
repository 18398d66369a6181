"use client";

import type { IntentWire } from "@/core/wire/intent";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import type { Draft } from "./draft";
import { placeInWords } from "./changes";
import { commentLabel } from "./choices";

/** What the reader had typed when it closed. It is theirs until they throw it away. */
export function UnsentDraft({
  intent,
  draft,
  onDiscard,
  onComment,
}: {
  intent: IntentWire;
  draft: Draft;
  onDiscard: () => void;
  /** Takes the text over into the comment box, where something can still be written. */
  onComment?: (text: string) => void;
}) {
  const text = textOf(intent, draft);
  return (
    <Card
      title="Your unsent answer"
      actions={
        <>
          <CopyButton text={text} />
          {onComment && (
            <Button
              variant="ghost"
              size="sm"
              onClick={() => {
                onComment(text);
                onDiscard();
              }}
            >
              Make it a comment
            </Button>
          )}
          <Button variant="ghost" size="sm" onClick={onDiscard}>
            Throw away
          </Button>
        </>
      }
    >
      <DraftText intent={intent} draft={draft} />
    </Card>
  );
}

/** A draft in plain words, to be read and copied. */
export function DraftText({ intent, draft }: { intent: IntentWire; draft: Draft }) {
  return (
    <pre tabIndex={0} className="max-h-80 overflow-auto font-sans wrap-anywhere whitespace-pre-wrap">
      {textOf(intent, draft)}
    </pre>
  );
}

function textOf(intent: IntentWire, { comment, data, edits, evidence, assignee }: Draft): string {
  const parts = [
    comment.trim() && `${commentLabel(intent)}: ${comment.trim()}`,
    assignee && `Assignee: ${assignee}`,
    ...Object.entries(edits).map(([pointer, text]) => `${placeInWords(pointer)}: ${text}`),
    ...evidence
      .filter(({ content }) => content.trim())
      .map(({ label, content }) => `Evidence: ${[label, content].filter(Boolean).join(": ")}`),
    data && `Form: ${JSON.stringify(data, null, 2)}`,
  ];
  return parts.filter(Boolean).join("\n");
}
