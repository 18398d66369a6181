"use client";

import { MAX_REMINDERS } from "@/core/plan";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { DurationField } from "../duration-field";
import type { LevelDraft } from "./draft";
import { fieldOf, useEditing } from "./editing";

interface RemindersProps {
  level: LevelDraft;
  at: string;
  set: (change: Partial<LevelDraft>) => void;
}

/** When those of a level are reminded: first, how often, and how many times. */
export function Reminders({ level, at, set }: RemindersProps) {
  const { flawAt } = useEditing();
  const { remind_after, remind_every, max_reminders } = level;
  return (
    <fieldset className="@container">
      <legend className="sr-only">Reminders</legend>
      <div className="grid gap-3 @md:grid-cols-2 @xl:grid-cols-[1fr_1fr_7rem]">
        <DurationField
          label="First reminder after"
          id={fieldOf(`${at}/remind_after`)}
          value={String(remind_after ?? "")}
          onChange={(after) => set({ remind_after: after })}
          error={flawAt(`${at}/remind_after`)}
          empty={remind_every ? "" : "none"}
        />
        <DurationField
          label="Then every"
          id={fieldOf(`${at}/remind_every`)}
          value={String(remind_every ?? "")}
          onChange={(every) => set({ remind_every: every })}
          error={flawAt(`${at}/remind_every`)}
          empty="only once"
        />
        <Field label="At most" id={fieldOf(`${at}/max_reminders`)} error={flawAt(`${at}/max_reminders`)}>
          {(wiring) => (
            <Input
              {...wiring}
              type="number"
              inputMode="numeric"
              className="max-w-28"
              min={0}
              max={MAX_REMINDERS}
              placeholder={remind_every ? "3" : "1"}
              value={max_reminders ?? ""}
              onChange={({ target }) =>
                set({ max_reminders: target.value === "" ? undefined : Number(target.value) })
              }
            />
          )}
        </Field>
      </div>
    </fieldset>
  );
}
