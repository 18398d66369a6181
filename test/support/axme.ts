import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import type { AxmeEvent } from "@/core/axme/events";
import { serve } from "@/app/_server/serve";
import { messagesOf } from "./sse";

/** The server behind a real port while the tests of a file run, but for its pages. Gives its address. */
export function servedOverHttp(): () => string {
  let server: Server;
  beforeAll(async () => {
    server = serve(async (_, response) => void response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Window {
  waitSeconds?: number;
  since?: number;
}

/** What AXME's SDKs send, request by request and header by header. */
export class AxmeClient {
  /** What it asked for while it waited, in order. */
  readonly asked: string[] = [];

  constructor(
    private readonly base: string,
    private readonly key: string,
  ) {}

  async sendIntent(payload: object, headers: Record<string, string> = {}): Promise<string> {
    const body = JSON.stringify({ ...payload, correlation_id: crypto.randomUUID() });
    const response = await this.fetch("/v1/intents", { method: "POST", body, headers });
    const { intent_id } = await response.json();
    return intent_id;
  }

  /** The last event: a window of the stream, then what was missed, then a moment's rest, and again. */
  async waitFor(id: string, { waitSeconds = 15, since = 0 }: Window = {}): Promise<AxmeEvent> {
    for (let next = since; ;) {
      const seen: AxmeEvent[] = [
        ...(await this.window(id, next, waitSeconds)),
        ...(await this.poll(id, next)),
      ].filter(({ seq }) => seq > next);
      const last = seen.find(({ status }) => ENDS.has(status));
      if (last) return last;
      next = Math.max(next, ...seen.map(({ seq }) => seq));
    }
  }

  private async window(id: string, since: number, waitSeconds: number): Promise<AxmeEvent[]> {
    this.asked.push("window");
    const query = `since=${since}&wait_seconds=${waitSeconds}`;
    const response = await this.fetch(`/v1/intents/${id}/events/stream?${query}`);
    const events: AxmeEvent[] = [];
    for await (const message of messagesOf(response)) {
      if (message?.event === "stream.timeout") break;
      if (message?.event.startsWith("intent.")) events.push(message.data);
      if (message && ENDS.has(message.data.status)) break;
    }
    return events;
  }

  private async poll(id: string, since: number): Promise<AxmeEvent[]> {
    this.asked.push("poll");
    const response = await this.fetch(`/v1/intents/${id}/events${since > 0 ? `?since=${since}` : ""}`);
    return (await response.json()).events;
  }

  private async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      "x-api-key": this.key,
      "content-type": "application/json",
      "x-axme-client": "axme-sdk-python/0.2.0",
      "x-trace-id": crypto.randomUUID(),
      ...init.headers,
    };
    const response = await fetch(this.base + path, { ...init, headers });
    if (response.status >= 400) throw new Error(`${response.status} ${await response.text()}`);
    return response;
  }
}

const ENDS: ReadonlySet<string> = new Set(["COMPLETED", "FAILED", "CANCELED", "TIMED_OUT"]);
