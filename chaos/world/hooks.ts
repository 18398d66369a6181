import type { Figures } from "../figures";
import { type Call, Fickle, type Reply } from "./fickle";

export interface Hook {
  id: string;
  path: string;
  timestamp: string;
  signatures: string;
  body: string;
  /** Whether the server was told that it had arrived. */
  heard: boolean;
}

/** Takes webhooks of agents and endpoints, and keeps each that arrived, as often as it did. */
export class HookReceiver {
  readonly received: Hook[] = [];
  readonly fickle: Fickle;

  constructor(private readonly figures: Figures) {
    this.fickle = new Fickle((call, heard) => this.take(call, heard));
  }

  private take({ path, headers, body }: Call, heard: boolean): Reply {
    this.figures.count("webhooks");
    this.received.push({
      id: String(headers["webhook-id"]),
      path,
      timestamp: String(headers["webhook-timestamp"]),
      signatures: String(headers["webhook-signature"]),
      body,
      heard,
    });
    return { status: 200, body: {} };
  }
}
