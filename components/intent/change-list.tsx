import { ArrowRight } from "lucide-react";
import type { Json } from "@/core/json";
import { inWords } from "@/core/sensitive/mask";
import { type Change, placeInWords } from "./changes";
import { Revealed } from "./revealed";

/** Differences, one per line: "dataset: customers_q1 → customers_q2". */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {changes.map((change) => (
        <li key={change.pointer} className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
          <span className="font-mono text-ink-muted">{placeInWords(change.pointer) || "everything"}</span>
          {change.before !== undefined && (
            <del className="text-bad">
              <Brief value={change.before} />
            </del>
          )}
          {change.before !== undefined && change.after !== undefined && (
            <ArrowRight aria-label="becomes" className="size-3.5 shrink-0 self-center text-ink-faint" />
          )}
          {change.after !== undefined ? (
            <ins className="text-good no-underline">
              <Brief value={change.after} />
            </ins>
          ) : (
            <span className="text-ink-muted">removed</span>
          )}
        </li>
      ))}
    </ul>
  );
}

const BRIEF = 300;

function Brief({ value: given }: { value: Json }) {
  const value = inWords(given);
  const text = typeof value === "string" ? value || "empty text" : JSON.stringify(value);
  return <Revealed>{text.length > BRIEF ? `${text.slice(0, BRIEF)}…` : text}</Revealed>;
}
