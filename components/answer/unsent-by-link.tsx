"use client";

import type { IntentWire } from "@/core/wire/intent";
import { hasContent } from "../intent/draft";
import { discard } from "../intent/discard";
import { useDraft } from "../intent/draft-store";
import { UnsentDraft } from "../intent/unsent-draft";

/** What was typed here before the link closed. */
export function UnsentByLink({ intent }: { intent: IntentWire }) {
  const { draft, change, clear, earlier } = useDraft(intent.id, intent.revision);
  const unsent = earlier ?? draft;
  if (!hasContent(unsent)) return null;
  return <UnsentDraft intent={intent} draft={unsent} onDiscard={() => discard(unsent, clear, change)} />;
}
