"use client";

import { useEditing } from "./editing";
import { fieldOf, focusFieldOf } from "./editing";
import { placeInWords } from "./places";

export const SUMMARY_ID = "policy-flaws";

/** Everything that keeps the policy from being saved; each leads to its field. */
export function FlawSummary() {
  const { flaws } = useEditing();
  if (flaws.length === 0) return null;
  return (
    <div
      id={SUMMARY_ID}
      role="alert"
      tabIndex={-1}
      className="rounded-md border border-bad-line bg-bad-soft px-3 py-2"
    >
      <p className="font-medium">
        {flaws.length === 1 ? "One thing needs" : `${flaws.length} things need`} another look
      </p>
      <ul className="mt-1">
        {flaws.map(({ pointer, detail }) => (
          <li key={pointer + detail}>
            <a
              href={`#${fieldOf(pointer)}`}
              className="inline-block py-0.5 underline underline-offset-2"
              onClick={(event) => {
                event.preventDefault();
                focusFieldOf(pointer);
              }}
            >
              {placeInWords(pointer)}: {detail}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
