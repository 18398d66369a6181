"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import type { CalendarWire } from "@/core/wire/calendar";
import { ConfirmRemoval } from "../admin/confirm-removal";
import { Loaded } from "../admin/loaded";
import { Problem } from "../admin/problem";
import { useSave } from "../admin/use-save";
import { calendarQuery, endCalendar, renewCalendar } from "../queries/calendar";
import { Button } from "../ui/button";
import { Section } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Skeleton } from "../ui/skeleton";

const STALE = [["calendar"]];

/** The address by which a calendar program shows the reader's shifts and what is due. */
export function CalendarSection() {
  const query = useQuery(calendarQuery());
  return (
    <Section title="Calendar">
      <p className="mb-3 text-pretty text-ink-muted">
        Your on-call shifts and what waits for you, in your own calendar program. It asks again by itself, and
        shows the next 90 days.
      </p>
      <Loaded query={query} name="Your calendar’s address" skeleton={<Skeleton className="h-16" />}>
        {({ url }) => (url === null ? <NoAddress /> : <Address url={url} />)}
      </Loaded>
    </Section>
  );
}

function NoAddress() {
  const { save, saving, problem } = useSave({
    send: renewCalendar,
    stale: STALE,
    done: "Your calendar has an address",
  });
  return (
    <div className="flex flex-col items-start gap-3">
      <Problem problem={problem} />
      <Button className="h-11 desk:h-8" pending={saving} onClick={() => void save(undefined)}>
        Get an address
      </Button>
    </div>
  );
}

function Address({ url }: { url: string }) {
  const client = useQueryClient();
  const change = (send: () => Promise<CalendarWire>, done: string) => async () => {
    client.setQueryData(calendarQuery().queryKey, await send());
    toast.success(done);
  };
  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Address"
        help="Add it to your calendar program as a subscription. Whoever has it can read your calendar: keep it to yourself."
      >
        {(wiring) => (
          <div className="flex flex-wrap items-center gap-2">
            <Input
              {...wiring}
              readOnly
              value={url}
              className="flex-1 basis-64 font-mono text-sm!"
              onFocus={({ target }) => target.select()}
            />
            <CopyButton text={url} label="Copy address" variant="secondary" className="h-11 desk:h-8" />
          </div>
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Ask
          trigger="New address…"
          title="Get a new address?"
          act="Get new address"
          onConfirm={change(renewCalendar, "Your calendar has a new address")}
        >
          The address from before shows nothing any more: calendar programs need the new one.
        </Ask>
        <Ask
          trigger="Remove…"
          title="Remove the address?"
          act="Remove address"
          onConfirm={change(endCalendar, "Your calendar’s address is gone")}
        >
          Calendar programs that use it show nothing any more. You can get another at any time.
        </Ask>
      </div>
    </div>
  );
}

interface AskProps {
  trigger: string;
  title: string;
  act: string;
  onConfirm: () => Promise<void>;
  children: string;
}

function Ask({ trigger, title, act, onConfirm, children }: AskProps) {
  return (
    <ConfirmRemoval
      {...{ title, act }}
      trigger={
        <Button variant="ghost" className="h-11 desk:h-8">
          {trigger}
        </Button>
      }
      onConfirm={onConfirm}
    >
      <p>{children}</p>
    </ConfirmRemoval>
  );
}
