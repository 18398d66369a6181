"use client";

import { useId } from "react";
import { WEBHOOK_EVENTS } from "@/core/effects";
import { Checkbox } from "../../ui/checkbox";
import { FieldError } from "../../ui/field";

/** What each event says, in the words of the page. */
const EVENT_WORDS: Readonly<Record<string, string>> = {
  "intent.created": "An agent asked",
  "intent.reminded": "People were reminded",
  "intent.escalated": "The next level is asked",
  "intent.claimed": "Somebody took it",
  "intent.commented": "Somebody commented",
  "intent.changes_requested": "A reviewer wants changes",
  "intent.decided": "A person answered",
  "intent.timed_out": "The deadline passed",
  "intent.canceled": "The agent withdrew it",
  "intent.result": "The agent said what it did",
};

interface EventChoiceProps {
  chosen: readonly string[];
  onChange: (events: string[]) => void;
  disabled?: boolean;
  error?: string;
}

/** Which events an endpoint hears of. */
export function EventChoice({ chosen, onChange, disabled, error }: EventChoiceProps) {
  const id = useId();
  const toggle = (event: string, on: boolean) =>
    onChange(WEBHOOK_EVENTS.filter((each) => (each === event ? on : chosen.includes(each))));
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">Events</legend>
      <div className="grid gap-x-4 desk:grid-cols-2 desk:gap-y-1">
        {WEBHOOK_EVENTS.map((event) => (
          <Checkbox
            key={event}
            checked={chosen.includes(event)}
            disabled={disabled}
            onCheckedChange={(on) => toggle(event, on === true)}
            label={EVENT_WORDS[event] ?? event}
            help={<code className="font-mono text-xs">{event}</code>}
          />
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
