import { randomUUID } from "node:crypto";
import type { Transport, TransportSendOptions } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  type JSONRPCNotification,
  type JSONRPCRequest,
  type JSONRPCResponse,
} from "@modelcontextprotocol/sdk/types.js";
import { onRelayed, relay } from "@/server/services/waiting/relay";
import { shared } from "@/server/shared";

/** The lines that are open in this process, by whose they are. A line lives as long as its HTTP request. */
const open = () =>
  shared("mcp-lines", () => {
    onRelayed((text) => {
      const { owner, message } = JSON.parse(text) as Sent;
      isTakenHere(owner, message);
    });
    return new Map<string, Set<Line>>();
  });

interface Sent {
  owner: string;
  message: JSONRPCMessage;
}

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
  private readonly introduction = `${this.prefix}introduction`;

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
    this.onmessage?.({ jsonrpc: "2.0", id: this.introduction, method: "initialize", params });
  }

  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if (isResponse(message) && message.id === this.introduction) return;
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

  /** Takes what came by another request of the same session, if it belongs to this call. */
  takes(message: JSONRPCMessage): boolean {
    if (isCancellation(message)) {
      if (message.params?.requestId !== this.request.id) return false;
      void this.close();
      return true;
    }
    const id = isResponse(message) ? String(message.id) : "";
    if (!id.startsWith(this.prefix)) return false;
    this.onmessage?.({ ...message, id: Number(id.slice(this.prefix.length)) });
    return true;
  }

  private outward(message: JSONRPCMessage): JSONRPCMessage {
    if (isJSONRPCRequest(message)) return { ...message, id: this.prefix + message.id };
    if (!isCancellation(message)) return message;
    const requestId = `${this.prefix}${String(message.params?.requestId)}`;
    return { ...message, params: { ...message.params, requestId } };
  }
}

/**
 * Hands a reply or a cancellation to the call of the session that it belongs to, in whatever process that is; all else that
 * clients tell is of no use here. Throws payload_too_large.
 */
export async function handOver(owner: string, message: JSONRPCMessage): Promise<void> {
  if (!isResponse(message) && !isCancellation(message)) return;
  if (!isTakenHere(owner, message)) await relay(JSON.stringify({ owner, message } satisfies Sent));
}

const isTakenHere = (owner: string, message: JSONRPCMessage): boolean =>
  [...(open().get(owner) ?? [])].some((line) => line.takes(message));

const isResponse = (message: JSONRPCMessage): message is JSONRPCResponse =>
  isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message);

const isCancellation = (message: JSONRPCMessage): message is JSONRPCNotification =>
  "method" in message && message.method === "notifications/cancelled";
