import { queryOptions } from "@tanstack/react-query";
import type { ViewsWire, ViewWire } from "@/core/wire/views";
import { fetchJson } from "./http";

/** Everything that my inbox can be looked at by, with counts. The browser's live stream keeps it fresh, a little at a time. */
export const viewsQuery = () =>
  queryOptions({
    queryKey: ["views"],
    queryFn: ({ signal }) => fetchJson<ViewsWire>("/api/views", { signal }),
  });

interface ViewChange {
  name?: string;
  query?: string;
  shared?: boolean;
}

export const saveView = (view: ViewChange) =>
  fetchJson<ViewWire>("/api/views", { method: "POST", body: view });
export const changeView = (id: string, change: ViewChange) =>
  fetchJson<ViewWire>(`/api/views/${id}`, { method: "PATCH", body: change });
export const deleteView = (id: string) => fetchJson<ViewWire>(`/api/views/${id}`, { method: "DELETE" });
