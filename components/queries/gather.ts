export interface Gatherer<T> {
  add: (item: T) => void;
  stop: () => void;
}

/**
 * Hands on what comes in, each item once, `pauseMs` after the first. While one batch is being worked on the next one
 * gathers, so a burst neither floods the server nor cancels its own requests for ever.
 */
export function gather<T>(work: (items: T[]) => Promise<void>, pauseMs: number): Gatherer<T> {
  const waiting = new Set<T>();
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const begin = () => {
    if (running || timer !== undefined || waiting.size === 0) return;
    timer = setTimeout(() => void run(), pauseMs);
  };
  const run = async () => {
    timer = undefined;
    running = true;
    const items = [...waiting];
    waiting.clear();
    await work(items).finally(() => (running = false));
    begin();
  };
  return {
    add: (item) => {
      waiting.add(item);
      begin();
    },
    stop: () => {
      waiting.clear();
      clearTimeout(timer);
    },
  };
}
