"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { filterOf, type InboxFilter, searchOf } from "../queries/inbox-filter";

/** The inbox's filter, kept in the URL. Setting it asks the server for nothing but the list. */
export function useFilter(): [InboxFilter, (change: Partial<InboxFilter>) => void] {
  const filter = filterOf(useSearchParams());
  const path = usePathname();
  const setFilter = (change: Partial<InboxFilter>) => {
    window.history.replaceState(null, "", path + searchOf({ ...filter, ...change }));
  };
  return [filter, setFilter];
}
