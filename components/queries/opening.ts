"use client";

import { useEffect } from "react";

/** What this tab has said already: the server keeps only the first. */
const said = new Set<string>();

/** Says that a page is open, once it is really shown: a tab in the background, a prefetch and a mail scanner that runs no script say nothing. */
export function useOpening(path: string, waits: boolean): void {
  useEffect(() => {
    if (!waits) return;
    const say = () => {
      if (said.has(path) || document.visibilityState !== "visible") return;
      said.add(path);
      // Nobody waits for it. Without a connection it is said again when there is one.
      void fetch(path, { method: "PUT", keepalive: true }).catch(() => said.delete(path));
    };
    say();
    document.addEventListener("visibilitychange", say);
    addEventListener("online", say);
    return () => {
      document.removeEventListener("visibilitychange", say);
      removeEventListener("online", say);
    };
  }, [path, waits]);
}
