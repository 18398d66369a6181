import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Intent } from "@/core/intent";
import { shared } from "@/server/shared";
import { connection } from "./client";

/** What a commit tells those who wait: which intent changed, how, and when the clock must look again. */
export interface Signal {
  workspaceId: string;
  intentId: string;
  types: string[];
  nextAt: Date | null;
  noticeIds: string[];
  deliveryIds: string[];
  /** The intent as it was committed, where this process did it: whoever waits need not read it again. */
  intent: Intent | null;
  /** Its newest fact. */
  seq: bigint;
  /** False where another process committed it: its effects are that process's to begin. */
  local: boolean;
}

export type Listener = (signal: Signal) => void;

const CHANNEL = "countersign";
const RELAY = "countersign_relay";
/** NOTIFY serialises commits, so it is sent after them, a few milliseconds' worth at a time. */
const COALESCE_MS = 3;
/** PostgreSQL refuses payloads of 8,000 bytes and more. */
const MAX_PAYLOAD = 7_500;

type Packed = [workspaceId: string, intentId: string, types: string[], seq: string];

class Signals {
  private readonly self = randomUUID().slice(0, 8);
  private readonly listeners = new Set<Listener>();
  private readonly relayed = new Set<(text: string) => void>();
  private outbox: Packed[] = [];
  private client: pg.Client | null = null;
  private stopped = false;

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells this process now, and the others within milliseconds. A crash in between is caught by their polling. */
  send(signal: Omit<Signal, "local">): void {
    this.emit({ ...signal, local: true });
    if (this.outbox.length === 0) setTimeout(() => void this.flush(), COALESCE_MS);
    this.outbox.push([signal.workspaceId, signal.intentId, signal.types, String(signal.seq)]);
  }

  /** Hears what a process relays, this one included. Returns how to stop. */
  onRelayed(listener: (text: string) => void): () => void {
    this.relayed.add(listener);
    return () => this.relayed.delete(listener);
  }

  /** Tells every process. False where it is too long for that. */
  async relay(text: string): Promise<boolean> {
    if (Buffer.byteLength(text) > MAX_PAYLOAD) return false;
    await this.notify(RELAY, text);
    return true;
  }

  /** Keeps one listening connection for this process, and opens it again whenever it is lost. */
  async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: process.env.DATABASE_URL,
      application_name: "countersign-listen",
    });
    const reconnect = (): void => {
      if (this.client === client) this.client = null;
      client.removeAllListeners("end");
      if (!this.stopped) setTimeout(() => void this.listen(), 500).unref();
    };
    client.on("error", () => {});
    client.on("end", reconnect);
    client.on("notification", ({ channel, payload = "" }) => {
      if (channel === CHANNEL) this.receive(payload);
      else for (const listener of this.relayed) listener(payload);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}; LISTEN ${RELAY}`);
      this.client = client;
    } catch {
      reconnect();
      await client.end().catch(() => {});
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.flush();
    await this.client?.end();
  }

  private emit(signal: Signal): void {
    for (const listener of this.listeners) listener(signal);
  }

  private async flush(): Promise<void> {
    const batch = this.outbox;
    this.outbox = [];
    for (const payload of payloads(this.self, batch)) await this.notify(CHANNEL, payload).catch(() => {});
  }

  private async notify(channel: string, payload: string): Promise<void> {
    const { pool } = connection();
    await pool.regardless(() =>
      pool.query({ name: "notify", text: "SELECT pg_notify($1, $2)", values: [channel, payload] }),
    );
  }

  private receive(payload: string): void {
    const { from, changes } = JSON.parse(payload) as { from: string; changes: Packed[] };
    if (from === this.self) return;
    // A process of the version before sends no number.
    for (const [workspaceId, intentId, types, seq = "0"] of changes) {
      this.emit({
        workspaceId,
        intentId,
        types,
        nextAt: null,
        noticeIds: [],
        deliveryIds: [],
        intent: null,
        seq: BigInt(seq),
        local: false,
      });
    }
  }
}

function payloads(from: string, changes: Packed[]): string[] {
  const text = JSON.stringify({ from, changes });
  if (changes.length === 0) return [];
  if (changes.length === 1 || text.length < MAX_PAYLOAD) return [text];
  const half = changes.length >> 1;
  return [...payloads(from, changes.slice(0, half)), ...payloads(from, changes.slice(half))];
}

export const signals = (): Signals => shared("signals", () => new Signals());
