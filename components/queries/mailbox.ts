import { queryOptions } from "@tanstack/react-query";
import type { JsonObject } from "@/core/json";
import { fetchJson } from "./http";

/** A message that the built-in mailbox keeps. */
export interface KeptMail {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  created_at: string;
  headers: JsonObject;
}

export const MAILBOX_LIMIT = 100;
const LOOK_AGAIN_MS = 2_000;

/** The newest messages, to one address or to anybody. */
export const mailboxQuery = (to: string | null) =>
  queryOptions({
    queryKey: ["mailbox", to],
    queryFn: async ({ signal }) => {
      const params = new URLSearchParams({ limit: String(MAILBOX_LIMIT), ...(to && { to }) });
      return (await fetchJson<{ items: KeptMail[] }>(`/api/mailbox?${params}`, { signal })).items;
    },
    refetchInterval: LOOK_AGAIN_MS,
  });
