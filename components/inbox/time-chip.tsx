"use client";

import { Clock } from "lucide-react";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { Badge } from "../ui/badge";
import { useNow, useTimeZone } from "../ui/now";
import { exactTime } from "../ui/relative-time";
import { chipOf } from "./row-words";

/** Plain while there is time, so that the ones with a colour stand out. */
export function TimeChip({ intent }: { intent: IntentSummaryWire }) {
  const { text, tone, at } = chipOf(intent, useNow());
  const zone = useTimeZone();
  const time = (
    <time dateTime={at} title={exactTime(Date.parse(at), zone)}>
      {text}
    </time>
  );
  if (tone === "neutral")
    return <span className="flex h-5 shrink-0 items-center text-xs text-ink-muted">{time}</span>;
  return (
    <Badge tone={tone}>
      {intent.status === "waiting" && <Clock aria-hidden />}
      {time}
    </Badge>
  );
}
