"use client";

import clsx from "clsx";
import type { ScheduleWire, ShiftsWire } from "@/core/wire/schedules";
import { useTimeZone } from "../../ui/now";
import { exactTime } from "../../ui/relative-time";
import { type Bar, rowsOf, weeksOf } from "./strip-rows";

const LOOKS: Record<Bar["kind"], string> = {
  shift: "bg-accent inset-y-1",
  override: "bg-accent inset-y-1 ring-2 ring-accent-line",
  absence: "inset-y-0 border-x-2 border-warn bg-warn-soft opacity-80",
};

const WORDS: Record<Bar["kind"], string> = {
  shift: "On call",
  override: "On call, out of turn",
  absence: "Away",
};

interface ShiftStripProps {
  shown: ShiftsWire;
  members: ScheduleWire["members"];
}

/** The coming weeks as a strip per person. The list below it says the same in words, so this is for the eyes only. */
export function ShiftStrip({ shown, members }: ShiftStripProps) {
  const zone = useTimeZone();
  const day = (at: string) =>
    new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: zone }).format(
      Date.parse(at),
    );
  const weeks = weeksOf(shown);
  return (
    <div aria-hidden className="flex flex-col gap-2">
      <div className="grid grid-cols-[5rem_1fr] gap-x-3 desk:grid-cols-[8rem_1fr]">
        <span />
        <div className="relative h-5 text-xs text-ink-muted tabular-nums">
          {weeks.map(({ at, left }, index) => (
            <span
              key={at}
              className={clsx("absolute", index % 2 === 1 && "max-desk:hidden")}
              style={{ left: `${left}%` }}
            >
              {index === 0 ? "Today" : day(at)}
            </span>
          ))}
        </div>
        {rowsOf(shown, members).map(({ id, name, bars }) => (
          <div key={id} className="col-span-2 grid grid-cols-subgrid items-center border-t border-line py-1">
            <span className="truncate text-sm font-medium">{name}</span>
            <div className="relative h-7 overflow-hidden rounded-sm bg-sunken">
              {weeks.slice(1).map(({ at, left }) => (
                <span key={at} className="absolute inset-y-0 w-px bg-line" style={{ left: `${left}%` }} />
              ))}
              {bars.map(({ kind, left, width, from, to }) => (
                <span
                  key={`${kind} ${from}`}
                  title={`${WORDS[kind]}: ${exactTime(Date.parse(from), zone)} – ${exactTime(Date.parse(to), zone)}`}
                  className={clsx("absolute rounded-sm", LOOKS[kind])}
                  style={{ left: `${left}%`, width: `${width}%` }}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
        <Key look="bg-accent">on call</Key>
        <Key look="bg-accent ring-2 ring-accent-line">out of turn</Key>
        <Key look="border-x-2 border-warn bg-warn-soft">away</Key>
      </p>
    </div>
  );
}

function Key({ look, children }: { look: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span className={clsx("inline-block h-3 w-4 rounded-sm", look)} />
      {children}
    </span>
  );
}
