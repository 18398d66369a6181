"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { toast } from "sonner";
import type { ScheduleWire } from "@/core/wire/schedules";
import { removeOverride } from "../../queries/schedules";
import { Button } from "../../ui/button";
import { Section } from "../../ui/card";
import { useNow } from "../../ui/now";
import { Time } from "../../ui/time";
import { ConfirmRemoval } from "../confirm-removal";
import { useMayEdit } from "../may-edit";
import { OverrideDialog } from "./override-dialog";

/** Times that somebody takes out of turn. */
export function Overrides({ schedule: { slug, overrides } }: { schedule: ScheduleWire }) {
  const mayEdit = useMayEdit();
  const client = useQueryClient();
  const now = useNow(60_000);
  const coming = overrides.filter(({ to }) => Date.parse(to) > now);
  const remove = async (id: string) => {
    await removeOverride(slug, id);
    toast.success("Override removed");
    await Promise.all([["schedules"], ["shifts"]].map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  return (
    <Section title="Overrides" actions={mayEdit && <OverrideDialog slug={slug} />}>
      {coming.length === 0 ? (
        <p className="text-ink-muted">
          Everybody takes their own turns. An override gives somebody a time out of turn.
        </p>
      ) : (
        <ul aria-label="Overrides" className="divide-y divide-line rounded-md border border-line bg-surface">
          {coming.map(({ id, person, from, to }) => (
            <li key={id} className="flex items-center gap-2 py-1 pr-2 pl-4">
              <span className="flex min-w-0 flex-1 flex-wrap gap-x-3">
                <span className="font-medium">{person.name}</span>
                <span className="text-ink-muted tabular-nums">
                  <Time at={from} as="clock" focusable /> – <Time at={to} as="clock" focusable />
                </span>
              </span>
              {mayEdit && (
                <ConfirmRemoval
                  title={`Take the time back from ${person.name}?`}
                  act="Remove override"
                  onConfirm={() => remove(id)}
                  trigger={
                    <Button
                      variant="ghost"
                      size="icon"
                      className="size-11 desk:size-8"
                      aria-label={`Remove the override of ${person.name}`}
                    >
                      <Trash2 aria-hidden />
                    </Button>
                  }
                >
                  <p>
                    Whoever’s turn it is has it again. What {person.name} was asked meanwhile stays there.
                  </p>
                </ConfirmRemoval>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
