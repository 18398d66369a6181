"use client";

import { useMutation } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import type { ReplayWire, SimulationWire } from "@/core/wire/simulation";
import { simulatePolicy } from "../../queries/policies";
import { wordsOf } from "../../queries/problem";
import { Banner } from "../../ui/banner";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import { Skeleton } from "../../ui/skeleton";
import { Switch } from "../../ui/switch";
import { Time } from "../../ui/time";
import { bodyOf, flawsOf, type PolicyDraft } from "./draft";
import { placeInWords } from "./places";
import { basisInWords, differenceInWords, summaryInWords } from "./simulation-words";

const COUNTS = ["20", "50", "100", "200"].map((value) => ({ value, label: `The last ${value}` }));

/** Replays real requests against the draft, before it is saved. */
export function Simulator({ draft, isDirty }: { draft: PolicyDraft; isDirty: boolean }) {
  const [last, setLast] = useState("100");
  /** The draft that was replayed, so that it can be said when it is another by now. */
  const [replayed, setReplayed] = useState<PolicyDraft | null>(null);
  const { mutate, data, error, isPending } = useMutation({ mutationFn: simulatePolicy });
  const [flaw] = flawsOf(draft);
  const run = () => {
    setReplayed(draft);
    mutate({ policy: bodyOf(draft), last: Number(last) });
  };
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-3">
        <p className="max-w-prose text-pretty text-ink-muted">
          What would {isDirty ? "your unsaved changes" : "this policy"} have changed? Real requests are
          replayed as if their answers had come when they came. Claims, hand-overs and snoozes of back then
          are left out; teams and shifts are taken as they are now.
        </p>
        <div className="flex flex-wrap items-end gap-2">
          <Field label="Requests">
            {(wiring) => (
              <Select {...wiring} className="w-40!" options={COUNTS} value={last} onValueChange={setLast} />
            )}
          </Field>
          <Button
            variant="primary"
            className="h-11 desk:h-8"
            pending={isPending}
            disabled={flaw !== undefined}
            onClick={run}
          >
            <FlaskConical aria-hidden />
            Replay
          </Button>
        </div>
        {flaw && (
          <p className="text-sm text-ink-muted">
            First see to this in the chain: {placeInWords(flaw.pointer)}: {flaw.detail}
          </p>
        )}
      </div>
      {error ? (
        <Banner tone="error" title="Not replayed">
          {wordsOf(error)}
        </Banner>
      ) : isPending ? (
        <Skeleton className="h-40" />
      ) : (
        data && (
          <>
            {replayed !== draft && (
              <Banner action={<Button onClick={run}>Replay again</Button>}>
                The draft has changed since these were replayed.
              </Banner>
            )}
            <Outcome simulation={data} />
          </>
        )
      )}
    </div>
  );
}

function Outcome({ simulation }: { simulation: SimulationWire }) {
  const { summary, items } = simulation;
  const [onlyChanged, setOnlyChanged] = useState(true);
  if (summary.looked === 0)
    return (
      <EmptyState icon={<FlaskConical />} title="There are no requests yet">
        As soon as agents have asked something, it can be replayed here.
      </EmptyState>
    );
  const shown = onlyChanged ? items.filter(({ differences }) => differences.length > 0) : items;
  return (
    <div className="flex flex-col gap-4">
      <Card
        title={
          summary.changed === 0
            ? "Nothing would have been different"
            : `${summary.changed} of ${summary.looked} would have been different`
        }
      >
        <div role="status">
          {summary.changed > 0 && (
            <ul className="list-disc pl-5">
              {summaryInWords(summary).map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
          <p className="mt-1 text-sm text-ink-muted">{basisInWords(simulation)}</p>
        </div>
      </Card>
      <Switch label="Only what would be different" checked={onlyChanged} onCheckedChange={setOnlyChanged} />
      {shown.length > 0 && (
        <ul
          aria-label="Replayed requests"
          className="divide-y divide-line rounded-md border border-line bg-surface"
        >
          {shown.map((item) => (
            <ReplayRow key={item.id} item={item} />
          ))}
        </ul>
      )}
    </div>
  );
}

function ReplayRow({ item }: { item: ReplayWire }) {
  const { id, title, created_at, answered_by, status, differences } = item;
  const end = answered_by ? `answered by ${answered_by.name}` : ENDS[status];
  return (
    <li className="flex flex-col gap-0.5 px-4 py-2.5">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Link
          href={`/inbox/${id}`}
          className="inline-block min-h-6 min-w-0 font-medium underline-offset-2 wrap-anywhere hover:underline"
        >
          {title}
        </Link>
        <span className="text-sm text-ink-muted">
          <Time at={created_at} />, {end}
        </span>
      </span>
      <span className="text-ink-muted">
        {differences.length === 0 ? "No difference" : sentence(differences.map(differenceInWords))}
      </span>
    </li>
  );
}

const sentence = (clauses: readonly string[]): string => {
  const text = clauses.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const ENDS = {
  waiting: "still open",
  decided: "answered",
  timed_out: "timed out",
  canceled: "withdrawn",
} as const;
