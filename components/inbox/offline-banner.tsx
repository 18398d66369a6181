"use client";

import { WifiOff } from "lucide-react";
import { useLiveState } from "../queries/live";

/** Said as soon as what is shown may be out of date. */
export function OfflineBanner() {
  const state = useLiveState();
  return (
    <div role="status">
      {state === "offline" && (
        <p className="flex items-center gap-2 border-b border-warn-line bg-warn-soft px-4 py-2 text-sm text-warn">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          No connection. Trying again; what you see may be out of date.
        </p>
      )}
    </div>
  );
}
