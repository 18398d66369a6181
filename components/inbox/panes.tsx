"use client";

import clsx from "clsx";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";
import { searchOf } from "../queries/inbox-filter";
import { IntentList, type Reader } from "./intent-list";
import { ListAnnouncer } from "./list-announcer";
import { OfflineBanner } from "./offline-banner";
import { useFilter } from "./use-filter";
import { VIEWS } from "./views";

/** The list and the intent side by side; on a narrow screen one after the other. */
export function Panes({ reader, children }: { reader: Reader; children: ReactNode }) {
  const selectedId = useSelectedLayoutSegment();
  const [filter] = useFilter();
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <OfflineBanner />
      <ListAnnouncer selectedId={selectedId} />
      <div className="flex min-h-0 flex-1">
        <section
          aria-label="Requests"
          className={clsx(
            "min-w-0 flex-1 flex-col bg-surface desk:flex desk:w-105 desk:flex-none desk:border-r",
            selectedId ? "hidden" : "flex",
          )}
        >
          <IntentList reader={reader} selectedId={selectedId} />
        </section>
        <section
          aria-label="Request"
          className={clsx("min-w-0 flex-1 flex-col bg-canvas desk:flex", selectedId ? "flex" : "hidden")}
        >
          <Link
            href={`/inbox${searchOf(filter)}`}
            className="flex min-h-11 shrink-0 items-center gap-2 border-b border-line bg-surface px-4 text-ink-muted -outline-offset-2 desk:hidden"
          >
            <ArrowLeft aria-hidden className="size-4" />
            {VIEWS[filter.view].name}
          </Link>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </section>
      </div>
    </div>
  );
}
