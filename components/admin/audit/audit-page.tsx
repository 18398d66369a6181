"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText, SearchX } from "lucide-react";
import type { KeyboardEvent } from "react";
import { LoadMore } from "../../inbox/load-more";
import { auditQuery } from "../../queries/audit";
import { auditSearchOf, WHOLE_TRAIL } from "../../queries/audit-filter";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Loaded } from "../loaded";
import { AdminPage } from "../page";
import { EntryRow } from "./entry-row";
import { FilterBar } from "./filter-bar";
import { KeptHeads } from "./kept-heads";
import { useAuditFilter } from "./use-audit-filter";
import { Verification } from "./verification";

/** All that happened and all that was changed, with the proof that nothing of it was altered; the URL says which of it. */
export function AuditPage() {
  const [filter, onChange] = useAuditFilter();
  const query = useInfiniteQuery(auditQuery(filter));
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const isNarrowed = auditSearchOf(filter) !== "";
  return (
    <AdminPage
      wide
      title="Audit trail"
      description="Everything that happened to requests, every change of how things are set up, and who came in: by whom, how and from where. Nothing here can be altered without being found."
    >
      <Verification />
      <KeptHeads />
      <div className="flex flex-col gap-3">
        <FilterBar {...{ filter, onChange, entries }} />
        <Loaded query={query} name="The audit trail">
          {() =>
            entries.length === 0 ? (
              <Empty isNarrowed={isNarrowed} onClear={() => onChange(WHOLE_TRAIL)} />
            ) : (
              <ol
                aria-label="Entries"
                aria-busy={query.isPlaceholderData || undefined}
                onKeyDown={walk}
                className="divide-y divide-line rounded-md border border-line bg-surface aria-busy:opacity-60"
              >
                {entries.map((entry) => (
                  <EntryRow key={entry.id} {...{ entry, onChange }} open={filter.entry === entry.id} />
                ))}
              </ol>
            )
          }
        </Loaded>
        {query.hasNextPage && (
          <LoadMore
            loading={query.isFetchingNextPage}
            failed={query.isFetchNextPageError}
            onLoad={() => void query.fetchNextPage()}
          />
        )}
      </div>
    </AdminPage>
  );
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

/** The arrows, and j and k as in the inbox, go from entry to entry; Enter opens one. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (!step || !(event.target instanceof HTMLElement) || event.target.tagName !== "SUMMARY") return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("summary")];
  event.preventDefault();
  rows[rows.indexOf(event.target) + step]?.focus();
}

function Empty({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  if (isNarrowed)
    return (
      <EmptyState
        icon={<SearchX />}
        title="Nothing fits these filters"
        action={<Button onClick={onClear}>Clear filters</Button>}
      >
        What you look for may be older, have come another way, or be somebody else’s.
      </EmptyState>
    );
  return (
    <EmptyState icon={<ScrollText />} title="Nothing has happened yet">
      As soon as an agent asks something, or an admin changes a policy, a person or anything else here, it
      stands in this list with who did it and from where.
    </EmptyState>
  );
}
