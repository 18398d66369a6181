"use client";

import { Reply } from "lucide-react";
import { useRef, useState } from "react";
import type { FactWire } from "@/core/wire/fact";
import { TimelineEntry } from "../intent/timeline-entry";
import type { Pickable } from "../queries/people";
import { Button } from "../ui/button";
import { CommentComposer } from "./comment-composer";

/** What the composers of a timeline need; null where the reader may not write. */
export interface Writing {
  id: string;
  people: readonly Pickable[];
  agentsTurn: boolean;
  closed: string | null;
}

interface ThreadProps {
  fact: FactWire;
  before: readonly FactWire[];
  replies: readonly FactWire[];
  writing: Writing | null;
}

/** A comment, its replies, and the place to write one. */
export function Thread({ fact, before, replies, writing }: ThreadProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  const mayOpen = writing && writing.closed === null && !open;
  return (
    <TimelineEntry fact={fact} before={before}>
      {replies.length > 0 && (
        <ol
          aria-label={`Replies to ${fact.actor.name}`}
          className="mt-2 flex flex-col border-l-2 border-line pl-3"
        >
          {replies.map((reply) => (
            <TimelineEntry key={reply.seq} fact={reply} before={[]} isReply />
          ))}
        </ol>
      )}
      {mayOpen && (
        <Button
          ref={opener}
          variant="ghost"
          size="sm"
          className="mt-1 -ml-2 max-desk:h-11"
          aria-label={`Reply to ${fact.actor.name}`}
          onClick={() => setOpen(true)}
        >
          <Reply aria-hidden />
          Reply
        </Button>
      )}
      {writing && open && (
        <div className="mt-2 border-l-2 border-line pl-3">
          <CommentComposer {...writing} reply={{ seq: fact.seq, to: fact.actor.name, onDone: close }} />
        </div>
      )}
    </TimelineEntry>
  );
}
