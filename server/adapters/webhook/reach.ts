import type { Reach, ReachOf } from "@/core/webhook";
import { allowedAddress, parseAllowList } from "./address";

const LOOKUP_MS = 3_000;

/** Whether webhooks may go to an address as names are resolved now; each delivery looks again. */
export const reachBy =
  (allow: string): ReachOf =>
  async (url) => {
    const found = allowedAddress(new URL(url).hostname, parseAllowList(allow)).then(
      (target): Reach => (target ? "allowed" : "private"),
      (): Reach => "unknown",
    );
    const late = AbortSignal.timeout(LOOKUP_MS);
    const tired = new Promise<Reach>((resolve) => late.addEventListener("abort", () => resolve("unknown")));
    return Promise.race([found, tired]);
  };
