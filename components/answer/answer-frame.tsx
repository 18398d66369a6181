"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { DraftOwner } from "../intent/draft-store";
import { Mark } from "../shell/mark";

interface AnswerFrameProps {
  person?: { name: string; email: string };
  children: ReactNode;
}

/** Whatever is pressed here is pressed by thumb; boxes and dots have a label of that size instead. */
const BIG_TARGETS =
  "[&_button:not([role])]:min-h-11 [&_button:not([role])]:min-w-11 [&_summary]:min-h-11 [&_summary]:py-3";

/** A phone-sized page for one person and one question. */
export function AnswerFrame({ person, children }: AnswerFrameProps) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-xl flex-col px-[max(1rem,env(safe-area-inset-left))] pt-[env(safe-area-inset-top)]">
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-3 text-sm text-ink-muted">
        <span className="flex items-center gap-2 font-medium text-ink">
          <Mark className="size-5" /> Countersign
        </span>
        {person && (
          <p className="min-w-0 wrap-anywhere">
            Answering as <strong className="font-medium text-ink">{person.name}</strong> ({person.email})
          </p>
        )}
      </header>
      <main className={clsx("flex flex-1 flex-col gap-4 pt-4 not-has-[.sticky]:pb-8", BIG_TARGETS)}>
        <DraftOwner value={person?.email ?? ""}>{children}</DraftOwner>
      </main>
    </div>
  );
}
