"use client";

import { useState } from "react";
import type { FactWire } from "@/core/wire/fact";
import { Timeline, TimelineSkeleton } from "../intent/timeline";
import { Button } from "../ui/button";
import { Section } from "../ui/card";
import { CommentComposer } from "./comment-composer";
import type { Show } from "./entries";
import type { Writing } from "./thread";
import { useUnsentComment } from "./unsent-comment";

interface HistoryProps {
  facts: readonly FactWire[] | undefined;
  /** Null where the reader may not write. */
  writing: Writing | null;
  className?: string;
}

/** Everything that happened and was said, and the place to say something. */
export function History({ facts, writing, className }: HistoryProps) {
  const [show, setShow] = useState<Show>("everything");
  return (
    <Section
      title="What happened"
      className={className}
      actions={
        <Button
          variant="ghost"
          size="sm"
          aria-pressed={show === "words"}
          onClick={() => setShow(show === "words" ? "everything" : "words")}
        >
          {show === "words" ? "Show everything" : "Only what was written"}
        </Button>
      }
    >
      {facts ? <Timeline facts={facts} show={show} writing={writing} /> : <TimelineSkeleton />}
      {writing && <Composer writing={writing} />}
    </Section>
  );
}

/** Once nothing can be written any more, it stays only for what is in it. */
function Composer({ writing }: { writing: Writing }) {
  const unsent = useUnsentComment(writing.id, writing.closed !== null);
  if (writing.closed !== null && !unsent) return null;
  return (
    <div className="mt-4">
      <CommentComposer {...writing} />
    </div>
  );
}
