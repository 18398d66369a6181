import { queryOptions } from "@tanstack/react-query";
import type { ReceiptKeyBody, ReceiptKeysWire, ReceiptKeyWire } from "@/core/wire/receipt-keys";
import { fetchJson } from "./http";

/** What the workspace's receipts were and are signed with, newest first. */
export const receiptKeysQuery = () =>
  queryOptions({
    queryKey: ["receipt-keys"],
    queryFn: ({ signal }) => fetchJson<ReceiptKeysWire>("/api/receipt-keys", { signal }),
  });

export const rotateReceiptKey = (body: ReceiptKeyBody) =>
  fetchJson<ReceiptKeyWire>("/api/receipt-keys", { method: "POST", body });
