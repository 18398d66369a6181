"use client";

import type { AbsenceWire } from "@/core/wire/absences";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { useNow } from "../ui/now";
import { Time } from "../ui/time";

interface AbsenceRowProps {
  absence: AbsenceWire;
  /** Left out where it is the reader's own. */
  named?: boolean;
}

/** When somebody is away, and who answers meanwhile. */
export function AbsenceRow({ absence, named }: AbsenceRowProps) {
  const { user, starts_at, ends_at, delegate, note } = absence;
  const now = useNow(60_000);
  const begun = Date.parse(starts_at) <= now;
  const over = Date.parse(ends_at) <= now;
  return (
    <div className="flex items-start gap-3">
      {named && <Avatar name={user.name} className="mt-0.5 size-7" />}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {named && <span className="font-medium">{user.name}</span>}
          <span className={named ? "text-ink-muted tabular-nums" : "font-medium tabular-nums"}>
            <Time at={starts_at} as="clock" focusable /> – <Time at={ends_at} as="clock" focusable />
          </span>
          {begun && !over && <Badge tone="accent">Away now</Badge>}
          {!begun && (
            <Badge>
              <Time at={starts_at} />
            </Badge>
          )}
        </p>
        <p className="text-sm text-ink-muted">
          {delegate ? (
            <>
              <span className="font-medium text-ink">{delegate.name}</span>{" "}
              {over ? "stood in" : begun ? "stands in" : "will stand in"}
            </>
          ) : over ? (
            "Nobody stood in"
          ) : (
            "Nobody stands in: requests go on to the next level"
          )}
          {note && <span> · {note}</span>}
        </p>
      </div>
    </div>
  );
}
