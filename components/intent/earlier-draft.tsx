"use client";

import type { IntentWire } from "@/core/wire/intent";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import type { Draft } from "./draft";
import { DraftText } from "./unsent-draft";

interface EarlierDraftProps {
  intent: IntentWire;
  draft: Draft;
  onUse: () => void;
  onDiscard: () => void;
}

/** What was typed for an earlier revision: the question has changed, so the reader says whether it still holds. */
export function EarlierDraft({ intent, draft, onUse, onDiscard }: EarlierDraftProps) {
  return (
    <Card
      title="You wrote this for the revision before"
      actions={
        <>
          <Button size="sm" onClick={onUse}>
            Use it again
          </Button>
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
