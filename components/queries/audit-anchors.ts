import { queryOptions } from "@tanstack/react-query";
import type { AnchorsBody, AnchorsChangedWire, AnchorsWire } from "@/core/wire/audit-anchors";
import { fetchJson } from "./http";

const ANCHORS = ["audit-anchors"] as const;

/** What is loaded anew once the places have changed. */
export const aboutAnchors = [ANCHORS, ["audit"]] as const;

const AGAIN_MS = 5_000;

/** Where signed heads are kept besides, and how each place fares. */
export const anchorsQuery = () =>
  queryOptions({
    queryKey: ANCHORS,
    queryFn: ({ signal }) => fetchJson<AnchorsWire>("/api/audit/anchors", { signal }),
    refetchInterval: AGAIN_MS,
  });

export const setAnchors = (body: AnchorsBody) =>
  fetchJson<AnchorsChangedWire>("/api/audit/anchors", { method: "PUT", body });
export const sendHeads = () => fetchJson<AnchorsWire>("/api/audit/anchors/sending", { method: "POST" });
