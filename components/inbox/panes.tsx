"use client";

import clsx from "clsx";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";
import type { ReactNode } from "react";
import { PaletteIcon } from "../palette/palette-button";
import { searchOf } from "../queries/inbox-filter";
import { BulkBar } from "./bulk/bulk-bar";
import { IntentList, type Reader } from "./intent-list";
import { ListAnnouncer } from "./list-announcer";
import { OfflineBanner } from "./offline-banner";
import { OutboxBanner } from "./outbox/outbox-banner";
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
      <OutboxBanner readerId={reader.id} />
      <div className="flex min-h-0 flex-1">
        <section
          aria-label="Requests"
          className={clsx(
            "min-w-0 flex-1 flex-col bg-surface desk:flex desk:w-105 desk:flex-none desk:border-r",
            selectedId ? "hidden" : "flex",
          )}
        >
          <IntentList reader={reader} selectedId={selectedId} />
          <BulkBar />
        </section>
        <section
          aria-label="Request"
          className={clsx("min-w-0 flex-1 flex-col bg-canvas desk:flex", selectedId ? "flex" : "hidden")}
        >
          <div className="flex shrink-0 items-center border-b border-line bg-surface desk:hidden">
            <Link
              href={`/inbox${searchOf(filter)}`}
              className="flex min-h-11 min-w-0 flex-1 items-center gap-2 px-4 text-ink-muted -outline-offset-2"
            >
              <ArrowLeft aria-hidden className="size-4" />
              {VIEWS[filter.view].name}
            </Link>
            <PaletteIcon />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </section>
      </div>
    </div>
  );
}
