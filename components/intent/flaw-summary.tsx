"use client";

import type { Flaw } from "@/core/errors";
import { pointerKeys } from "@/core/json";
import { fieldIdOf, focusField } from "../form/field-id";
import { fieldLabel } from "../form/labels";
import { placeInWords } from "./changes";
import { SUMMARY_ID } from "./use-answer";

/** Everything that keeps the answer from going out; each leads to its field. */
export function FlawSummary({ flaws, commentLabel }: { flaws: readonly Flaw[]; commentLabel: string }) {
  if (flaws.length < 2) return null;
  return (
    <div
      id={SUMMARY_ID}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-bad-line bg-bad-soft px-3 py-2"
    >
      <p className="font-medium">{flaws.length} things need another look</p>
      <ul className="mt-1">
        {flaws.map((flaw) => (
          <li key={flaw.pointer + flaw.detail}>
            <a
              href={`#${fieldIdOf(flaw.pointer)}`}
              className="inline-block py-0.5 underline underline-offset-2"
              onClick={(event) => {
                event.preventDefault();
                focusField(flaw.pointer);
              }}
            >
              {placeOf(flaw.pointer, commentLabel)}: {flaw.detail}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function placeOf(pointer: string, commentLabel: string): string {
  const [part, ...keys] = pointerKeys(pointer) ?? [];
  if (part === "comment") return commentLabel;
  if (part === "edits") return placeInWords(keys[0] ?? "") || "Payload";
  if (part === "data" && keys.length > 0)
    return keys.map((key) => fieldLabel(key, [/^\d+$/.test(key) ? Number(key) : key])).join(" › ");
  return fieldLabel(part ?? "Answer", [part ?? ""]);
}
