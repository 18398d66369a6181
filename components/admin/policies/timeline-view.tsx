"use client";

import clsx from "clsx";
import { Bell, BellRing, CircleAlert, Flag, type LucideIcon, Moon, Repeat, TrendingUp } from "lucide-react";
import type { PreviewWire } from "@/core/wire/preview";
import { outcomeLabel } from "@/core/outcome-words";
import { nameList } from "../../intent/sentence";
import { type MomentShown, timelineOf, type TimelineRow } from "./timeline";

const LOOKS: Record<MomentShown["kind"], { icon: LucideIcon; looks: string }> = {
  notify: { icon: BellRing, looks: "text-accent-ink" },
  remind: { icon: Bell, looks: "text-ink-faint" },
  escalate: { icon: TrendingUp, looks: "text-accent-ink" },
  repeat: { icon: Repeat, looks: "text-accent-ink" },
  timeout: { icon: Flag, looks: "text-ink" },
};

/** Who is told what and when, by days. */
export function TimelineView({ preview, zone }: { preview: PreviewWire; zone: string }) {
  return (
    <ol aria-label="What would happen if nobody answered" className="flex flex-col gap-3">
      {timelineOf(preview.moments, zone).map((day) => (
        <li key={day.name}>
          <h3 className="text-sm font-medium text-ink-muted">
            {day.name}
            {day.isWeekend && <span className="font-normal text-ink-faint"> · weekend</span>}
          </h3>
          <ol className="mt-1 flex flex-col">
            {day.rows.map((row, index) => (
              <Row key={index} row={row} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Row({ row }: { row: TimelineRow }) {
  if (row.kind === "gap")
    return (
      <li className="my-1 ml-[4.25rem] border-l border-dashed border-line-strong/60 py-1.5 pl-3 text-sm text-ink-faint">
        {row.words}
      </li>
    );
  if (row.kind === "more")
    return (
      <li className="ml-[4.25rem] py-0.5 pl-3 text-sm text-ink-muted">
        and {row.count} more {row.count === 1 ? "reminder" : "reminders"}, the last at {row.until}
      </li>
    );
  const { moment, time, isNight } = row;
  const isPassedOver = moment.kind !== "timeout" && moment.to.length === 0;
  const { icon: Icon, looks } = isPassedOver ? { icon: CircleAlert, looks: "text-warn" } : LOOKS[moment.kind];
  const isMinor = moment.kind === "remind";
  return (
    <li className={clsx("flex items-start gap-2 py-1", moment.kind === "timeout" && "font-medium")}>
      <time dateTime={moment.at} className="min-w-11 shrink-0 text-ink-muted tabular-nums">
        {time}
      </time>
      <Icon aria-hidden className={clsx("mt-0.5 size-4 shrink-0", looks)} />
      <span className={clsx("min-w-0 flex-1 wrap-anywhere", isMinor && "text-ink-muted")}>
        <Words moment={moment} />
      </span>
      {isNight && (
        <span className="inline-flex shrink-0 items-center gap-1 text-xs text-ink-faint">
          <Moon aria-hidden className="size-3" />
          night
        </span>
      )}
    </li>
  );
}

function Words({ moment }: { moment: MomentShown }) {
  const { kind, to, level, outcome } = moment;
  if (kind === "timeout")
    return outcome === null || outcome === undefined
      ? "Closes without an answer"
      : `${outcomeLabel(outcome)}, by timeout`;
  if (to.length === 0) return `Level ${level} reaches nobody and is passed over`;
  const names = nameList(to.map(({ name }) => name));
  if (kind === "remind") return `Reminder to ${names}`;
  const standIns = to.flatMap(({ name, instead_of }) =>
    instead_of ? [`${name} stands in for ${instead_of.name}`] : [],
  );
  return (
    <>
      {kind === "repeat" && "Again "}
      <span className="font-medium">{names}</span>
      <span className="text-sm text-ink-faint"> · level {level}</span>
      {standIns.length > 0 && <span className="block text-sm text-ink-muted">{standIns.join("; ")}</span>}
    </>
  );
}
