import { shared } from "@/server/shared";

interface Closing {
  announced: boolean;
  begun: boolean;
  waits: Set<() => void>;
}

const closing = () =>
  shared("closing", (): Closing => ({ announced: false, begun: false, waits: new Set() }));

/** Ends every wait of this process, so that it can stop at once; whoever waits comes back to the next one. */
export function endAllWaits(): void {
  closing().begun = true;
  for (const end of closing().waits) end();
}

/** Says at once that this process is about to end, while it still answers: nobody should send it anything new. */
export function announceClosing(): void {
  closing().announced = true;
}

export const isClosing = (): boolean => closing().announced || closing().begun;

/** Calls `end` when this process is asked to end, or at once where it was. Returns how to forget it. */
export function whenClosing(end: () => void): () => void {
  const { begun, waits } = closing();
  if (begun) end();
  waits.add(end);
  return () => void waits.delete(end);
}
