"use client";

import type { IntentWire } from "@/core/wire/intent";
import { hasContent } from "../intent/draft";
import { useDraft } from "../intent/draft-store";
import { UnsentDraft } from "../intent/unsent-draft";

/** What was typed here before the link closed. */
export function UnsentByLink({ intent }: { intent: IntentWire }) {
  const { draft, clear } = useDraft(intent.id, intent.revision);
  return hasContent(draft) ? <UnsentDraft intent={intent} draft={draft} onDiscard={clear} /> : null;
}
