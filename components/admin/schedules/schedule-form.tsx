"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Weekday, WEEKDAYS } from "@/core/hours";
import type { ScheduleWire } from "@/core/wire/schedules";
import { peopleQuery } from "../../queries/people";
import { createSchedule, replaceSchedule } from "../../queries/schedules";
import { CONTROL } from "../../ui/control";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { Problem } from "../problem";
import { SaveBar } from "../save-bar";
import { useSave } from "../use-save";
import { MemberOrder } from "./member-order";
import { DAY_NAMES, slugOf } from "./turn-words";

const FIELDS = ["/name", "/slug", "/time_zone", "/members", "/starts_on", "/handoff/time", "/every_weeks"];

interface Draft {
  name: string;
  slug: string;
  time_zone: string;
  members: string[];
  starts_on: string;
  handoff: { day: Weekday; time: string };
  every_weeks: string;
}

interface ScheduleFormProps {
  /** Left out for a new one. */
  schedule?: ScheduleWire;
  /** What a new one starts from. */
  zone: string;
  today: string;
  onSaved?: (schedule: ScheduleWire) => void;
}

/** Who takes turns, and when turns change. */
export function ScheduleForm({ schedule, zone, today, onSaved }: ScheduleFormProps) {
  const saved = schedule ? draftOf(schedule) : emptyDraft(zone, today);
  const [draft, setDraft] = useState(saved);
  const people = (useQuery(peopleQuery()).data ?? []).filter(({ type }) => type === "user");
  // Whoever is in it already has a name before everybody is loaded, and after they have left.
  const known = [
    ...(schedule?.members ?? []).map(({ name, email }) => ({
      ref: email,
      type: "user" as const,
      name,
      email,
    })),
    ...people,
  ];
  const { save, saving, problem, flawAt, reset } = useSave({
    send: ({ slug, every_weeks, ...rest }: Draft) => {
      const body = { ...rest, every_weeks: Number(every_weeks) };
      return schedule ? replaceSchedule(schedule.slug, body) : createSchedule({ ...body, slug });
    },
    stale: [["schedules"], ["shifts"], ["people"]],
    done: schedule ? "Schedule saved" : "Schedule created",
  });
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const rename = (name: string) =>
    set({ name, ...(!schedule && draft.slug === slugOf(draft.name) && { slug: slugOf(name) }) });
  const send = async () => {
    const done = await save(draft);
    if (done) onSaved?.(done);
  };
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Name" error={flawAt("/name")}>
          {(wiring) => (
            <Input
              {...wiring}
              maxLength={200}
              value={draft.name}
              onChange={({ target }) => rename(target.value)}
            />
          )}
        </Field>
        <Field label="Slug" help={`Policies ask it as schedule:${draft.slug || "…"}`} error={flawAt("/slug")}>
          {(wiring) => (
            <Input
              {...wiring}
              className="font-mono"
              maxLength={100}
              readOnly={schedule !== undefined}
              value={draft.slug}
              onChange={({ target }) => set({ slug: target.value })}
            />
          )}
        </Field>
      </div>
      <MemberOrder
        people={people}
        known={known}
        members={draft.members}
        onChange={(members) => set({ members })}
        flawAt={flawAt}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Starts on" help="The first person begins on this day." error={flawAt("/starts_on")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              value={draft.starts_on}
              onChange={({ target }) => set({ starts_on: target.value })}
            />
          )}
        </Field>
        <Field label="Each turn lasts" help="In weeks." error={flawAt("/every_weeks")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="number"
              min={1}
              max={52}
              value={draft.every_weeks}
              onChange={({ target }) => set({ every_weeks: target.value })}
            />
          )}
        </Field>
        <Field label="Turns change on">
          {(wiring) => (
            <Select
              {...wiring}
              options={WEEKDAYS.map((day) => ({ value: day, label: DAY_NAMES[day] }))}
              value={draft.handoff.day}
              onValueChange={(day) => set({ handoff: { ...draft.handoff, day: day as Weekday } })}
            />
          )}
        </Field>
        <Field label="At" error={flawAt("/handoff/time")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="time"
              value={draft.handoff.time}
              onChange={({ target }) => set({ handoff: { ...draft.handoff, time: target.value } })}
            />
          )}
        </Field>
        <Field label="Time zone" error={flawAt("/time_zone")}>
          {(wiring) => (
            <select
              {...wiring}
              className={`${CONTROL} h-11 desk:h-8`}
              value={draft.time_zone}
              onChange={({ target }) => set({ time_zone: target.value })}
            >
              {zonesWith(draft.time_zone).map((name) => (
                <option key={name} value={name}>
                  {name.replaceAll("_", " ")}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Problem
        problem={problem}
        shown={[...FIELDS, ...draft.members.map((_, index) => `/members/${index}`)]}
      />
      <SaveBar
        dirty={JSON.stringify(draft) !== JSON.stringify(saved)}
        saving={saving}
        save={schedule ? "Save schedule" : "Create schedule"}
        onSave={() => void send()}
        onDiscard={() => {
          setDraft(saved);
          reset();
        }}
      />
    </div>
  );
}

const draftOf = ({
  name,
  slug,
  time_zone,
  members,
  starts_on,
  handoff,
  every_weeks,
}: ScheduleWire): Draft => ({
  ...{ name, slug, time_zone, starts_on, handoff },
  members: members.map(({ email }) => email),
  every_weeks: String(every_weeks),
});

const emptyDraft = (zone: string, today: string): Draft => ({
  ...{ name: "", slug: "", time_zone: zone, members: [], starts_on: today },
  handoff: { day: "mon", time: "09:00" },
  every_weeks: "1",
});

/** All zones that the browser knows, and the chosen one in any case. */
const zonesWith = (chosen: string): string[] =>
  [...new Set(["UTC", chosen, ...Intl.supportedValuesOf("timeZone")])].toSorted();
