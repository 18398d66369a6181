"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Bot, CircleCheck, Inbox, Layers, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { VIEWS } from "../inbox/views";
import { EVERYTHING, filterOf, INBOX_VIEWS, type InboxView, searchOf } from "../queries/inbox-filter";
import { COUNT_LIMIT, countQuery } from "../queries/intents";

const ICONS: Record<InboxView, LucideIcon> = { mine: Inbox, open: Layers, agent: Bot, done: CircleCheck };

/** The inbox's views, each with what it holds. What is done is not counted: it only grows. */
export function ViewNav({ onNavigate }: { onNavigate?: () => void }) {
  const filter = filterOf(useSearchParams());
  const inInbox = usePathname().startsWith("/inbox");
  return (
    <nav aria-label="Views">
      <ul className="flex flex-col gap-0.5">
        {INBOX_VIEWS.map((view) => (
          <li key={view}>
            <ViewLink view={view} current={inInbox && filter.view === view} onNavigate={onNavigate} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ViewLink({
  view,
  current,
  onNavigate,
}: {
  view: InboxView;
  current: boolean;
  onNavigate?: () => void;
}) {
  const Icon = ICONS[view];
  return (
    <Link
      href={`/inbox${searchOf({ ...EVERYTHING, view })}`}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "flex h-11 items-center gap-2.5 rounded-md px-2 desk:h-8",
        current ? "bg-hover font-medium text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden className={clsx("size-4 shrink-0", current && "text-accent-ink")} />
      <span className="min-w-0 flex-1 truncate">{VIEWS[view].name}</span>
      {view !== "done" && <Count view={view} />}
    </Link>
  );
}

function Count({ view }: { view: InboxView }) {
  const { data } = useQuery(countQuery(view));
  if (!data) return null;
  return (
    <span
      className={clsx(
        "text-sm tabular-nums",
        view === "mine" ? "font-medium text-accent-ink" : "text-ink-faint",
      )}
    >
      {data >= COUNT_LIMIT ? `${COUNT_LIMIT - 1}+` : data}
      <span className="sr-only"> open</span>
    </span>
  );
}
