"use client";

import { useState } from "react";
import clsx from "clsx";
import { Checkbox } from "../ui/checkbox";
import { Input } from "../ui/input";
import { chosenOf, choicesIn, toggled } from "./choices-of";
import { type FormWidgetProps, wiringOf } from "./wiring";

/** More than these are searched. */
const AT_A_GLANCE = 7;

/** Any of several: all of them as boxes, with a search above them where they are many. */
export function ManyWidget(props: FormWidgetProps) {
  const { id, label, disabled, readonly, onChange, options, hideLabel } = props;
  const [text, setText] = useState("");
  const all = choicesIn(props);
  const chosen = chosenOf(props);
  const shown = all.filter((choice) => choice.label.toLowerCase().includes(text.trim().toLowerCase()));
  const isLong = all.length > AT_A_GLANCE;
  return (
    <div
      id={id}
      role="group"
      tabIndex={-1}
      {...(hideLabel ? { "aria-label": label } : { "aria-labelledby": `${id}-label` })}
      aria-describedby={wiringOf(props)["aria-describedby"]}
      className={clsx(isLong && "rounded-md border border-line-strong")}
    >
      {isLong && (
        <div className="flex flex-col gap-1 border-b border-line p-1.5">
          <Input
            type="search"
            aria-label={`Search ${label}`}
            placeholder="Search"
            value={text}
            disabled={disabled}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          />
          <p role="status" className="px-1 text-sm text-ink-muted">
            {summaryOf(
              all.filter((choice) => choice.isChosen).map((choice) => choice.label),
              all.length,
            )}
          </p>
        </div>
      )}
      <div
        className={clsx(
          isLong && "max-h-64 overflow-y-auto px-3 py-1",
          options.inline === true && "sm:flex sm:flex-wrap sm:gap-x-6",
        )}
      >
        {shown.map(({ label: words, index, isChosen }) => (
          <Checkbox
            key={index}
            id={`${id}/${index}`}
            label={words}
            checked={isChosen}
            disabled={disabled || readonly}
            onCheckedChange={(on) => onChange(toggled(props, chosen, index, on === true))}
          />
        ))}
        {shown.length === 0 && <p className="py-2 text-ink-muted">Nothing by that name.</p>}
      </div>
    </div>
  );
}

function summaryOf(chosen: string[], all: number): string {
  if (chosen.length === 0) return `None of ${all} chosen`;
  return `${chosen.length} of ${all} chosen: ${chosen.join(", ")}`;
}
