"use client";

import clsx from "clsx";
import { ArrowDownRight, ArrowUpRight } from "lucide-react";
import Link from "next/link";
import { intentsBehind, type Scope } from "@/core/insights/behind";
import type { Trait } from "@/core/insights/traits";
import type { FiguresWire, StatsWire } from "@/core/wire/stats";
import {
  type Change,
  changeOfCount,
  changeOfDuration,
  changeOfShare,
  countWords,
  dayWords,
  durationWords,
  shareWords,
} from "./words";

interface Shown {
  name: string;
  value: (figures: FiguresWire) => string;
  change: (now: FiguresWire, before: FiguresWire) => Change | null;
  /** Which requests it leads to; all that closed where it is left out. */
  trait?: Trait;
}

type Count = Extract<keyof FiguresWire, Trait | "closed">;
type Share = Extract<keyof FiguresWire, `${string}_share`>;
type Duration = Extract<keyof FiguresWire, `${string}_seconds`>;

const duration = (name: string, key: Duration): Shown => ({
  name,
  value: (figures) => durationWords(figures[key]),
  change: (now, before) => changeOfDuration(now[key], before[key]),
  trait: "answered",
});
const share = (name: string, key: Share, trait: Trait, more: boolean | null): Shown => ({
  name,
  value: (figures) => shareWords(figures[key]),
  change: (now, before) => changeOfShare(now[key], before[key], more),
  trait,
});
const count = (name: string, key: Count): Shown => ({
  name,
  value: (figures) => countWords(figures[key]),
  change: (now, before) => changeOfCount(now[key], before[key]),
  ...(key !== "closed" && { trait: key }),
});

const SHOWN: readonly Shown[] = [
  share("Answered in time", "in_time_share", "answered", true),
  duration("Half answered within", "response_p50_seconds"),
  duration("95 % answered within", "response_p95_seconds"),
  count("Closed", "closed"),
  share("Reminded", "reminded_share", "reminded", null),
  share("Escalated", "escalated_share", "escalated", null),
  count("Timed out", "timed_out"),
  count("Withdrawn", "withdrawn"),
  count("Decided by a rule", "automatic"),
];

/** The whole in nine figures, each with how it was before, and each a way to the requests behind it. */
export function FigureGrid({ stats, scope }: { stats: StatsWire; scope: Scope }) {
  const { total, before } = stats;
  const then = `${dayWords(before.from)} to ${dayWords(before.to)}`;
  return (
    <ul
      aria-label="Figures"
      className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3"
    >
      {SHOWN.map(({ name, value, change, trait }) => (
        <li key={name} className="bg-surface max-sm:last:col-span-2">
          <Link
            href={intentsBehind(scope, trait)}
            className="flex h-full flex-col gap-0.5 px-4 py-3 -outline-offset-2 hover:bg-hover"
          >
            <span className="text-sm text-ink-muted">{name}</span>
            <span className="text-xl font-semibold tabular-nums">{value(total)}</span>
            <Moved change={change(total, before.total)} before={`${then}: ${value(before.total)}`} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Better and worse are said in words and by an arrow, not by colour alone. */
function Moved({ change, before }: { change: Change | null; before: string }) {
  if (!change) return <span className="text-sm text-ink-faint">Nothing before</span>;
  const { text, better } = change;
  const Arrow = better ? ArrowUpRight : ArrowDownRight;
  return (
    <span title={before} className={clsx("flex items-center gap-1 text-sm", TONES[String(better)])}>
      {better !== null && <Arrow aria-hidden className="size-3.5 shrink-0" />}
      {text}
      <span className="sr-only">
        {better === null ? "" : better ? ", better" : ", worse"}. {before}
      </span>
    </span>
  );
}

const TONES: Record<string, string> = { true: "text-good", false: "text-warn", null: "text-ink-muted" };
