"use client";

import { AlarmClock } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import type { IntentWire } from "@/core/wire/intent";
import { useIntentChange } from "../intent/use-intent-change";
import { KeyHint } from "../keys/hint";
import { snoozeIntent, wakeIntent } from "../queries/commands";
import { wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { useNow, useTimeZone } from "../ui/now";
import { clockTime } from "../ui/relative-time";
import { Tooltip } from "../ui/tooltip";
import { SnoozePicker } from "./snooze-picker";

export const SNOOZE_WORDS = "It leaves your inbox until then. The others, the chain and the deadline go on.";

/** Puts one request off for the reader alone, or wakes it. */
export function SnoozeButton({ intent }: { intent: IntentWire }) {
  const [open, setOpen] = useState(false);
  const now = useNow(60_000);
  const zone = useTimeZone();
  const snooze = useIntentChange(intent.id, (until: string) => snoozeIntent(intent.id, until));
  const wake = useIntentChange(intent.id, () => wakeIntent(intent.id));
  const until = intent.snoozed_until ?? null;
  if (until !== null && Date.parse(until) > now) {
    return (
      <Tooltip content={`Snoozed until ${clockTime(Date.parse(until), now, zone)}`}>
        <Button
          data-action="wake"
          className="max-desk:h-11"
          pending={wake.isPending}
          onClick={() => wake.mutate(undefined, { onError: (error) => toast.error(wordsOf(error)) })}
        >
          <AlarmClock aria-hidden /> Wake up
        </Button>
      </Tooltip>
    );
  }
  const pick = (time: string) =>
    snooze.mutate(time, {
      onSuccess: () => {
        setOpen(false);
        toast(`Snoozed until ${clockTime(Date.parse(time), Date.now(), zone)}`);
      },
    });
  return (
    <Dialog
      title="Snooze"
      description={SNOOZE_WORDS}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button data-action="snooze" aria-keyshortcuts="s" className="max-desk:h-11">
          Snooze… <KeyHint action="snooze" />
        </Button>
      }
    >
      {snooze.error && <Banner tone="error">{wordsOf(snooze.error)}</Banner>}
      <SnoozePicker deadline={intent.deadline_at} pending={snooze.isPending} onPick={pick} />
    </Dialog>
  );
}
