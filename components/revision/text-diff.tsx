import { Revealed } from "../intent/revealed";
import { diffText, withoutTheSame } from "./diff-text";

interface TextDiffProps {
  before: string;
  after: string;
  /** Shows also what stayed, to its end. */
  whole: boolean;
}

/** How a text changed, word by word; a long one before and after. */
export function TextDiff({ before, after, whole }: TextDiffProps) {
  const parts = diffText(before, after);
  if (!parts) return <BothTexts before={before} after={after} />;
  return (
    <span dir="auto" className="block text-start wrap-anywhere whitespace-pre-wrap">
      {(whole ? parts : withoutTheSame(parts)).map(({ kind, text }, index) => {
        switch (kind) {
          case "same":
            return <Revealed key={index}>{text}</Revealed>;
          case "added":
            return (
              <ins key={index} className={ADDED}>
                <Revealed>{text}</Revealed>
              </ins>
            );
          case "removed":
            return (
              <del key={index} className={REMOVED}>
                <Revealed>{text}</Revealed>
              </del>
            );
        }
      })}
    </span>
  );
}

export const ADDED = "rounded-md bg-good-soft text-good underline decoration-good-line underline-offset-2";
export const REMOVED = "rounded-md bg-bad-soft text-bad line-through";

const SHOWN = 2_000;

function BothTexts({ before, after }: { before: string; after: string }) {
  const cut = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
  return (
    <span className="flex flex-col gap-2 wrap-anywhere whitespace-pre-wrap">
      <span className="text-sm text-ink-muted">
        Too long to compare word by word ({before.length.toLocaleString("en")} and{" "}
        {after.length.toLocaleString("en")} characters).
      </span>
      <del className={REMOVED}>
        <Revealed>{cut(before)}</Revealed>
      </del>
      <ins className={ADDED}>
        <Revealed>{cut(after)}</Revealed>
      </ins>
    </span>
  );
}
