"use client";

import { WEEKDAYS, type Weekday } from "@/core/hours";
import type { PolicyWritten } from "@/core/wire/policies";
import { Checkbox } from "../../ui/checkbox";
import { CONTROL } from "../../ui/control";
import { Field, FieldError } from "../../ui/field";
import { Input } from "../../ui/input";
import { DaysOff, HolidayCalendar } from "./days-off";
import { fieldOf, useEditing } from "./editing";

export type HoursDraft = NonNullable<PolicyWritten["hours"]>;

export const DEFAULT_HOURS = (): HoursDraft => ({
  time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  days: ["mon", "tue", "wed", "thu", "fri"],
  from: "09:00",
  to: "17:00",
});

const DAY_NAMES: Record<Weekday, string> = {
  mon: "Mon",
  tue: "Tue",
  wed: "Wed",
  thu: "Thu",
  fri: "Fri",
  sat: "Sat",
  sun: "Sun",
};

interface HoursFieldsProps {
  at: string;
  hours: HoursDraft;
  onChange: (hours: HoursDraft) => void;
}

/** Within which hours delays count: where, on which days, from when to when, and not on which. */
export function HoursFields({ at, hours, onChange }: HoursFieldsProps) {
  const { flawAt } = useEditing();
  const set = (change: Partial<HoursDraft>) => onChange({ ...hours, ...change });
  const toggle = (day: Weekday) =>
    set({ days: WEEKDAYS.filter((each) => (each === day) !== hours.days.includes(each)) });
  return (
    <div className="flex flex-col gap-4">
      <fieldset id={fieldOf(`${at}/days`)}>
        <legend className="font-medium">Days</legend>
        <div className="flex flex-wrap gap-x-4">
          {WEEKDAYS.map((day) => (
            <Checkbox
              key={day}
              label={DAY_NAMES[day]}
              checked={hours.days.includes(day)}
              onCheckedChange={() => toggle(day)}
            />
          ))}
        </div>
        {flawAt(`${at}/days`) && <FieldError id={`${fieldOf(at)}-days`}>{flawAt(`${at}/days`)}</FieldError>}
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <Field label="From" id={fieldOf(`${at}/from`)} error={flawAt(`${at}/from`)}>
          {(wiring) => (
            <Input
              {...wiring}
              type="time"
              className="w-32!"
              value={hours.from}
              onChange={({ target }) => set({ from: target.value })}
            />
          )}
        </Field>
        <Field label="To" id={fieldOf(`${at}/to`)} error={flawAt(`${at}/to`)}>
          {(wiring) => (
            <Input
              {...wiring}
              type="time"
              className="w-32!"
              // The browser's control has no 24:00: midnight at the day's end is its 00:00.
              value={hours.to === "24:00" ? "00:00" : hours.to}
              onChange={({ target }) => set({ to: target.value === "00:00" ? "24:00" : target.value })}
            />
          )}
        </Field>
        <Field label="Time zone" id={fieldOf(`${at}/time_zone`)} error={flawAt(`${at}/time_zone`)}>
          {(wiring) => (
            <select
              {...wiring}
              className={`${CONTROL} h-11 max-w-56 desk:h-8`}
              value={hours.time_zone}
              onChange={({ target }) => set({ time_zone: target.value })}
            >
              {zonesWith(hours.time_zone).map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll("_", " ")}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <HolidayCalendar at={at} hours={hours} set={set} />
      <DaysOff at={at} hours={hours} set={set} />
    </div>
  );
}

const zonesWith = (chosen: string): string[] =>
  [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])].toSorted();
