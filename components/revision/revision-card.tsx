"use client";

import { useState } from "react";
import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import { AgentText } from "../intent/agent-text";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Select } from "../ui/select";
import { Time } from "../ui/time";
import { QuestionDiff } from "./question-diff";
import { type Revision, revisionsOf } from "./revisions";

interface RevisionCardProps {
  intent: IntentWire;
  facts: readonly FactWire[];
}

/** What the agent changed, against the last revision or an older one. Nothing where it never revised. */
export function RevisionCard({ intent, facts }: RevisionCardProps) {
  const [against, setAgainst] = useState<number | null>(null);
  const [whole, setWhole] = useState(false);
  const revisions = revisionsOf(intent, facts);
  const after = revisions.at(-1);
  const before = revisions.find(({ number }) => number === against) ?? revisions.at(-2);
  if (!after || !before || before === after) return null;
  const since = revisions.filter(({ number }) => number > before.number);
  return (
    <Card
      title={`What revision ${after.number} changed`}
      actions={
        <Button variant="ghost" size="sm" aria-pressed={whole} onClick={() => setWhole(!whole)}>
          {whole ? "Show only changes" : "Show the whole"}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        {revisions.length > 2 && (
          <div className="flex flex-wrap items-center gap-2 text-sm">
            <span id="compare-with" className="text-ink-muted">
              Compared with
            </span>
            <Select
              aria-labelledby="compare-with"
              className="w-auto"
              value={String(before.number)}
              onValueChange={(value) => setAgainst(Number(value))}
              options={revisions
                .slice(0, -1)
                .toReversed()
                .map(({ number }) => ({ value: String(number), label: `Revision ${number}` }))}
            />
          </div>
        )}
        {since.map((revision) => (
          <Note key={revision.number} revision={revision} by={intent.from_agent_name} />
        ))}
        <QuestionDiff before={before} after={after} whole={whole} />
      </div>
    </Card>
  );
}

function Note({ revision, by }: { revision: Revision; by: string }) {
  if (revision.by !== null)
    return (
      <p className="text-sm text-ink-muted">
        <bdi>{revision.by}</bdi> changed this while agreeing to it, <Time at={revision.at} focusable />
      </p>
    );
  if (revision.note === null) return null;
  return (
    <div className="rounded-md border border-dashed border-line-strong px-3 py-2">
      <p className="mb-1 text-sm text-ink-muted">
        <bdi>{by}</bdi> on revision {revision.number}, <Time at={revision.at} focusable />
      </p>
      <AgentText>{revision.note}</AgentText>
    </div>
  );
}
