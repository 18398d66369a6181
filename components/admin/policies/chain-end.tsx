"use client";

import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { DurationField } from "../duration-field";
import { fieldOf, useEditing } from "./editing";

const NEVER = "0";

/** What comes after the last level: the chain again, and in any case the timeout. */
export function ChainEnd() {
  const { draft, set, flawAt } = useEditing();
  const { repeat, levels, timeout } = draft;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-start gap-3">
        <Field
          label="After the last level"
          id={fieldOf("/repeat/from_level")}
          error={flawAt("/repeat/from_level")}
        >
          {(wiring) => (
            <Select
              {...wiring}
              className="min-w-52"
              value={String(repeat?.from_level ?? NEVER)}
              onValueChange={(value) =>
                set({
                  repeat:
                    value === NEVER ? undefined : { from_level: Number(value), times: repeat?.times ?? 1 },
                })
              }
              options={[
                { value: NEVER, label: "It stays there" },
                ...levels.map((_, index) => ({
                  value: String(index + 1),
                  label: `It begins again at level ${index + 1}`,
                })),
              ]}
            />
          )}
        </Field>
        {repeat && (
          <Field label="How many times" id={fieldOf("/repeat/times")} error={flawAt("/repeat/times")}>
            {(wiring) => (
              <Input
                {...wiring}
                type="number"
                inputMode="numeric"
                className="w-24!"
                min={1}
                max={20}
                value={repeat.times}
                onChange={({ target }) => set({ repeat: { ...repeat, times: Number(target.value) } })}
              />
            )}
          </Field>
        )}
      </div>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        <DurationField
          label="Times out after"
          id={fieldOf("/timeout")}
          help="Counts from the submission, at any hour."
          value={String(timeout)}
          onChange={(value) => set({ timeout: value })}
          error={flawAt("/timeout")}
          choices={["1h", "4h", "8h", "1d", "2d", "7d"]}
          required
        />
        <OnTimeout />
      </div>
    </div>
  );
}

const WAYS = [
  { value: "deny", label: "It is denied" },
  { value: "none", label: "It closes without an answer" },
  { value: "word", label: "It is answered with a word" },
];

/** What the deadline answers. Without a word on it, whatever denies in the question's own words. */
function OnTimeout() {
  const { draft, set, flawAt } = useEditing();
  const { on_timeout } = draft;
  const way = on_timeout === undefined ? "deny" : on_timeout === null ? "none" : "word";
  const outcomes = { deny: undefined, none: null, word: "rejected" } as const;
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field
        label="And then"
        help={
          way === "word" ? "Where a question does not offer it, it is denied." : "If nobody has answered."
        }
        id={fieldOf("/on_timeout")}
        error={flawAt("/on_timeout")}
      >
        {(wiring) => (
          <Select
            {...wiring}
            className="min-w-52"
            value={way}
            onValueChange={(next) => set({ on_timeout: outcomes[next as keyof typeof outcomes] })}
            options={WAYS}
          />
        )}
      </Field>
      {way === "word" && (
        <Field label="Word" help="Such as approved.">
          {(wiring) => (
            <Input
              {...wiring}
              list="outcomes"
              autoComplete="off"
              className="w-40!"
              maxLength={40}
              value={on_timeout ?? ""}
              onChange={({ target }) => set({ on_timeout: target.value })}
            />
          )}
        </Field>
      )}
      <datalist id="outcomes">
        {["rejected", "approved", "denied", "confirmed", "declined"].map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </div>
  );
}
