"use client";

import type { ShiftsWire } from "@/core/wire/schedules";
import { Badge } from "../../ui/badge";
import { Time } from "../../ui/time";
import { absenceIn } from "./strip-rows";

const SHOWN = 8;

/** The next shifts in words, with who stands in for somebody who is away. */
export function ShiftList({ shown }: { shown: ShiftsWire }) {
  if (shown.shifts.length === 0)
    return (
      <p className="text-ink-muted">
        Nobody is on call in the coming weeks: levels that ask it pass it over.
      </p>
    );
  return (
    <ol aria-label="Coming shifts" className="divide-y divide-line rounded-md border border-line bg-surface">
      {shown.shifts.slice(0, SHOWN).map((shift) => {
        const away = absenceIn(shown, shift);
        return (
          <li key={shift.from} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
            <span className="font-medium">{shift.person.name}</span>
            <span className="text-ink-muted tabular-nums">
              <Time at={shift.from} as="clock" focusable /> – <Time at={shift.to} as="clock" focusable />
            </span>
            {shift.override && <Badge>out of turn</Badge>}
            {away && (
              <Badge tone="warn">
                {isWhole(away, shift) ? "away" : "away for a part"}:{" "}
                {away.delegate ? `${away.delegate.name} stands in` : "nobody stands in"}
              </Badge>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const isWhole = (
  { starts_at, ends_at }: ShiftsWire["absences"][number],
  { from, to }: ShiftsWire["shifts"][number],
): boolean => Date.parse(starts_at) <= Date.parse(from) && Date.parse(ends_at) >= Date.parse(to);
