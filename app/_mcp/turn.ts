import { z } from "zod";
import type { IntentWire } from "@/core/wire/intent";
import { readIntent } from "@/server/services/intents/read";
import { followIntent } from "@/server/services/waiting/follow-intent";
import { hold } from "@/server/services/waiting/hold";
import { type Call, PROGRESS_MS } from "./call";
import { waitingWords } from "./words";

/** Clients give up on a tool after a minute, so a longer wait is a handle. */
export const WaitSeconds = z
  .int()
  .min(0)
  .max(55)
  .default(25)
  .describe("How long to wait for the answer now; if none comes you get a handle");

/** The intent once it is closed or its agent's turn, or as it is after `seconds`. Throws not_found at once. */
export async function awaitTurn(call: Call, id: string, seconds: number): Promise<IntentWire> {
  let latest = await readIntent(call.ctx, id);
  const { signal, release } = hold(call.ctx, call.signal);
  const timer = setTimeout(release, seconds * 1000);
  const begunAt = performance.now();
  try {
    for await (latest of followIntent(call.ctx, id, PROGRESS_MS, signal)) {
      if (latest.waiting_on !== "human") break;
      await call.progress(waitingWords(latest), seconds - (performance.now() - begunAt) / 1000);
    }
    return latest;
  } finally {
    clearTimeout(timer);
    release();
  }
}
