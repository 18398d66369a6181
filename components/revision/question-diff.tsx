"use client";

import { type ReactNode, useMemo } from "react";
import { inWords } from "@/core/sensitive/mask";
import { diffJson } from "./diff-json";
import { DiffLines } from "./diff-lines";
import type { Revision } from "./revisions";
import { TextDiff } from "./text-diff";

type Question = Pick<Revision, "title" | "description" | "payload">;

interface QuestionDiffProps {
  before: Question;
  after: Question;
  /** Shows also what stayed. */
  whole: boolean;
}

/** How a question changed: its words word by word, its payload place by place. */
export function QuestionDiff({ before, after, whole }: QuestionDiffProps) {
  const all = useMemo(
    () => diffJson(inWords(before.payload), inWords(after.payload)),
    [before.payload, after.payload],
  );
  const changes = all.filter(({ kind }) => kind !== "same");
  const lines = whole ? all : changes;
  const texts = [
    { name: "Title", before: before.title, after: after.title },
    { name: "The agent’s words", before: before.description ?? "", after: after.description ?? "" },
  ].filter((text) => whole || text.before !== text.after);
  if (texts.length === 0 && lines.length === 0)
    return <p className="text-ink-muted">Nothing in the question itself.</p>;
  return (
    <div className="flex flex-col gap-3">
      {texts.map((text) => (
        <Part key={text.name} name={text.name}>
          <TextDiff before={text.before} after={text.after} whole={whole} />
        </Part>
      ))}
      {lines.length > 0 && (
        <Part name={`Payload: ${changes.length} ${changes.length === 1 ? "change" : "changes"}`}>
          <DiffLines lines={lines} whole={whole} />
        </Part>
      )}
    </div>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name}>
      <h3 className="text-sm text-ink-muted">{name}</h3>
      {children}
    </section>
  );
}
