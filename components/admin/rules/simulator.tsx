"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import type { SimulationWire } from "@/core/wire/rules";
import { outcomeLabel } from "../../intent/outcome-words";
import { Revealed } from "../../intent/revealed";
import { wordsOf } from "../../queries/problem";
import { simulateRules } from "../../queries/rules";
import { Badge, type Tone } from "../../ui/badge";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Time } from "../../ui/time";
import { treatmentInWords } from "./rule-words";

interface SimulatorProps {
  /** The rules as they would be. */
  rules: Parameters<typeof simulateRules>[0]["rules"];
  /** Where the rule that is edited stands among them. */
  index: number;
  /** Called with what is wrong with the rule itself. */
  onRefused: (error: unknown) => void;
}

const LAST = 200;

/** Replays the latest requests against the rules as they would be, before they are saved. */
export function Simulator({ rules, index, onRefused }: SimulatorProps) {
  const { mutate, data, error, isPending, variables } = useMutation({
    mutationFn: simulateRules,
    onError: onRefused,
  });
  const outdated = variables !== undefined && JSON.stringify(variables.rules) !== JSON.stringify(rules);
  return (
    <Card
      title="What it would have done"
      actions={
        <Button pending={isPending} className="h-11 desk:h-8" onClick={() => mutate({ rules, last: LAST })}>
          Simulate
        </Button>
      }
    >
      {error ? (
        <Banner tone="error" title="Not simulated">
          {wordsOf(error)}
        </Banner>
      ) : data ? (
        <div aria-live="polite" className={outdated ? "opacity-60" : undefined}>
          {outdated && <p className="mb-2 text-sm">The rule has changed since. Simulate again.</p>}
          <Result found={data} index={index} />
        </div>
      ) : (
        <p className="text-pretty text-ink-muted">
          Replay the latest requests against your draft and see what would have been different. Nothing is
          changed.
        </p>
      )}
    </Card>
  );
}

function Result({ found, index }: { found: SimulationWire; index: number }) {
  const { looked, rules, changes } = found;
  const own = rules[index];
  if (looked === 0) return <p className="text-ink-muted">There are no requests to replay yet.</p>;
  return (
    <div className="flex flex-col gap-3">
      <p>
        Of the latest {looked === 1 ? "request" : `${looked} requests`}, this rule matches{" "}
        <strong className="font-medium">{own?.matched ?? 0}</strong>
        {own && own.decided > 0 && (
          <>
            {" "}
            and decides <strong className="font-medium">{own.decided}</strong> without a person
          </>
        )}
        .
      </p>
      {own && own.failed > 0 && (
        <Banner
          tone="warn"
          title={`It cannot be told for ${own.failed}, and is passed over there`}
          live={false}
        >
          {own.failure}
        </Banner>
      )}
      {changes.length === 0 ? (
        <p className="text-ink-muted">Nothing would have been different.</p>
      ) : (
        <ul
          aria-label="What would have been different"
          className="-mx-4 max-h-96 divide-y divide-line overflow-y-auto"
        >
          {changes.map((change) => (
            <Change key={change.intent.id} change={change} />
          ))}
        </ul>
      )}
    </div>
  );
}

type OneChange = SimulationWire["changes"][number];

const KINDS: Record<OneChange["kind"], { words: string; tone: Tone }> = {
  decided: { words: "Decided at once", tone: "accent" },
  no_longer_decided: { words: "People are asked", tone: "warn" },
  routed: { words: "Routed elsewhere", tone: "neutral" },
  same_effect: { words: "By another rule", tone: "neutral" },
};

function Change({ change: { intent, kind, before, after } }: { change: OneChange }) {
  const { words, tone } = KINDS[kind];
  return (
    <li className="flex flex-col gap-1 px-4 py-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link href={`/inbox/${intent.id}`} className="min-w-0 font-medium underline-offset-2 hover:underline">
          <Revealed>{intent.title}</Revealed>
        </Link>
        <Badge tone={tone}>
          {kind === "decided" && after.decide ? `${outcomeLabel(after.decide)} at once` : words}
        </Badge>
      </div>
      <p className="text-sm text-ink-muted">
        {intent.from_agent_name} · <Time at={intent.created_at} />
      </p>
      <p className="text-sm">
        <span className="text-ink-muted line-through decoration-ink-faint">{sentence(before)}</span>
        <br />
        {sentence(after)}
        {after.problem && <span className="text-warn"> {after.problem}</span>}
      </p>
    </li>
  );
}

const sentence = (treatment: OneChange["before"]): string =>
  `${treatmentInWords(treatment)}${treatment.rule ? ` (${treatment.rule.name})` : ""}`;
