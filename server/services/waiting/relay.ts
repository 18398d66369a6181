import { AppError } from "@/core/errors";
import { signals } from "@/server/db/signals";

/** Tells every process what only the one that waits for it can use. Throws payload_too_large. */
export async function relay(text: string): Promise<void> {
  if (await signals().relay(text)) return;
  throw new AppError("payload_too_large", "This is too long for another process to hear of.");
}

/** Hears what is relayed. Returns how to stop. */
export const onRelayed = (listener: (text: string) => void): (() => void) => signals().onRelayed(listener);
