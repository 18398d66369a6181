import type { IntentWire } from "@/core/wire/intent";
import { ChainStrip } from "./chain-strip";
import { SentenceView } from "./sentence-view";
import { whatNext, whyYou } from "./why-you";

/** Why this is in front of the reader, and what happens next. */
export function Standing({ intent, readerId }: { intent: IntentWire; readerId: string }) {
  const why = whyYou(intent, { id: readerId });
  const next = whatNext(intent);
  return (
    <section aria-label="Why you, and what happens next" className="flex flex-col gap-2">
      {(why ?? next) && (
        <p className="text-pretty text-ink-muted">
          {why && <SentenceView sentence={why} />} {next && <SentenceView sentence={next} />}
        </p>
      )}
      <ChainStrip intent={intent} />
    </section>
  );
}
