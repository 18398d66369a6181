import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isUp, spawnNext } from "@/scripts/lib/next-process.mjs";
import { sleep } from "@/scripts/lib/processes.mjs";
import { root } from "@/scripts/lib/root.mjs";
import { serverEnvironment } from "@/scripts/lib/server-environment.mjs";
import type { Settings } from "@/scripts/lib/settings.mjs";
import type { Figures } from "../figures";

const SHIFTED_CLOCK = pathToFileURL(path.join(root, "chaos/world/shifted-clock.mjs")).href;
const AGAIN_MS = 50;

/** What may differ from one life of a server to the next. */
export interface Life {
  /** By how much its clock is wrong. */
  clockMs: number;
  /** How many connections it has to the database. */
  pool: number;
}

/** The built server as `npm start` runs it, started again whenever it ends. */
export class Server {
  life: Life = { clockMs: 0, pool: 16 };
  /** How often it ended though nobody ended it. */
  endedByItself = 0;
  private child: ChildProcess | null = null;
  private ended = Promise.resolve();
  private stopped = false;
  /** Whether it was asked to end; who asks twice has it end at once, with 1. */
  private asked = false;
  private readonly log;

  constructor(
    private readonly settings: Settings,
    private readonly databaseUrl: string,
    private readonly more: Record<string, string>,
    private readonly figures: Figures,
    logFile: string,
  ) {
    this.log = createWriteStream(logFile, { flags: "a" });
    this.ended = this.keep();
  }

  get url(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  /** Milliseconds since the epoch, as this server has it. */
  now(): number {
    return Date.now() + this.life.clockMs;
  }

  /** Sends a signal; false where there is no process to take it. */
  signal(signal: NodeJS.Signals): boolean {
    if (signal === "SIGTERM") this.asked = true;
    return this.child !== null && isUp(this.child) && this.child.kill(signal);
  }

  /** Resolves when it answers at all, however it is. */
  async answers(): Promise<void> {
    while (!this.stopped) {
      const alive = await fetch(`${this.url}/api/health/live`, { signal: AbortSignal.timeout(5_000) }).then(
        ({ status }) => status === 200,
        () => false,
      );
      if (alive) return;
      await sleep(AGAIN_MS);
    }
  }

  /** Ends it in order and starts it with another life. */
  async reborn(life: Partial<Life>): Promise<void> {
    this.life = { ...this.life, ...life };
    const { child } = this;
    if (!child || !isUp(child)) return;
    const gone = once(child, "exit");
    this.signal("SIGTERM");
    const impatience = setTimeout(() => child.kill("SIGKILL"), 20_000);
    await gone;
    clearTimeout(impatience);
  }

  async stop(): Promise<number> {
    this.stopped = true;
    this.signal("SIGCONT");
    this.signal("SIGTERM");
    await this.ended;
    this.log.end();
    return this.child?.exitCode ?? 1;
  }

  private async keep(): Promise<void> {
    for (let first = true; !this.stopped; first = false) {
      if (!first) this.figures.count("starts again");
      this.asked = false;
      const child = (this.child = spawnNext(this.settings, this.environment()));
      child.stdout?.pipe(this.log, { end: false });
      child.stderr?.pipe(this.log, { end: false });
      const [code, signal] = await once(child, "exit");
      if (!this.asked && signal === null && code !== 0) {
        this.figures.count(`ends with ${code}`);
        this.endedByItself++;
      }
      await sleep(AGAIN_MS);
    }
  }

  private environment(): NodeJS.ProcessEnv {
    const { DATABASE_URL, PORT, PUBLIC_URL, NODE_OPTIONS, ...ours } = process.env;
    return serverEnvironment(this.settings, this.databaseUrl, {
      ...ours,
      ...this.more,
      NODE_OPTIONS: `--import=${SHIFTED_CLOCK}`,
      CHAOS_CLOCK_MS: String(this.life.clockMs),
      DATABASE_POOL: String(this.life.pool),
    } as unknown as NodeJS.ProcessEnv);
  }
}
