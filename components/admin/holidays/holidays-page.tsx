"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarOff } from "lucide-react";
import Link from "next/link";
import { holidaysQuery } from "../../queries/holidays";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { ResourceList } from "../resource-list";
import { daysInShort } from "./days-text";

/** The days on which no delay counts, for the hours of policies. */
export function HolidaysPage() {
  const mayEdit = useMayEdit();
  const query = useQuery(holidaysQuery());
  const add = mayEdit && (
    <Button asChild variant="primary" className="h-11 desk:h-8">
      <Link href="/admin/holidays/new">Add calendar</Link>
    </Button>
  );
  return (
    <AdminPage
      title="Holidays"
      description="Days without work. A policy whose working hours name a calendar waits until they are over."
      action={query.data && query.data.items.length > 0 && add}
    >
      <Loaded query={query} name="The holiday calendars">
        {({ items }) => (
          <ResourceList
            label="Holiday calendars"
            items={items}
            idOf={({ slug }) => slug}
            textOf={({ name, slug }) => `${name} ${slug}`}
            hrefOf={({ slug }) => `/admin/holidays/${slug}`}
            row={({ name, days, policies }) => (
              <>
                <span className="block font-medium">{name}</span>
                <span className="block text-sm text-ink-muted">
                  {daysInShort(days)}
                  {policies.length > 0 && ` · used by ${policies.join(", ")}`}
                </span>
              </>
            )}
            empty={
              <EmptyState icon={<CalendarOff />} title="No holidays yet" action={add}>
                Add the public holidays of a place as a list or as an iCalendar file (.ics), and name them in
                a policy’s working hours: nobody is reminded, and nothing escalates, while the team is off.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </AdminPage>
  );
}
