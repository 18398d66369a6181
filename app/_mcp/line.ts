import { randomUUID } from "node:crypto";
import type { Transport, TransportSendOptions } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  type JSONRPCRequest,
} from "@modelcontextprotocol/sdk/types.js";
import { shared } from "@/server/shared";

/** The lines that are open in this process, by whose they are. A line lives as long as its HTTP request. */
const open = () => shared("mcp-lines", () => new Map<string, Set<Line>>());

const INTRODUCTION = "introduction";

/**
 * The SDK's transport for one HTTP request, and what is missing there without sessions in memory: what the client sends
 * meanwhile by other requests (its replies to our questions, a cancellation) reaches the call that it belongs to.
 */
export class Line implements Transport {
  onmessage?: Transport["onmessage"];
  onclose?: () => void;
  onerror?: (error: Error) => void;
  /** Every call numbers its questions from 0; the client sees them all. */
  private readonly prefix = `${randomUUID()}:`;

  constructor(
    private readonly owner: string,
    private readonly http: WebStandardStreamableHTTPServerTransport,
    private readonly request: JSONRPCRequest,
  ) {}

  async start(): Promise<void> {
    this.http.onmessage = (message, extra) => this.onmessage?.(message, extra);
    this.http.onclose = () => this.onclose?.();
    this.http.onerror = (error) => this.onerror?.(error);
    await this.http.start();
    const lines = open().get(this.owner) ?? new Set();
    open().set(this.owner, lines.add(this));
  }

  /** Tells the server what its client said of itself, as at the beginning of a session. */
  introduce(params: Record<string, unknown>): void {
    this.onmessage?.({ jsonrpc: "2.0", id: INTRODUCTION, method: "initialize", params });
  }

  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if (isResponse(message) && message.id === INTRODUCTION) return;
    try {
      await this.http.send(this.outward(message), options);
    } finally {
      if (isResponse(message) && message.id === this.request.id) await this.close();
    }
  }

  async close(): Promise<void> {
    const lines = open().get(this.owner);
    lines?.delete(this);
    if (lines?.size === 0) open().delete(this.owner);
    await this.http.close();
  }

  /** Takes what came by another request of the same session. */
  receive(message: JSONRPCMessage): void {
    if (isResponse(message)) {
      const id = String(message.id);
      if (id.startsWith(this.prefix))
        this.onmessage?.({ ...message, id: Number(id.slice(this.prefix.length)) });
    } else if (isCancellationOf(message, this.request)) {
      void this.close();
    }
  }

  private outward(message: JSONRPCMessage): JSONRPCMessage {
    if (isJSONRPCRequest(message)) return { ...message, id: this.prefix + message.id };
    if (!("method" in message) || message.method !== "notifications/cancelled") return message;
    const requestId = `${this.prefix}${String(message.params?.requestId)}`;
    return { ...message, params: { ...message.params, requestId } };
  }
}

/** Hands a reply or a notification to the calls of the session that it came in. */
export function handOver(owner: string, message: JSONRPCMessage): void {
  for (const line of [...(open().get(owner) ?? [])]) line.receive(message);
}

const isResponse = (message: JSONRPCMessage) =>
  isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message);

const isCancellationOf = (message: JSONRPCMessage, { id }: JSONRPCRequest): boolean =>
  "method" in message && message.method === "notifications/cancelled" && message.params?.requestId === id;
