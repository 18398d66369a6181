"use client";

import clsx from "clsx";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { Checkbox } from "../../ui/checkbox";
import { TASK_LOOKS } from "../task-glyph";
import { toggle, useIsSelected, useShowsBoxes } from "./selection";

/** The row's glyph, which is a box as soon as a pointer or the focus is near; a tap on it selects as well. */
export function RowSelect({ intent, current }: { intent: IntentSummaryWire; current: boolean }) {
  const selected = useIsSelected(intent.id);
  const shown = useShowsBoxes();
  const { icon: Glyph } = TASK_LOOKS[intent.task_type];
  return (
    <span className="absolute inset-y-0 left-0 z-10 w-11">
      <Glyph
        aria-hidden
        className={clsx(
          "pointer-events-none absolute top-3 left-4 size-4",
          current ? "text-accent-ink" : "text-ink-faint",
          shown ? "opacity-0" : "group-focus-within/row:opacity-0 group-hover/row:opacity-0",
        )}
      />
      <Checkbox
        aria-label={`Select ${intent.title}`}
        aria-keyshortcuts="x"
        tabIndex={shown ? 0 : -1}
        checked={selected}
        onCheckedChange={() => toggle(intent.id)}
        className={clsx(
          "absolute top-2.5 left-3.5 after:absolute after:-inset-x-3 after:-inset-y-2.5",
          !shown && "opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100",
        )}
      />
    </span>
  );
}
