"use client";

import clsx from "clsx";
import { CopyButton } from "./copy-button";

/** Text in mono, to take along. */
export function CopyBlock({ label, text, className }: { label: string; text: string; className?: string }) {
  return (
    <div className={clsx("relative rounded-md border border-line bg-sunken", className)}>
      <div className="flex items-center justify-between border-b border-line py-0.5 pr-1 pl-3 text-sm text-ink-muted">
        {label}
        <CopyButton text={text} />
      </div>
      <pre tabIndex={0} aria-label={label} className="overflow-x-auto p-3 font-mono text-xs leading-5">
        {text}
      </pre>
    </div>
  );
}
