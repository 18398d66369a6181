import type { FactWire } from "@/core/wire/fact";
import { Burst } from "../conversation/burst";
import { entriesOf, type Show } from "../conversation/entries";
import { Thread, type Writing } from "../conversation/thread";
import { Skeleton } from "../ui/skeleton";
import { TimelineEntry } from "./timeline-entry";

interface TimelineProps {
  facts: readonly FactWire[];
  show: Show;
  writing: Writing | null;
}

/** Everything that happened, the newest last. */
export function Timeline({ facts, show, writing }: TimelineProps) {
  const entries = entriesOf(facts, show);
  if (entries.length === 0) return <p className="text-ink-muted">Nobody has written anything yet.</p>;
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => {
        switch (entry.kind) {
          case "fact":
            return <TimelineEntry key={entry.fact.seq} fact={entry.fact} before={entry.before} />;
          case "thread":
            return <Thread key={entry.fact.seq} {...entry} writing={writing} />;
          case "burst":
            return <Burst key={entry.fact.seq} facts={entry.facts} />;
        }
      })}
    </ol>
  );
}

export function TimelineSkeleton() {
  return (
    <div aria-hidden className="flex flex-col gap-3">
      {["w-64", "w-48", "w-72"].map((width) => (
        <div key={width} className="flex items-center gap-3">
          <Skeleton className="size-5 rounded-full" />
          <Skeleton className={`h-4 ${width} max-w-[70%]`} />
        </div>
      ))}
    </div>
  );
}
