"use client";

import Link from "next/link";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { searchOf } from "../../queries/inbox-filter";
import { useFilter } from "../use-filter";
import { type BulkVerb, fitOf } from "./fit";

interface LeftOutProps {
  verb: BulkVerb;
  intents: readonly IntentSummaryWire[];
  onGo: () => void;
}

/** Those that cannot come along, each with its reason and the way to it. */
export function LeftOut({ verb, intents, onGo }: LeftOutProps) {
  const left = intents.flatMap((intent) => {
    const fit = fitOf(intent, verb);
    return fit.fits ? [] : [{ intent, why: fit.why }];
  });
  if (left.length === 0) return null;
  return (
    <section aria-labelledby="left-out">
      <h3 id="left-out" className="mb-1 text-sm font-medium text-ink-muted">
        Left out ({left.length})
      </h3>
      <ul className="flex flex-col">
        {left.map(({ intent, why }) => (
          <li key={intent.id} className="border-t border-line py-1.5">
            <IntentLink intent={intent} onGo={onGo} />
            <p className="text-sm text-ink-muted">{why}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Leads to one of many, and out of the dialog. */
export function IntentLink({ intent, onGo }: { intent: { id: string; title: string }; onGo: () => void }) {
  const [filter] = useFilter();
  return (
    <Link
      href={`/inbox/${intent.id}${searchOf(filter)}`}
      onClick={onGo}
      className="font-medium text-accent-ink wrap-anywhere hover:underline max-desk:inline-block max-desk:py-2"
    >
      {intent.title}
    </Link>
  );
}
