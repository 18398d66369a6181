"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useEffect } from "react";
import { toast } from "sonner";
import { discardDraft } from "../../intent/draft-store";
import { outcomeButton } from "../../intent/outcome-words";
import { offerUndo } from "../../intent/undo";
import { useLiveState } from "../../queries/live";
import { Button } from "../../ui/button";
import { flush, type Flushed } from "./flush";
import { forgetToSend, useWaiting } from "./outbox";

/** Answers that wait for the connection, each of which can still be called back. They go when there is one. */
export function OutboxBanner({ readerId }: { readerId: string }) {
  const mine = useWaiting().filter(({ by }) => by === readerId);
  const client = useQueryClient();
  const live = useLiveState() === "live";
  const any = mine.length > 0;
  useEffect(() => {
    if (!live || !any) return;
    void flush(readerId, (flushed) => {
      tell(flushed);
      const { id } = flushed.item;
      for (const queryKey of [["intents"], ["intent", id], ["events", id]])
        void client.invalidateQueries({ queryKey });
    });
  }, [live, any, readerId, client]);
  return (
    <div role="status" aria-label="Waiting to be sent">
      {mine.map(({ id, title, answer }) => (
        <p
          key={id}
          className="flex flex-wrap items-center gap-x-2 border-b border-line bg-surface px-4 py-1.5 text-sm"
        >
          <Send aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <span className="min-w-0 flex-1 basis-48 wrap-anywhere">
            {outcomeButton(answer.outcome)} “{title}”: sent when you are back online
          </span>
          <Button size="sm" className="max-desk:h-11" onClick={() => forgetToSend(id)}>
            Do not send
          </Button>
        </p>
      ))}
    </div>
  );
}

function tell(flushed: Flushed): void {
  const { item } = flushed;
  const what = `${outcomeButton(item.answer.outcome)} “${item.title}”`;
  if ("problem" in flushed) {
    toast.error(`Not sent: ${what}. ${flushed.problem.detail} What you wrote is kept with it.`, {
      duration: Infinity,
      closeButton: true,
    });
    return;
  }
  if (flushed.after) offerUndo([flushed.after]);
  discardDraft(item.by, item.id, item.answer.revision ?? 1);
  toast.success(`Sent: ${what}`);
}
