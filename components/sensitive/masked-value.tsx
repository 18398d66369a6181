"use client";

import { Eye } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { DOTS } from "@/core/sensitive/mask";
import { placeInWords } from "../intent/changes";
import { Revealed } from "../intent/revealed";
import { Button } from "../ui/button";
import { Time } from "../ui/time";
import { useBase, useRevealing } from "./revealing";

/** Stands where a value is masked, with what shows it. `within` are the masked places that it holds; by default it is one itself. */
export function MaskedValue({
  pointer,
  within,
  does = "Show",
}: {
  pointer: string;
  within?: readonly string[];
  does?: string;
}) {
  const base = useBase();
  const { may, pending, show } = useRevealing();
  const name = placeInWords(pointer) || "the value";
  return (
    <span className="flex min-h-6 flex-wrap items-center gap-2">
      <span aria-hidden className="tracking-widest text-ink-muted select-none">
        {DOTS}
      </span>
      <span className="sr-only">{name} is sensitive and hidden.</span>
      {may && (
        <Button
          variant="secondary"
          size="sm"
          className="max-desk:h-11"
          pending={pending}
          aria-label={`${does} ${name}`}
          onClick={() => show(within ?? [base + pointer])}
        >
          <Eye aria-hidden />
          {does}
        </Button>
      )}
    </span>
  );
}

/** A value that was masked until its reader asked for it; the focus is where the button was. */
export function ShownValue({ pointer, children }: { pointer: string; children: ReactNode }) {
  const base = useBase();
  const { latest } = useRevealing();
  const ref = useRef<HTMLDivElement>(null);
  const isLatest = latest === base + pointer;
  useEffect(() => {
    if (isLatest) ref.current?.focus();
  }, [isLatest]);
  return (
    <div ref={ref} tabIndex={-1} className="rounded-sm outline-offset-2">
      {children}
    </div>
  );
}

/** Stands where a value was dropped. */
export function RedactedValue() {
  const { redaction } = useRevealing();
  if (!redaction) return <span className="text-ink-muted italic">Redacted</span>;
  return (
    <span className="text-ink-muted italic">
      Redacted on <Time at={redaction.at} focusable /> by <Revealed>{redaction.by.name}</Revealed>
    </span>
  );
}

/** Shows all that is masked in a part at once, or hides it again. */
export function ShowAll() {
  const base = useBase();
  const { may, masked, shown, pending, show, hide } = useRevealing();
  const here = masked.filter((place) => place === base || place.startsWith(`${base}/`));
  if (shown.some((place) => place.startsWith(base)))
    return (
      <Button variant="ghost" size="sm" className="max-desk:h-11" onClick={hide}>
        Hide sensitive
      </Button>
    );
  if (!may || here.length < 2) return null;
  return (
    <Button variant="ghost" size="sm" className="max-desk:h-11" pending={pending} onClick={() => show(here)}>
      Show all {here.length} sensitive
    </Button>
  );
}
