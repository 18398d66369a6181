"use client";

import clsx from "clsx";
import { Equal, type LucideIcon, Minus, MoveVertical, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import type { Json } from "@/core/json";
import { MoreButton } from "../intent/more-button";
import { Revealed } from "../intent/revealed";
import type { DiffLine, Keys } from "./diff-json";
import { ADDED, REMOVED, TextDiff } from "./text-diff";

const MARKS: Record<DiffLine["kind"], { icon: LucideIcon; words: string; looks: string }> = {
  same: { icon: Equal, words: "unchanged", looks: "text-ink-faint" },
  added: { icon: Plus, words: "added", looks: "text-good" },
  removed: { icon: Minus, words: "removed", looks: "text-bad" },
  changed: { icon: Pencil, words: "changed", looks: "text-accent-ink" },
  moved: { icon: MoveVertical, words: "moved", looks: "text-warn" },
};

const AT_ONCE = 60;

/** The places of a document and what became of them, the first ones at once. */
export function DiffLines({ lines, whole }: { lines: readonly DiffLine[]; whole: boolean }) {
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <ul className="flex flex-col">
        {lines.slice(0, shown).map((line, index) => (
          <Line key={index} line={line} whole={whole} />
        ))}
      </ul>
      {lines.length > shown && (
        <MoreButton left={lines.length - shown} onClick={() => setShown(shown + 200)} />
      )}
    </>
  );
}

function Line({ line, whole }: { line: DiffLine; whole: boolean }) {
  const { icon: Icon, words, looks } = MARKS[line.kind];
  return (
    <li className="flex items-start gap-2 border-t border-line py-1.5 text-sm first:border-t-0">
      <Icon aria-hidden className={clsx("mt-0.75 size-3.5 shrink-0", looks)} />
      <span className="flex min-w-0 flex-1 flex-col gap-x-3 md:flex-row">
        <bdi className="shrink-0 font-mono text-ink-muted wrap-anywhere md:w-48">
          <Revealed>{placeOf(line.keys) || "everything"}</Revealed>
          <span className="sr-only">, {words}:</span>
        </bdi>
        <span className="min-w-0 flex-1 wrap-anywhere">
          <What line={line} whole={whole} />
        </span>
      </span>
    </li>
  );
}

function What({ line, whole }: { line: DiffLine; whole: boolean }) {
  switch (line.kind) {
    case "same":
      return <Brief value={line.value} />;
    case "added":
      return (
        <ins className={ADDED}>
          <Brief value={line.value} />
        </ins>
      );
    case "removed":
      return (
        <del className={REMOVED}>
          <Brief value={line.value} />
        </del>
      );
    case "moved":
      return (
        <>
          moved here from place {line.from + 1}: <Brief value={line.value} />
        </>
      );
    case "changed":
      return <Changed before={line.before} after={line.after} whole={whole} />;
  }
}

const SENTENCE = 24;

/** Sentences are compared word by word; short values and other kinds stand side by side. */
function Changed({ before, after, whole }: { before: Json; after: Json; whole: boolean }) {
  const areTexts = typeof before === "string" && typeof after === "string";
  if (areTexts && Math.max(before.length, after.length) > SENTENCE)
    return <TextDiff before={before} after={after} whole={whole} />;
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      <del className={REMOVED}>
        <Brief value={before} typed={!areTexts} />
      </del>
      <span aria-hidden>→</span>
      <ins className={ADDED}>
        <span className="sr-only">is now </span>
        <Brief value={after} typed={!areTexts} />
      </ins>
    </span>
  );
}

const BRIEF = 400;

/** A value in a line. `typed` keeps the quotes where "1" became 1. */
function Brief({ value, typed }: { value: Json; typed?: boolean }) {
  const text = typeof value === "string" && !typed ? value || "empty text" : JSON.stringify(value);
  return (
    <bdi>
      <Revealed>{text.length > BRIEF ? `${text.slice(0, BRIEF)}…` : text}</Revealed>
    </bdi>
  );
}

/** A place as people read it: customer › addresses › 1 › zip. Lists count from 1. */
const placeOf = (keys: Keys): string =>
  keys.map((key) => (typeof key === "number" ? String(key + 1) : key)).join(" › ");
