"use client";

import { useState } from "react";
import { isOpen } from "@/core/intent";
import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import { endInWords } from "./closing-words";
import { factInWords } from "./fact-words";
import { lastSeq, newsSince } from "./meanwhile";
import { SentenceView } from "./sentence-view";

interface MeanwhileBannerProps {
  intent: IntentWire;
  facts: readonly FactWire[] | undefined;
  readerId: string;
  /** Whether the reader ended it themselves, here. */
  mine: boolean;
}

/**
 * Who did what while the reader was looking, or typing. It is read out when the reader pauses, takes no focus and moves
 * nothing that they type in.
 */
export function MeanwhileBanner(props: MeanwhileBannerProps) {
  return (
    <div role="status" className="empty:hidden">
      <Content {...props} />
    </div>
  );
}

const SHOWN = 3;

function Content({ intent, facts, readerId, mine }: MeanwhileBannerProps) {
  const [wasOpen] = useState(isOpen(intent));
  const [seen, setSeen] = useState<number | null>(null);
  if (facts && seen === null) setSeen(lastSeq(facts));
  if (wasOpen && !isOpen(intent)) return <Ended intent={intent} mine={mine} />;
  const news = facts && seen !== null ? newsSince(facts, seen, readerId) : [];
  if (!isOpen(intent) || news.length === 0) return null;
  const before = (fact: FactWire) => facts?.filter(({ seq }) => seq < fact.seq) ?? [];
  return (
    <Banner
      live={false}
      title="While you were here"
      action={
        <Button size="sm" className="max-desk:h-11" onClick={() => setSeen(lastSeq(news))}>
          Understood
        </Button>
      }
    >
      <ul>
        {news.slice(-SHOWN).map((fact) => (
          <li key={fact.seq}>
            <SentenceView sentence={factInWords(fact, before(fact)).sentence} />,{" "}
            <Time at={fact.at} focusable className="text-ink-muted" />
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function Ended({ intent, mine }: { intent: IntentWire; mine: boolean }) {
  if (mine)
    return (
      <Banner tone="success" live={false}>
        Sent. The agent goes on with your answer.
      </Banner>
    );
  return (
    <Banner tone="warn" live={false}>
      <SentenceView sentence={endInWords(intent)} />
      {intent.closed_at && (
        <>
          {" "}
          <Time at={intent.closed_at} focusable />,
        </>
      )}{" "}
      while you were here.
    </Banner>
  );
}
