"use client";

import { useMemo } from "react";
import type { AdminChangeWire } from "@/core/wire/audit";
import { diffJson } from "../../revision/diff-json";
import { DiffLines } from "../../revision/diff-lines";
import { Time } from "../../ui/time";
import { KIND_WORDS } from "./kind-words";

/** Who changed what and when; opened, how it was before and after. */
export function ChangeEntry({ change }: { change: AdminChangeWire }) {
  const { actor, action, kind, subject, at, before, after } = change;
  return (
    <li className="px-4 py-3">
      <details className="group">
        <summary className="flex cursor-pointer flex-wrap items-baseline justify-between gap-x-4 wrap-anywhere">
          <span>
            <span className="font-medium">{actor.name}</span> {action} the {KIND_WORDS[kind]}{" "}
            <span className="font-medium">{subject.name}</span>
          </span>
          <Time at={at} className="text-sm text-ink-muted" />
        </summary>
        <Difference before={before} after={after} />
      </details>
    </li>
  );
}

function Difference({ before, after }: Pick<AdminChangeWire, "before" | "after">) {
  const lines = useMemo(
    () => diffJson(before ?? {}, after ?? {}).filter(({ kind }) => kind !== "same"),
    [before, after],
  );
  if (lines.length === 0) return <p className="pt-2 text-ink-muted">Nothing that is kept here differs.</p>;
  return (
    <div className="pt-2">
      <DiffLines lines={lines} whole={false} />
    </div>
  );
}
