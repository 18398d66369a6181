import type { News } from "./news";

/** `offline` is after a failed attempt, until the next one succeeds. */
export type LiveState = "connecting" | "live" | "offline";

interface Listener {
  onChange: (intentId: string, types: readonly string[]) => void;
  onState: (state: LiveState) => void;
  /** The stream is open, and before it was, changes may have gone unheard. */
  onMissed: () => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** How long to wait before the attempt after `failures` failed ones; `chance` (0 to 1) spreads the crowd. */
export function waitBefore(failures: number, chance: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(full * (0.5 + chance / 2));
}

/** The tab's one connection to /api/stream. EventSource gives up on an HTTP error, so the reconnecting is ours. */
export class LiveStream {
  private source: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(private readonly listener: Listener) {}

  start(): void {
    addEventListener("online", this.connect);
    addEventListener("offline", this.lose);
    this.connect();
  }

  stop(): void {
    removeEventListener("online", this.connect);
    removeEventListener("offline", this.lose);
    this.close();
  }

  private readonly connect = (): void => {
    this.close();
    const source = new EventSource("/api/stream");
    this.source = source;
    source.onopen = () => {
      this.listener.onMissed();
      this.failures = 0;
      this.listener.onState("live");
    };
    source.addEventListener("intent", (event) => {
      const news = newsIn(event.data);
      if (news) this.listener.onChange(news.id, news.types);
    });
    source.onerror = this.lose;
  };

  private readonly lose = (): void => {
    this.close();
    this.failures += 1;
    this.listener.onState("offline");
    this.timer = setTimeout(this.connect, waitBefore(this.failures, Math.random()));
  };

  private close(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }
}

function newsIn(data: unknown): News | null {
  if (typeof data !== "string") return null;
  const message: unknown = JSON.parse(data);
  if (typeof message !== "object" || message === null || !("id" in message)) return null;
  const types = "types" in message && Array.isArray(message.types) ? message.types : [];
  return typeof message.id === "string"
    ? { id: message.id, types: types.filter((type) => typeof type === "string") }
    : null;
}
