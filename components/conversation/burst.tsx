import { Mail } from "lucide-react";
import type { FactWire } from "@/core/wire/fact";
import { factInWords, severalTold } from "../intent/fact-words";
import { SentenceView } from "../intent/sentence-view";
import { EntryFrame } from "../intent/timeline-entry";
import { Time } from "../ui/time";

/** Messages that went out together: one line that opens. */
export function Burst({ facts }: { facts: readonly FactWire[] }) {
  const last = facts.at(-1);
  if (!last) return null;
  return (
    <EntryFrame icon={Mail} tone="neutral" sentence={severalTold(facts)} at={last.at}>
      <details className="text-sm text-ink-muted">
        <summary className="inline-flex min-h-6 cursor-pointer items-center">To whom, and when</summary>
        <ul className="mt-1 flex flex-col gap-1 pl-3">
          {facts.map((fact) => (
            <li key={fact.seq} className="flex flex-wrap justify-between gap-x-3">
              <span className="min-w-0 wrap-anywhere">
                <SentenceView sentence={factInWords(fact).sentence} />
              </span>
              <Time at={fact.at} as="clock" focusable />
            </li>
          ))}
        </ul>
      </details>
    </EntryFrame>
  );
}
