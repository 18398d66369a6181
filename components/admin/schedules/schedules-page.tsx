"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import Link from "next/link";
import type { ScheduleWire } from "@/core/wire/schedules";
import { nameList } from "../../intent/sentence";
import { schedulesQuery } from "../../queries/schedules";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { ResourceList } from "../resource-list";
import { turnsInWords } from "./turn-words";

/** All on-call schedules, each with who is on call now. */
export function SchedulesPage() {
  const mayEdit = useMayEdit();
  const query = useQuery(schedulesQuery());
  const add = (
    <Button asChild variant="primary" className="h-11 desk:h-8">
      <Link href="/admin/schedules/new">New schedule</Link>
    </Button>
  );
  return (
    <AdminPage
      title="On-call schedules"
      description="People who take turns. A policy asks whoever is on call when its level begins."
      action={mayEdit && add}
    >
      <Loaded query={query} name="The schedules">
        {(schedules) => (
          <ResourceList
            label="Schedules"
            items={schedules}
            idOf={({ slug }) => slug}
            textOf={({ name, slug, members }) => [name, slug, ...members.map((who) => who.name)].join(" ")}
            hrefOf={({ slug }) => `/admin/schedules/${slug}`}
            row={(schedule) => <Row schedule={schedule} />}
            empty={
              <EmptyState icon={<CalendarClock />} title="Nobody takes turns yet" action={mayEdit && add}>
                With a schedule, requests at night or at the weekend go to whoever is on call: set up who
                takes turns, and name it in a policy’s level.
              </EmptyState>
            }
          />
        )}
      </Loaded>
    </AdminPage>
  );
}

function Row({ schedule }: { schedule: ScheduleWire }) {
  const { name, slug, on_call, members } = schedule;
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{name}</span>
        <span className="font-mono text-sm text-ink-muted">schedule:{slug}</span>
        <Badge tone={on_call ? "accent" : "warn"}>
          {on_call ? `${on_call.name} is on call` : "Nobody is on call"}
        </Badge>
      </span>
      <span className="block text-sm text-ink-muted">
        {nameList(members.map((who) => who.name))} · {turnsInWords(schedule)}
      </span>
    </>
  );
}
