"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Flaw } from "@/core/errors";
import type { PreviewWire } from "@/core/wire/preview";
import { previewQuery } from "../../queries/policies";
import { ProblemError, wordsOf } from "../../queries/problem";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { useNow, useTimeZone } from "../../ui/now";
import { Skeleton } from "../../ui/skeleton";
import { bodyOf, flawsOf, type PolicyDraft } from "./draft";
import { useEditing } from "./editing";
import { placeInWords } from "./places";
import { instantOf, localOf, startTimes } from "./start-times";
import { TimelineView } from "./timeline-view";
import { useSettled } from "./use-settled";

/** Who would be told what and when, for a start that can be chosen: as the server's own clock would do it. */
export function PreviewPanel() {
  const { draft } = useEditing();
  const readerZone = useTimeZone();
  const zone = typeof draft.hours?.time_zone === "string" ? draft.hours.time_zone : readerZone;
  const [start, setStart] = useState<string | null>(null);
  // Now is the minute that has begun, so that the times are round.
  const now = useNow(60_000);
  const { preview, problem, isFetching } = usePreview(draft, start ?? new Date(now).toISOString());
  return (
    <Card title="If nobody answers">
      <div className="flex flex-col gap-4">
        <StartPicker {...{ zone, now, start }} holidays={draft.hours?.holidays ?? []} onChange={setStart} />
        {problem && (
          <p
            role="status"
            className="rounded-md border border-line bg-sunken px-3 py-2 text-sm text-ink-muted"
          >
            {problem}
          </p>
        )}
        <div aria-busy={isFetching} className={problem ? "opacity-60" : undefined}>
          {preview ? <TimelineView preview={preview} zone={zone} /> : !problem && <Waiting />}
        </div>
        <p className="text-xs text-ink-faint">
          Times of {zone.replaceAll("_", " ")}, with absences and on-call shifts as they are known now.
        </p>
      </div>
    </Card>
  );
}

interface Previewed {
  /** The last one that could be made. */
  preview: PreviewWire | undefined;
  /** Why there is none of the draft as it is. */
  problem: string | null;
  isFetching: boolean;
}

/** What is typed is not previewed letter by letter, and what cannot be previewed leaves the last one standing. */
function usePreview(draft: PolicyDraft, start: string): Previewed {
  const settled = useSettled(draft);
  const own = flawsOf(named(settled));
  const { data, error, isFetching, isPlaceholderData } = useQuery(
    previewQuery(own.length > 0 ? null : bodyOf(named(settled)), start),
  );
  const [good, setGood] = useState<PreviewWire | undefined>();
  if (data && !isPlaceholderData && data !== good) setGood(data);
  const flaws = own.length > 0 ? own : error instanceof ProblemError ? flawsBelow(error.errors) : [];
  const problem = flaws[0]
    ? `${placeInWords(flaws[0].pointer)}: ${flaws[0].detail}`
    : error
      ? wordsOf(error)
      : null;
  return { preview: good, problem, isFetching };
}

/** A preview needs no name. */
const named = (draft: PolicyDraft): PolicyDraft => ({ ...draft, name: "Preview", slug: "preview" });

const flawsBelow = (flaws: readonly Flaw[]): Flaw[] =>
  flaws.map((flaw) => ({ ...flaw, pointer: flaw.pointer.replace(/^\/policy/, "") }));

function Waiting() {
  return (
    <div className="flex flex-col gap-2">
      {Array.from({ length: 5 }, (_, index) => (
        <Skeleton key={index} className="h-6" />
      ))}
    </div>
  );
}

interface StartPickerProps {
  zone: string;
  now: number;
  holidays: readonly string[];
  /** RFC 3339; null is now. */
  start: string | null;
  onChange: (start: string | null) => void;
}

function StartPicker({ zone, now, holidays, start, onChange }: StartPickerProps) {
  return (
    <div className="flex flex-col gap-2">
      <div role="group" aria-label="A request comes in" className="flex flex-wrap gap-1.5">
        {startTimes(now, zone, holidays).map(({ name, at }) => (
          <Button
            key={name}
            size="sm"
            variant={at === start ? "primary" : "secondary"}
            className="max-desk:h-11"
            aria-pressed={at === start}
            onClick={() => onChange(at)}
          >
            {name}
          </Button>
        ))}
      </div>
      <Field label="A request comes in at">
        {(wiring) => (
          <Input
            {...wiring}
            type="datetime-local"
            value={start === null ? localOf(new Date(now).toISOString(), zone) : localOf(start, zone)}
            onChange={({ target }) => onChange(instantOf(target.value, zone))}
          />
        )}
      </Field>
    </div>
  );
}
