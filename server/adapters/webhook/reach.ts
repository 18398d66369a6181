import type { ReachOf } from "@/core/webhook";
import { allowedAddresses, parseAllowList } from "./address";
import { inTime } from "./in-time";

const LOOKUP_MS = 3_000;

/** Whether webhooks may go to an address as names are resolved now; each delivery looks again. */
export const reachBy =
  (allow: string): ReachOf =>
  async (url) => {
    try {
      const found = allowedAddresses(new URL(url).hostname, parseAllowList(allow));
      return (await inTime(found, AbortSignal.timeout(LOOKUP_MS))) ? "allowed" : "private";
    } catch {
      return "unknown";
    }
  };
