"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { type InboxFilter, searchOf } from "../queries/inbox-filter";
import { intentsQuery } from "../queries/intents";
import { wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { FilterMenu } from "./filter-menu";
import { IntentRow } from "./intent-row";
import { ListEmpty } from "./list-empty";
import { useListKeys } from "./list-keys";
import { ListSkeleton } from "./list-skeleton";
import { LoadMore } from "./load-more";
import { SearchBox } from "./search-box";
import { useFilter } from "./use-filter";
import { VIEWS } from "./views";

export interface Reader {
  id: string;
  email: string;
}

/** The list beside the intent: searched, filtered, and kept fresh. */
export function IntentList({ reader, selectedId }: { reader: Reader; selectedId: string | null }) {
  const [filter, setFilter] = useFilter();
  const pane = useRef<HTMLDivElement>(null);
  useListKeys(pane);
  return (
    <div ref={pane} className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-col gap-2 border-b border-line px-4 pt-3 pb-2.5">
        <h1 className="sr-only font-semibold desk:not-sr-only">{VIEWS[filter.view].name}</h1>
        <div className="flex gap-2">
          <SearchBox key={filter.view} value={filter.q} onSearch={(q) => setFilter({ q })} />
          <FilterMenu filter={filter} onChange={setFilter} />
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <Rows {...{ filter, setFilter, reader, selectedId }} />
      </div>
    </div>
  );
}

interface RowsProps {
  filter: InboxFilter;
  setFilter: (change: Partial<InboxFilter>) => void;
  reader: Reader;
  selectedId: string | null;
}

function Rows({ filter, setFilter, reader, selectedId }: RowsProps) {
  const query = useInfiniteQuery(intentsQuery(filter));
  const {
    data,
    error,
    isPending,
    hasNextPage,
    isFetchingNextPage,
    isFetchNextPageError,
    fetchNextPage,
    refetch,
  } = query;
  if (isPending) return <ListSkeleton />;
  if (!data) {
    return (
      <Banner
        tone="error"
        title="The list could not be loaded"
        className="m-4"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      >
        {wordsOf(error)}
      </Banner>
    );
  }
  const intents = onceEach(data.pages.flatMap((page) => page.items));
  const count = `${intents.length}${hasNextPage ? " or more" : ""}`;
  return (
    <>
      <p role="status" className="sr-only">
        {`${VIEWS[filter.view].name}: ${count} ${intents.length === 1 ? "request" : "requests"}`}
      </p>
      {intents.length === 0 && <ListEmpty filter={filter} email={reader.email} onChange={setFilter} />}
      <ul aria-label={VIEWS[filter.view].name}>
        {intents.map((intent) => (
          <IntentRow
            key={intent.id}
            intent={intent}
            href={`/inbox/${intent.id}${searchOf(filter)}`}
            myId={reader.id}
            selected={intent.id === selectedId}
          />
        ))}
      </ul>
      {hasNextPage && (
        <LoadMore loading={isFetchingNextPage} failed={isFetchNextPageError} onLoad={fetchNextPage} />
      )}
    </>
  );
}

/** A row that moved while pages were being loaded may be on two of them. */
function onceEach<T extends { id: string }>(items: T[]): T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
