"use client";

import type { PolicyWire } from "@/core/wire/policies";
import type { Pickable } from "../../queries/people";
import { Input } from "../../ui/input";
import { changesInWords } from "./changes";
import type { PolicyDraft } from "./draft";

interface ChangeSummaryProps {
  saved: PolicyWire | null;
  base: PolicyDraft;
  draft: PolicyDraft;
  people: readonly Pickable[];
  note: string;
  onNote: (note: string) => void;
}

/** What a save does, before it is done. */
export function ChangeSummary({ saved, base, draft, people, note, onNote }: ChangeSummaryProps) {
  if (!saved) return "Not created yet. Requests can name it as soon as it is.";
  const changes = changesInWords(base, draft, people);
  const open = saved.open_intents;
  return (
    <div className="flex flex-col gap-1.5">
      <details>
        <summary className="text-ink">
          {changes.length === 1 ? "One change" : `${changes.length} changes`}:{" "}
          <span className="text-ink-muted">{changes[0] ?? "another way to write the same"}</span>
        </summary>
        <ul className="max-h-40 list-disc overflow-y-auto pt-1 pl-5 text-ink">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      </details>
      <p className="text-sm">
        {open === 0
          ? "New requests go by it from now on."
          : `New requests go by it; ${open === 1 ? "the open one goes" : `the ${open} open ones go`} on as before.`}
      </p>
      <Input
        aria-label="Why, for the versions (optional)"
        placeholder="Why? For the versions, optional"
        maxLength={300}
        className="max-w-96"
        value={note}
        onChange={({ target }) => onNote(target.value)}
      />
    </div>
  );
}
