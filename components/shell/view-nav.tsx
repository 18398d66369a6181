"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import {
  AlarmClock,
  Bot,
  CircleCheck,
  Inbox,
  Layers,
  ListFilter,
  type LucideIcon,
  Users,
} from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ViewWire } from "@/core/wire/views";
import { useWaking } from "../inbox/use-waking";
import { ViewMenu } from "../inbox/views-menu";
import { VIEWS } from "../inbox/views";
import { EVERYTHING, filterOf, INBOX_VIEWS, type InboxView, searchOf } from "../queries/inbox-filter";
import { viewsQuery } from "../queries/views";

const ICONS: Record<InboxView, LucideIcon> = {
  mine: Inbox,
  snoozed: AlarmClock,
  open: Layers,
  agent: Bot,
  done: CircleCheck,
};

/** The inbox's views, each with what it holds: those that everybody has, then saved ones. */
export function ViewNav({ onNavigate }: { onNavigate?: () => void }) {
  const { data } = useQuery(viewsQuery());
  useWaking(data?.wakes_at ?? null);
  const filter = filterOf(useSearchParams());
  const here = usePathname().startsWith("/inbox") ? searchOf(filter) : null;
  const saved = (data?.items ?? []).filter(({ name }) => name !== null);
  const named = saved.some(({ query }) => query === here);
  return (
    <nav aria-label="Views" className="flex flex-col gap-4">
      <ul className="flex flex-col gap-0.5">
        {INBOX_VIEWS.map((view) => (
          <li key={view}>
            <ViewLink
              href={`/inbox${searchOf({ ...EVERYTHING, view })}`}
              icon={ICONS[view]}
              name={VIEWS[view].name}
              current={here !== null && !named && filter.view === view}
              onNavigate={onNavigate}
            >
              <Count of={data?.items.find(({ id }) => id === view)} strong={view === "mine"} />
            </ViewLink>
          </li>
        ))}
      </ul>
      {saved.length > 0 && (
        <section aria-label="Saved views">
          <h2 className="px-2 pb-1 text-xs text-ink-muted">Saved views</h2>
          <ul className="flex flex-col gap-0.5">
            {saved.map((view) => (
              <li key={view.id} className="group/view relative">
                <ViewLink
                  href={`/inbox${view.query}`}
                  icon={view.shared ? Users : ListFilter}
                  name={view.name ?? ""}
                  note={view.shared ? `, shared by ${view.owner?.name}` : undefined}
                  current={view.query === here}
                  menu={view.may_change}
                  onNavigate={onNavigate}
                >
                  <Count of={view} />
                </ViewLink>
                {view.may_change && <ViewMenu view={view} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </nav>
  );
}

interface ViewLinkProps {
  href: string;
  icon: LucideIcon;
  name: string;
  note?: string;
  current: boolean;
  /** Leaves room for a menu at the end. */
  menu?: boolean;
  onNavigate?: () => void;
  children: React.ReactNode;
}

function ViewLink({ href, icon: Icon, name, note, current, menu, onNavigate, children }: ViewLinkProps) {
  return (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={clsx(
        "flex h-11 items-center gap-2.5 rounded-md px-2 desk:h-8",
        menu && "pr-11 desk:pr-9",
        current ? "bg-hover font-medium text-ink" : "text-ink-muted hover:bg-hover hover:text-ink",
      )}
    >
      <Icon aria-hidden className={clsx("size-4 shrink-0", current && "text-accent-ink")} />
      <span className="min-w-0 flex-1 truncate" title={name}>
        {name}
        {note && <span className="sr-only">{note}</span>}
      </span>
      {children}
    </Link>
  );
}

function Count({ of: view, strong = false }: { of: ViewWire | undefined; strong?: boolean }) {
  if (!view?.count) return null;
  return (
    <span className={clsx("text-sm tabular-nums", strong ? "font-medium text-accent-ink" : "text-ink-faint")}>
      {view.count.toLocaleString("en")}
      {view.more && "+"}
      <span className="sr-only"> open</span>
    </span>
  );
}
