import { isJsonObject, type Json, valueAt } from "@/core/json";
import type { FactWire } from "@/core/wire/fact";
import { Skeleton } from "../ui/skeleton";
import { type Change, changesBetween } from "./changes";
import { TimelineEntry } from "./timeline-entry";

/** Everything that happened, the newest last. */
export function Timeline({ facts }: { facts: readonly FactWire[] }) {
  return (
    <ol className="flex flex-col">
      {facts.map((fact, index) => (
        <TimelineEntry
          key={fact.seq}
          fact={fact}
          before={facts.slice(0, index)}
          changes={fact.type === "revised" ? revisionChanges(facts, index) : []}
        />
      ))}
    </ol>
  );
}

/**
 * What a revision changed. It says which parts are new; how they were before stands in the revision before, or in
 * the fact itself where the server says so.
 */
function revisionChanges(facts: readonly FactWire[], index: number): Change[] {
  const fact = facts[index];
  const after = fact?.data.question ?? null;
  if (!fact || !isJsonObject(after)) return [];
  return Object.keys(after).flatMap((part) => {
    const before = partBefore(facts, index, part);
    return before === undefined && part === "payload"
      ? []
      : changesBetween(before, after[part], part === "payload" ? [] : [part]);
  });
}

function partBefore(facts: readonly FactWire[], index: number, part: string): Json | undefined {
  const stated = facts[index]?.data.before ?? null;
  if (isJsonObject(stated) && Object.hasOwn(stated, part)) return stated[part];
  const earlier = facts
    .slice(0, index)
    .findLast(
      ({ type, data }) => type === "revised" && valueAt(data.question ?? null, `/${part}`) !== undefined,
    );
  const question = earlier?.data.question ?? null;
  return isJsonObject(question) ? question[part] : undefined;
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
