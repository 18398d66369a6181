import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { DeliveryStatus } from "@/core/webhook";
import type { DeliveriesWire, DeliveryDetailWire, ReplayedWire } from "@/core/wire/deliveries";
import { fetchJson } from "./http";

/** Whose deliveries: an endpoint's, or those to an agent's callbacks. */
export interface DeliveryPlace {
  kind: "webhooks" | "agents";
  id: string;
}

const WHILE_PENDING_MS = 2_000;

/** What went to a place, newest first; looked at again while something is under way. */
export const deliveriesQuery = ({ kind, id }: DeliveryPlace, status: DeliveryStatus | null) =>
  infiniteQueryOptions({
    queryKey: [kind, id, "deliveries", status],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({
        ...(status && { status }),
        ...(pageParam && { cursor: pageParam }),
      });
      return fetchJson<DeliveriesWire>(`/api/${kind}/${id}/deliveries?${params}`, { signal });
    },
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) ? WHILE_PENDING_MS : false,
  });

/** A delivery with its attempts. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ["deliveries", id],
    queryFn: ({ signal }) => fetchJson<DeliveryDetailWire>(`/api/deliveries/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? WHILE_PENDING_MS : false),
  });

const isUnderWay = ({ status }: { status: DeliveryStatus }): boolean => status === "pending";

/** Sends one delivery again, under its own id. */
export const replayDelivery = ({ kind, id }: DeliveryPlace, delivery: string) =>
  fetchJson<ReplayedWire>(`/api/${kind}/${id}/replay`, { method: "POST", body: { delivery } });

export interface ReplayFields {
  /** RFC 3339. */
  since: string;
  include: "failed" | "all";
}

/** Sends again what went to a place since a time. Returns how many those are. */
export async function replaySince({ kind, id }: DeliveryPlace, fields: ReplayFields): Promise<number> {
  let count = 0;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const body = { ...fields, ...(cursor && { cursor }) };
    const answer = await fetchJson<ReplayedWire>(`/api/${kind}/${id}/replay`, { method: "POST", body });
    count += answer.replayed;
    cursor = answer.next_cursor;
  }
  return count;
}
