"use client";

import { Download, X } from "lucide-react";
import { useState } from "react";
import { csvPath, type StatsAsked } from "../queries/stats";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { type InsightsView, RANGES } from "./view";

interface ControlsProps {
  view: InsightsView;
  asked: StatsAsked;
  onChange: (change: Partial<InsightsView>) => void;
}

const OWN = "own";

/** Which weeks, only of what, and the table as a file. */
export function Controls({ view, asked, onChange }: ControlsProps) {
  const [choosing, setChoosing] = useState(false);
  const own = view.weeks === null || choosing;
  const choose = (value: string) => {
    setChoosing(value === OWN);
    if (value === OWN) onChange({ weeks: null, from: asked.from, to: asked.to });
    else onChange({ weeks: Number(value), from: "", to: "" });
  };
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <Field label="Time">
        {(wiring) => (
          <Select
            {...wiring}
            className="w-44"
            value={own ? OWN : String(view.weeks)}
            onValueChange={choose}
            options={[
              ...RANGES.map((weeks) => ({ value: String(weeks), label: `Last ${weeks} weeks` })),
              { value: OWN, label: "Weeks of my choice" },
            ]}
          />
        )}
      </Field>
      {own && <OwnDays key={`${asked.from} ${asked.to}`} asked={asked} onChange={onChange} />}
      <ul className="flex flex-wrap gap-1.5 empty:hidden" aria-label="Only">
        {(["type", "team", "person"] as const)
          .filter((name) => view[name] !== "")
          .map((name) => (
            <li key={name}>
              <button
                type="button"
                aria-label={`Remove: only ${name} ${view[name]}`}
                onClick={() => onChange({ [name]: "" })}
                className="inline-flex h-11 max-w-72 items-center gap-1 rounded-md border border-line bg-sunken px-2 text-sm font-medium text-ink-muted hover:bg-hover hover:text-ink desk:h-8"
              >
                <span className="truncate">{view[name]}</span>
                <X aria-hidden className="size-3.5 shrink-0" />
              </button>
            </li>
          ))}
      </ul>
      <Button asChild className="ml-auto h-11 desk:h-8">
        <a href={csvPath(asked)} download>
          <Download aria-hidden />
          CSV
        </a>
      </Button>
    </div>
  );
}

/** Days are widened to their weeks by the server. */
function OwnDays({ asked, onChange }: Omit<ControlsProps, "view">) {
  const change = (from: string, to: string) => {
    if (from !== "" && to !== "" && from <= to) onChange({ weeks: null, from, to });
  };
  return (
    <>
      <Field label="From">
        {(wiring) => (
          <Input
            {...wiring}
            type="date"
            className="w-40"
            defaultValue={asked.from}
            max={asked.to}
            onChange={({ target }) => change(target.value, asked.to)}
          />
        )}
      </Field>
      <Field label="To">
        {(wiring) => (
          <Input
            {...wiring}
            type="date"
            className="w-40"
            defaultValue={asked.to}
            min={asked.from}
            onChange={({ target }) => change(asked.from, target.value)}
          />
        )}
      </Field>
    </>
  );
}
