"use client";

import { useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { useNow, useTimeZone } from "../ui/now";
import { clockTime } from "../ui/relative-time";
import { LONGEST_MS, SHORTEST_MS, snoozeTimes } from "./snooze-times";

interface SnoozePickerProps {
  /** The first deadline of what is put off, RFC 3339. */
  deadline: string;
  pending: boolean;
  onPick: (until: string) => void;
}

/** Until when: a few times that people mean, and any other. What lies beyond the deadline says so. */
export function SnoozePicker({ deadline, pending, onPick }: SnoozePickerProps) {
  const now = useNow(60_000);
  const zone = useTimeZone();
  const end = Date.parse(deadline);
  const late = `after the deadline, ${clockTime(end, now, zone)}`;
  return (
    <div className="flex flex-col gap-3 pb-2">
      <ul aria-label="Until" className="flex flex-col gap-1">
        {snoozeTimes(now, end, zone).map(({ name, at, tooLate }, index) => (
          <li key={name}>
            <Button
              autoFocus={index === 0 && !tooLate}
              disabled={tooLate || pending}
              className="h-auto min-h-11 w-full flex-wrap justify-between! gap-x-3 py-1 whitespace-normal! desk:min-h-9"
              onClick={() => onPick(new Date(at).toISOString())}
            >
              {name}
              <span className="font-normal text-ink-muted tabular-nums">
                {tooLate ? late : clockTime(at, now, zone)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <OtherTime {...{ end, late, zone, pending, onPick }} />
    </div>
  );
}

interface OtherTimeProps extends Pick<SnoozePickerProps, "pending" | "onPick"> {
  end: number;
  late: string;
  zone: string;
}

/** The browser's own control speaks the reader's zone and language. */
function OtherTime({ end, late, zone, pending, onPick }: OtherTimeProps) {
  const [text, setText] = useState("");
  const [error, setError] = useState("");
  const pick = () => {
    const at = new Date(text).getTime();
    const problem = problemWith(at, Date.now(), end, late);
    setError(problem);
    if (!problem) onPick(new Date(at).toISOString());
  };
  return (
    <Field label="Another time" help={zone.replaceAll("_", " ")} error={error}>
      {(wiring) => (
        <div className="flex gap-2">
          <Input
            {...wiring}
            type="datetime-local"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button className="h-11 desk:h-9" disabled={text === "" || pending} onClick={pick}>
            Snooze
          </Button>
        </div>
      )}
    </Field>
  );
}

function problemWith(at: number, now: number, end: number, late: string): string {
  if (Number.isNaN(at)) return "Give a date and a time.";
  if (at < now + SHORTEST_MS) return "That is in the past.";
  if (at >= end) return `That is ${late}.`;
  return at > now + LONGEST_MS ? "That is more than 90 days away." : "";
}
