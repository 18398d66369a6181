"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { ScheduleWire } from "@/core/wire/schedules";
import { removeSchedule, scheduleQuery, shiftsQuery } from "../../queries/schedules";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { Skeleton } from "../../ui/skeleton";
import { ConfirmRemoval } from "../confirm-removal";
import { Loaded } from "../loaded";
import { useMayEdit } from "../may-edit";
import { AdminPage } from "../page";
import { Overrides } from "./overrides";
import { ScheduleForm } from "./schedule-form";
import { ShiftList } from "./shift-list";
import { ShiftStrip } from "./shift-strip";
import { turnsInWords } from "./turn-words";

/** One schedule: who is on call in the coming weeks, who takes a time out of turn, and how turns go. */
export function SchedulePage({ slug }: { slug: string }) {
  const mayEdit = useMayEdit();
  const query = useQuery(scheduleQuery(slug));
  const { data } = query;
  return (
    <AdminPage
      title={data?.name ?? "On-call schedule"}
      description={
        data &&
        `${data.members.length === 1 ? "One person" : `${data.members.length} people`}, ${turnsInWords(data)}.`
      }
      back={{ href: "/admin/schedules", name: "On-call schedules" }}
      action={mayEdit && data && <Removal schedule={data} />}
    >
      <Loaded query={query} name="The schedule">
        {(schedule) => (
          <>
            <Shifts schedule={schedule} />
            <Overrides schedule={schedule} />
            {mayEdit && (
              <Section title="Turns">
                <ScheduleForm
                  key={JSON.stringify([
                    schedule.members,
                    schedule.handoff,
                    schedule.starts_on,
                    schedule.name,
                  ])}
                  schedule={schedule}
                  zone={schedule.time_zone}
                  today={schedule.starts_on}
                />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}

function Shifts({ schedule: { slug, members } }: { schedule: ScheduleWire }) {
  const query = useQuery(shiftsQuery(slug));
  return (
    <Section title="Coming weeks">
      <Loaded query={query} name="The shifts" skeleton={<Skeleton className="h-48" />}>
        {(shown) => (
          <div className="flex flex-col gap-4">
            <ShiftStrip shown={shown} members={members} />
            <ShiftList shown={shown} />
          </div>
        )}
      </Loaded>
    </Section>
  );
}

function Removal({ schedule: { slug, name, policies } }: { schedule: ScheduleWire }) {
  const client = useQueryClient();
  const router = useRouter();
  const remove = async () => {
    await removeSchedule(slug);
    toast.success("Schedule removed");
    router.push("/admin/schedules");
    await client.invalidateQueries({ queryKey: ["schedules"], refetchType: "none" });
  };
  return (
    <ConfirmRemoval
      title={`Remove the schedule ${name}?`}
      act="Remove schedule"
      onConfirm={remove}
      trigger={<Button className="h-11 desk:h-8">Remove…</Button>}
    >
      {policies.length > 0 ? (
        <p>
          It cannot be removed while policies ask it:{" "}
          <span className="font-medium">{policies.join(", ")}</span>. Change them first.
        </p>
      ) : (
        <p>
          Open requests that come to it later pass it over, and their timeline says so. Whoever is asked now
          stays asked.
        </p>
      )}
    </ConfirmRemoval>
  );
}
