"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

/** A browser's timers end at about 24 days; what wakes later is looked at again then. */
const LONGEST_MS = 2 ** 31 - 1;
/** Clocks differ a little, and too early would be too early. */
const MARGIN_MS = 400;

/** What was snoozed comes back without anything happening on the server, so the lists are loaded again at its time. */
export function useWaking(wakesAt: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (wakesAt === null) return;
    const left = Math.max(0, Date.parse(wakesAt) - Date.now()) + MARGIN_MS;
    const timer = setTimeout(
      () => {
        void client.invalidateQueries({ queryKey: ["views"] });
        void client.invalidateQueries({ queryKey: ["intents"] });
      },
      Math.min(left, LONGEST_MS),
    );
    return () => clearTimeout(timer);
  }, [client, wakesAt]);
}
