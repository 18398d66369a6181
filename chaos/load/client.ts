import { sleep } from "@/scripts/lib/processes.mjs";
import type { Figures } from "../figures";
import type { Server } from "../world/server";

export interface Asked {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** How long one try may take. */
  limitMs?: number;
}

export interface Answered {
  status: number;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is in it is what the run is about to find out
  json: any;
  /** Whether it is the first answer to this key, once more. */
  replayed: boolean;
  tries: number;
}

const LIMIT_MS = 15_000;
/** An outage of the whole world is shorter than this. */
const PATIENCE_MS = 240_000;

/** Why nobody answered a try, where that is so; undefined for an answer that stands. */
type Retry = string | undefined;

/** Calls whichever server answers, again and again, as a careful client does: an answer is what is not a promise to do better later. */
export class Client {
  /** What servers called their own mistake. */
  readonly mistakes: string[] = [];

  constructor(
    private readonly servers: readonly Server[],
    private readonly figures: Figures,
  ) {}

  async call(asked: Asked): Promise<Answered> {
    const started = performance.now();
    let turn = Math.floor(Math.random() * this.servers.length);
    for (let tries = 1; ; tries++, turn++) {
      const server = this.servers[turn % this.servers.length] as Server;
      const got = await this.attempt(server, asked).catch((error: Error) => error);
      const why = got instanceof Error ? "no answer" : this.mustRetry(asked, got);
      if (!(got instanceof Error) && why === undefined) {
        this.figures.count("answers");
        this.figures.took("wait for an answer, retries included", performance.now() - started);
        return { ...got, tries };
      }
      this.figures.count(`retries (${why})`);
      if (performance.now() - started > PATIENCE_MS)
        throw new Error(
          `nobody answered ${asked.method} ${asked.path}: ${got instanceof Error ? got : got.text}`,
        );
      await sleep(Math.min(50 * tries, 500) * (0.5 + Math.random()));
    }
  }

  private mustRetry({ method, path }: Asked, { status, json, text }: Omit<Answered, "tries">): Retry {
    if (status === 500) this.mistakes.push(`${method} ${path}: ${text.slice(0, 300)}`);
    if (status >= 500 || status === 429) return `${status}`;
    return json?.code === "idempotency_in_flight" ? json.code : undefined;
  }

  private async attempt(
    server: Server,
    { method, path, headers, body, limitMs }: Asked,
  ): Promise<Omit<Answered, "tries">> {
    this.figures.count("requests");
    const response = await fetch(server.url + path, {
      method,
      headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
      signal: AbortSignal.timeout(limitMs ?? LIMIT_MS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : null;
    const replayed = response.headers.get("idempotent-replayed") === "true";
    return { status: response.status, text, json, replayed };
  }
}
