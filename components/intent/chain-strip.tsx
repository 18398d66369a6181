import clsx from "clsx";
import { Check, Circle, CircleDot, Minus } from "lucide-react";
import type { IntentWire } from "@/core/wire/intent";
import { Time } from "../ui/time";
import { type Rung, rungsOf } from "./chain";
import { Revealed } from "./revealed";

const MARKS = {
  past: { icon: Check, words: "passed", looks: "text-ink-muted" },
  now: { icon: CircleDot, words: "now", looks: "text-accent-ink" },
  ahead: { icon: Circle, words: "ahead", looks: "text-ink-faint" },
  skipped: { icon: Minus, words: "not reached", looks: "text-ink-faint" },
} as const;

/** The chain from the first level to the deadline, with a mark for now. */
export function ChainStrip({ intent }: { intent: IntentWire }) {
  return (
    <ol
      aria-label="Who is asked, and when"
      className="flex flex-col gap-1 desk:flex-row desk:flex-wrap desk:gap-x-1 desk:gap-y-2"
    >
      {rungsOf(intent).map((rung) => (
        <RungItem key={rung.key} rung={rung} />
      ))}
    </ol>
  );
}

function RungItem({ rung }: { rung: Rung }) {
  const { icon: Icon, words, looks } = MARKS[rung.state];
  const isNow = rung.state === "now";
  const starts = rung.state === "skipped" ? null : rung.startsAt;
  return (
    <li
      aria-current={isNow ? "step" : undefined}
      className={clsx(
        "flex min-w-0 items-start gap-2 rounded-md px-2 py-1 desk:max-w-56 desk:flex-1 desk:border-t-2 desk:pt-1.5",
        isNow
          ? "bg-accent-soft desk:border-accent"
          : rung.state === "past"
            ? "desk:border-line-strong"
            : "desk:border-line",
      )}
    >
      <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", looks)} />
      <span className="flex min-w-0 flex-1 flex-wrap gap-x-2 text-sm desk:block">
        <span className="flex w-18 shrink-0 justify-between gap-x-2 text-ink-muted desk:w-auto">
          <span>
            {rung.label}
            <span className="sr-only">, {words}</span>
          </span>
          {starts && <Time at={starts} as="clock" focusable className="max-desk:hidden" />}
        </span>
        <span
          className={clsx(
            "min-w-0 flex-1 wrap-anywhere desk:block",
            isNow && "font-medium",
            rung.state === "skipped" && "text-ink-faint line-through",
          )}
        >
          <Revealed>{rung.to}</Revealed>
        </span>
        {starts && <Time at={starts} as="clock" focusable className="text-ink-muted desk:hidden" />}
      </span>
    </li>
  );
}
