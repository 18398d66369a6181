"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import type { CalendarWire } from "@/core/wire/holidays";
import { holidaysQuery, removeCalendar } from "../../queries/holidays";
import { Button } from "../../ui/button";
import { ConfirmRemoval } from "../confirm-removal";

/** Says which policies go by a calendar before it is gone; the server keeps one that is used. */
export function RemoveCalendar({ calendar: { slug, name, policies } }: { calendar: CalendarWire }) {
  const router = useRouter();
  const client = useQueryClient();
  const remove = async () => {
    await removeCalendar(slug);
    toast.success("Calendar removed");
    router.push("/admin/holidays");
    await client.invalidateQueries({ queryKey: holidaysQuery().queryKey, exact: true });
  };
  return (
    <ConfirmRemoval
      trigger={
        <Button variant="ghost" className="h-11 text-bad desk:h-8">
          Remove…
        </Button>
      }
      title={`Remove the calendar ${name}?`}
      act="Remove calendar"
      onConfirm={remove}
    >
      {policies.length > 0 ? (
        <p>
          These policies go by it: <strong className="font-medium">{policies.join(", ")}</strong>. Take it out
          of their working hours first; as long as they name it, it stays.
        </p>
      ) : (
        <p>No policy goes by it. Requests that are under way keep the days they began with.</p>
      )}
    </ConfirmRemoval>
  );
}
