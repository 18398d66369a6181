import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How somebody outside behaves for now. */
export const MOODS = ["well", "fails", "too-much", "hangs", "late", "cuts"] as const;
export type Mood = (typeof MOODS)[number];

export interface Call {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status: number;
  body: unknown;
}

const LATE_MS = 4_000;

/** An HTTP server that takes calls as somebody outside would: well, or as its mood has it. */
export class Fickle {
  mood: Mood = "well";
  private readonly server = createServer();

  /** `take` is told whatever the other side really did, and whether the caller will hear of it. */
  constructor(private readonly take: (call: Call, heard: boolean) => Reply) {
    this.server.on("request", async (request, response: ServerResponse) => {
      response.on("error", () => {});
      let body = "";
      try {
        for await (const chunk of request) body += String(chunk);
      } catch {
        return; // the caller died in the middle
      }
      const { url: path = "", headers } = request;
      await this.answer({ path, headers, body }, response);
    });
  }

  private async answer(call: Call, response: ServerResponse): Promise<void> {
    switch (this.mood) {
      case "well":
        return send(response, this.take(call, true));
      case "fails":
        return send(response, {
          status: 500,
          body: { statusCode: 500, name: "application_error", message: "Oops" },
        });
      case "too-much": {
        const body = { statusCode: 429, name: "rate_limit_exceeded", message: "Too many requests" };
        return send(response, { status: 429, body }, { "retry-after": "1" });
      }
      case "hangs":
        return; // until the caller gives up
      case "late": {
        await new Promise((resolve) => setTimeout(resolve, LATE_MS * Math.random()));
        return send(response, this.take(call, true));
      }
      case "cuts": {
        this.take(call, false);
        response.socket?.destroy();
      }
    }
  }

  async open(): Promise<string> {
    await new Promise<void>((listening) => this.server.listen(0, "127.0.0.1", listening));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}

function send(response: ServerResponse, { status, body }: Reply, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
