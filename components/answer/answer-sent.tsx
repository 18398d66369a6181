"use client";

import { CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { isOpen } from "@/core/intent";
import { standingInWords } from "@/core/quorum-words";
import type { IntentWire } from "@/core/wire/intent";
import { DecidedPanel } from "../intent/decided-panel";

/** Says that the answer arrived, and what happens next. */
export function AnswerSent({ intent }: { intent: IntentWire }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div className="flex flex-col items-center gap-2 py-8 text-center">
        <CircleCheck aria-hidden className="size-8 text-good" />
        <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold outline-none">
          Your answer is in
        </h1>
        <p className="max-w-sm text-pretty text-ink-muted">{nextInWords(intent)}</p>
      </div>
      {!isOpen(intent) && <DecidedPanel intent={intent} />}
    </>
  );
}

function nextInWords(intent: IntentWire): string {
  if (!isOpen(intent))
    return `${intent.from_agent_name} has been told and goes on with it. You can close this page.`;
  if (intent.waiting_on === "agent")
    return `${intent.from_agent_name} works on what you asked for. You get another mail when it is back. You can close this page.`;
  const standing = intent.quorum ? ` ${standingInWords(intent.quorum)}` : "";
  return `Your vote counts.${standing} The others are still asked. You can close this page.`;
}
