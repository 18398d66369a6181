"use client";

import { useState } from "react";
import type { Flaw } from "@/core/errors";
import { type JsonObject, pointerKeys } from "@/core/json";
import type { IntentWire } from "@/core/wire/intent";
import { fieldIdOf, focusField } from "../form/field-id";
import { initialData } from "../form/form-data";
import { fieldLabel } from "../form/labels";
import { placeIn } from "../form/schema-walk";
import { placeInWords } from "./changes";
import { commentLabel } from "./choices";
import type { Draft } from "./draft";
import { SUMMARY_ID } from "./use-answer";

interface FlawSummaryProps {
  intent: IntentWire;
  draft: Draft;
  flaws: readonly Flaw[];
}

/** Everything that keeps the answer from going out; each leads to its field. */
export function FlawSummary({ intent, draft, flaws }: FlawSummaryProps) {
  const [filled] = useState(() => (intent.form_schema ? initialData(intent.form_schema) : {}));
  if (flaws.length < 2) return null;
  const told = flaws
    .map((flaw) => ({ ...flaw, ...placeOf(flaw.pointer, intent, draft.data ?? filled) }))
    .sort((a, b) => compared(a.order, b.order));
  return (
    <div
      id={SUMMARY_ID}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-bad-line bg-bad-soft px-3 py-2"
    >
      <p className="font-medium">{flaws.length} things need another look</p>
      <ul className="mt-1">
        {told.map((flaw) => (
          <li key={flaw.pointer + flaw.detail}>
            <a
              href={`#${fieldIdOf(flaw.pointer)}`}
              className="inline-block py-0.5 underline underline-offset-2"
              onClick={(event) => {
                event.preventDefault();
                focusField(flaw.pointer);
              }}
            >
              {flaw.label}: {flaw.detail}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface Place {
  label: string;
  /** Sorts as the page does. */
  order: number[];
}

const PARTS = ["edits", "data", "evidence", "comment"];

function placeOf(pointer: string, intent: IntentWire, data: JsonObject): Place {
  const [part = "", ...keys] = pointerKeys(pointer) ?? [];
  const at = PARTS.indexOf(part);
  if (part === "comment") return { label: commentLabel(intent), order: [at] };
  if (part === "edits") return { label: placeInWords(keys[0] ?? "") || "Payload", order: [at] };
  if (part === "data" && intent.form_schema && keys.length > 0) {
    const { labels, order } = placeIn(intent.form_schema, data, keys);
    return { label: labels.join(" › "), order: [at, ...order] };
  }
  return { label: fieldLabel(keys[0] ?? part, [keys[0] ?? part]), order: [at] };
}

function compared(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((number, index) => number !== b[index]);
  return differing < 0 ? a.length - b.length : (a[differing] ?? 0) - (b[differing] ?? -1);
}
