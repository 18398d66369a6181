"use client";

import { useNow, useTimeZone } from "./now";
import { clockTime, exactTime, relativeTime } from "./relative-time";
import { Tooltip } from "./tooltip";

interface TimeProps {
  /** RFC 3339. */
  at: string;
  /** "relative" is "12 min ago" and renews itself; "clock" is "10:30", "exact" the day and the second. */
  as?: "relative" | "clock" | "exact";
  /** Makes it a stop of the Tab key that shows the exact time; not inside links and buttons. */
  focusable?: boolean;
  className?: string;
}

/** A time relative to now, with the exact one in the reader's zone at hand. */
export function Time({ at, as = "relative", focusable, className }: TimeProps) {
  const time = Date.parse(at);
  const now = useNow();
  const zone = useTimeZone();
  const exact = exactTime(time, zone);
  const words = {
    relative: () => relativeTime(time, now),
    clock: () => clockTime(time, now, zone),
    exact: () => exact,
  }[as]();
  const element = (
    <time dateTime={at} className={className} {...(focusable ? { tabIndex: 0 } : { title: exact })}>
      {words}
    </time>
  );
  return focusable ? <Tooltip content={exact}>{element}</Tooltip> : element;
}
