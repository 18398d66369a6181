"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import { type InboxFilter, searchOf } from "../queries/inbox-filter";
import { intentsQuery } from "../queries/intents";
import { wordsOf } from "../queries/problem";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { FilterBar } from "./filter-bar";
import { FilterMenu } from "./filter-menu";
import { ListEmpty } from "./list-empty";
import { useListKeys } from "./list-keys";
import { ListSkeleton } from "./list-skeleton";
import { LoadMore } from "./load-more";
import { SearchBox } from "./search-box";
import { SortMenu } from "./sort-menu";
import { useFilter } from "./use-filter";
import { VIEWS } from "./views";
import { VirtualRows } from "./virtual-rows";

export interface Reader {
  id: string;
  email: string;
}

/** The list beside the intent: searched, filtered, and kept fresh. */
export function IntentList({ reader, selectedId }: { reader: Reader; selectedId: string | null }) {
  const [filter, setFilter] = useFilter();
  const pane = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const shown = searchOf(filter);
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no way to clean up.
    scroller.current?.scrollTo({ top: 0 });
  }, [shown]);
  useListKeys(pane);
  return (
    <div ref={pane} className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-col gap-2 border-b border-line px-4 pt-3 pb-2.5">
        <h1 className="sr-only font-semibold desk:not-sr-only">{VIEWS[filter.view].name}</h1>
        <div className="flex gap-2">
          <SearchBox key={filter.view} value={filter.q} onSearch={(q) => setFilter({ q })} />
          <SortMenu filter={filter} onChange={setFilter} />
          <FilterMenu filter={filter} onChange={setFilter} />
        </div>
        <FilterBar filter={filter} onChange={setFilter} />
      </header>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <Rows {...{ filter, setFilter, reader, selectedId, scroller }} />
      </div>
    </div>
  );
}

interface RowsProps {
  filter: InboxFilter;
  setFilter: (change: Partial<InboxFilter>) => void;
  reader: Reader;
  selectedId: string | null;
  scroller: RefObject<HTMLDivElement | null>;
}

function Rows({ filter, setFilter, reader, selectedId, scroller }: RowsProps) {
  const query = useInfiniteQuery(intentsQuery(filter));
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    isFetching,
    isFetchingNextPage,
    isFetchNextPageError,
    fetchNextPage,
    refetch,
  } = query;
  const hasNextPage = query.hasNextPage && !isPlaceholderData;
  // A page on its way is dropped when the list is refreshed, so it is asked for again after whatever is being fetched.
  const nearEnd = useCallback(() => {
    if (!isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [isFetching, isFetchNextPageError, fetchNextPage]);
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
        {!isPlaceholderData &&
          `${VIEWS[filter.view].name}: ${count} ${intents.length === 1 ? "request" : "requests"}`}
      </p>
      {intents.length === 0 && <ListEmpty filter={filter} email={reader.email} onChange={setFilter} />}
      <VirtualRows
        label={VIEWS[filter.view].name}
        intents={intents}
        hrefOf={(id) => `/inbox/${id}${searchOf(filter)}`}
        myId={reader.id}
        selectedId={selectedId}
        scroller={scroller}
        hasMore={hasNextPage}
        onNearEnd={nearEnd}
      />
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
