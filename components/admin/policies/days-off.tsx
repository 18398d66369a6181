"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { holidaysQuery } from "../../queries/holidays";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { fieldOf, useEditing } from "./editing";
import type { HoursDraft } from "./hours-fields";

export interface DaysOffProps {
  at: string;
  hours: HoursDraft;
  set: (change: Partial<HoursDraft>) => void;
}

/** Days without work that are this policy's own. */
export function DaysOff({ at, hours, set }: DaysOffProps) {
  const { flawAt } = useEditing();
  const [day, setDay] = useState("");
  const holidays = hours.holidays ?? [];
  const change = (days: string[]) => set({ holidays: days.length === 0 ? undefined : days });
  const add = () => {
    change([...new Set([...holidays, day])].toSorted());
    setDay("");
  };
  return (
    <div className="flex flex-col gap-2">
      <Field label="Days off" id={fieldOf(`${at}/holidays`)} error={flawAt(`${at}/holidays`)}>
        {(wiring) => (
          <div className="flex gap-2">
            <Input
              {...wiring}
              type="date"
              className="w-44!"
              value={day}
              onChange={({ target }) => setDay(target.value)}
            />
            <Button className="h-11 desk:h-8" disabled={day === ""} onClick={add}>
              <Plus aria-hidden />
              Add day
            </Button>
          </div>
        )}
      </Field>
      {holidays.length > 0 && (
        <ul aria-label="Days off" className="flex flex-wrap gap-1.5">
          {holidays.map((date) => (
            <li key={date} className="inline-flex items-center rounded-md border border-line bg-sunken pl-2">
              <span className="tabular-nums">{date}</span>
              <Button
                variant="ghost"
                size="icon"
                className="size-7 max-desk:size-11"
                aria-label={`Remove ${date}`}
                onClick={() => change(holidays.filter((other) => other !== date))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const NONE = "-";

/** A calendar whose holidays are left out, too. */
export function HolidayCalendar({ at, hours, set }: DaysOffProps) {
  const { flawAt } = useEditing();
  const { data } = useQuery(holidaysQuery());
  const chosen = hours.calendar;
  const known = data?.items ?? [];
  const options = [
    { value: NONE, label: "None" },
    ...known.map(({ slug, name }) => ({ value: slug, label: name })),
    ...(chosen && !known.some(({ slug }) => slug === chosen) ? [{ value: chosen, label: chosen }] : []),
  ];
  return (
    <Field
      label="Holiday calendar"
      id={fieldOf(`${at}/calendar`)}
      error={flawAt(`${at}/calendar`)}
      help={
        data && known.length === 0 ? (
          <>
            There is none yet: upload one under{" "}
            <Link href="/admin/holidays" className="underline underline-offset-2">
              Holidays
            </Link>
            .
          </>
        ) : undefined
      }
    >
      {(wiring) => (
        <Select
          {...wiring}
          className="max-w-56"
          options={options}
          value={chosen ?? NONE}
          onValueChange={(slug) => set({ calendar: slug === NONE ? undefined : slug })}
        />
      )}
    </Field>
  );
}
