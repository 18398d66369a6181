import Link from "next/link";
import type { ReactNode } from "react";
import { intentsBehind, type Scope } from "@/core/insights/behind";
import { ENOUGH_DECISIONS } from "@/core/insights/figures";
import { QUICK_SECONDS, type Trait } from "@/core/insights/traits";
import type { FiguresWire } from "@/core/wire/stats";
import { countWords, durationWords, shareWords } from "./words";

export interface Column {
  key: keyof FiguresWire;
  name: string;
  /** What one group's cell shows; each leads to the requests behind it. */
  cell: (figures: FiguresWire, scope: Scope) => ReactNode;
}

type Count = Extract<keyof FiguresWire, Trait | "closed">;
type Share = Extract<keyof FiguresWire, `${string}_share`>;

const LINK = "rounded-md underline decoration-line-strong/60 underline-offset-4 hover:decoration-current";

function behind(scope: Scope, trait: Trait | undefined, count: number, words: ReactNode): ReactNode {
  if (count === 0) return <span className="text-ink-faint">{words}</span>;
  return (
    <Link href={intentsBehind(scope, trait)} className={LINK}>
      {words}
    </Link>
  );
}

const count = (key: Count, name: string): Column => ({
  key,
  name,
  cell: (figures, scope) =>
    behind(scope, key === "closed" ? undefined : key, figures[key], countWords(figures[key])),
});

/** How many, and beside it which share that is. */
const share = (key: Share, name: string, trait: Trait): Column => ({
  key,
  name,
  cell: (figures, scope) => (
    <>
      {behind(scope, trait, figures[trait], countWords(figures[trait]))}
      <span className="ml-1.5 inline-block min-w-11 text-ink-muted">{shareWords(figures[key])}</span>
    </>
  ),
});

const duration = (key: Extract<keyof FiguresWire, `${string}_seconds`>, name: string): Column => ({
  key,
  name,
  cell: (figures) => durationWords(figures[key]),
});

const TIMES = [
  duration("response_p50_seconds", "Half within"),
  duration("response_p95_seconds", "95 % within"),
];
const WAYS = [
  share("reminded_share", "Reminded", "reminded"),
  share("escalated_share", "Escalated", "escalated"),
];

/** How requests were answered. */
export const ANSWERING: readonly Column[] = [
  count("closed", "Closed"),
  share("in_time_share", "In time", "answered"),
  ...TIMES,
  ...WAYS,
  count("timed_out", "Timed out"),
  count("withdrawn", "Withdrawn"),
  count("automatic", "By a rule"),
];

/** What nobody answered is nobody's. */
export const ANSWERING_OF_PEOPLE: readonly Column[] = [count("answered", "Answered"), ...TIMES, ...WAYS];

/** Shares of few decisions say nothing, so they are not shown. */
const ofEnough = (column: Column): Column => ({
  ...column,
  cell: (figures, scope) => (figures.answered >= ENOUGH_DECISIONS ? column.cell(figures, scope) : <TooFew />),
});

const TooFew = () => (
  <span className="text-ink-faint">
    <span aria-hidden>–</span>
    <span className="sr-only">Too few to say</span>
  </span>
);

/** How people decide. */
export const DECIDING: readonly Column[] = [
  count("answered", "Decisions"),
  ...[
    share("approved_share", "Approved", "approved"),
    duration("deciding_p50_seconds", "Half decided within"),
    count("quick", `Within ${QUICK_SECONDS} s of opening`),
    share("unopened_share", "Not opened", "unopened"),
  ].map(ofEnough),
];
