"use client";

import { useQuery } from "@tanstack/react-query";
import type { CalendarWire } from "@/core/wire/holidays";
import { calendarQuery } from "../../queries/holidays";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { CalendarForm } from "./calendar-form";
import { dayInWords } from "./days-text";
import { RemoveCalendar } from "./remove-calendar";

const BACK = { href: "/admin/holidays", name: "Holidays" };

/** One holiday calendar: admins change it, auditors read it. */
export function CalendarPage({ slug }: { slug: string }) {
  const mayEdit = useMayEdit();
  const query = useQuery(calendarQuery(slug));
  return (
    <AdminPage
      title={query.data?.name ?? slug}
      description={query.data && usedBy(query.data)}
      back={BACK}
      action={mayEdit && query.data && <RemoveCalendar calendar={query.data} />}
    >
      <Loaded query={query} name="The holiday calendar">
        {(calendar) => (mayEdit ? <CalendarForm calendar={calendar} /> : <Days calendar={calendar} />)}
      </Loaded>
    </AdminPage>
  );
}

/** The page of one that is not there yet. */
export function NewCalendarPage() {
  const mayEdit = useMayEdit();
  return (
    <AdminPage title="Add a holiday calendar" back={BACK}>
      {mayEdit ? <CalendarForm calendar={null} /> : <p>Only admins add calendars.</p>}
    </AdminPage>
  );
}

const usedBy = ({ policies }: CalendarWire): string =>
  policies.length === 0
    ? "No policy goes by it yet. Name it in a policy’s working hours."
    : `Used by ${policies.join(", ")}. Requests that are under way keep the days they began with.`;

function Days({ calendar: { days } }: { calendar: CalendarWire }) {
  return (
    <ul aria-label="Days" className="divide-y divide-line rounded-md border border-line bg-surface">
      {days.map(({ date, name }) => (
        <li key={date} className="flex flex-wrap justify-between gap-x-4 px-4 py-2 wrap-anywhere">
          <span>{name ?? "Without a name"}</span>
          <span className="text-ink-muted tabular-nums">{dayInWords(date)}</span>
        </li>
      ))}
    </ul>
  );
}
