import { randomUUID } from "node:crypto";
import type { Inngest } from "inngest";
import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { onTestFinished } from "vitest";
import { createClient } from "@/inngest/client";
import { forwardToInngest } from "@/inngest/forward";
import { createFunctions } from "@/inngest/functions";

type Outside = Parameters<typeof createFunctions>[1];
type Serve = ReturnType<typeof serve>;

export interface FunctionConfig {
  id: string;
  triggers: { event?: string; cron?: string }[];
  /** Retries come on top of the first attempt. */
  steps: { step: { retries?: { attempts: number } } };
}

export interface HarnessEvent {
  id?: string;
  name: string;
  data: Record<string, unknown>;
}

/** What Inngest's network does to an event: how much later each copy arrives, in milliseconds. None: it is lost. */
export type Fate = (event: HarnessEvent) => number[];

interface Run {
  id: string;
  fn: FunctionConfig;
  event: HarnessEvent;
  steps: Record<string, { type: "data"; data: unknown } | { type: "error"; error: unknown }>;
  stack: string[];
  attempt: number;
  /** How often the SDK was called for it. */
  calls: number;
  status: "running" | "completed" | "failed";
  output: unknown;
}

interface Op {
  id: string;
  op: string;
  name?: string;
  data?: unknown;
  error?: unknown;
}

/** The longest that the real server was seen to wake before its time. */
export const EARLY_MS = 460;
const RETRY_MS = 10_000;
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Inngest's server as far as our functions need it, around the real SDK: it learns the functions by an in-band sync, takes events
 * over the client's own fetch, and calls the served handler with the steps so far. Its time is the test's; events arrive later than
 * they are sent, never within the sending.
 */
export class InngestHarness {
  readonly client: Inngest;
  readonly runs: Run[] = [];
  readonly sent: HarnessEvent[] = [];
  functions: FunctionConfig[] = [];
  now: Date;
  /** How long before its time a sleeper wakes. */
  earlyMs = 0;
  fate: Fate = () => [1];
  private readonly handler: Serve;
  private readonly queue: { at: number; work: () => Promise<void> }[] = [];
  private readonly seen = new Set<string>();
  private readonly sending = new Set<Promise<unknown>>();

  private constructor(start: Date, outside: Outside) {
    this.now = start;
    const fetch = (url: unknown, init?: RequestInit): Promise<Response> => this.receive(url, init);
    this.client = createClient({ isDev: true, baseUrl: "http://inngest.test", fetch, logger: SILENT });
    this.handler = serve({
      client: this.client,
      functions: createFunctions(this.client, outside, () => this.now),
    });
  }

  /** Starts one for as long as the test runs. What this process commits is forwarded to it, unless the test wants it otherwise. */
  static async start(now: Date, outside: Outside, { forward = true } = {}): Promise<InngestHarness> {
    const harness = new InngestHarness(now, outside);
    harness.functions = await harness.sync();
    if (!forward) return harness;
    const send = harness.client.send.bind(harness.client);
    harness.client.send = (events) => harness.tracked(send(events));
    onTestFinished(forwardToInngest(harness.client, () => {}));
    return harness;
  }

  /** Works off all that is due up to a time, in order; what is due at the same time runs side by side. */
  async runUntil(time: Date): Promise<void> {
    for (;;) {
      await Promise.all(this.sending);
      const next = Math.min(...this.queue.map(({ at }) => at));
      if (next > time.getTime() || next === Infinity) break;
      this.now = new Date(Math.max(next, this.now.getTime()));
      const due = this.queue.filter(({ at }) => at === next);
      this.queue.splice(0, Infinity, ...this.queue.filter(({ at }) => at !== next));
      await Promise.all(due.map(({ work }) => work()));
    }
    this.now = time;
  }

  /** Starts a run of one function, as its cron trigger would. */
  trigger(fnId: string, event: HarnessEvent): void {
    for (const fn of this.functions) if (fn.id === fnId) this.begin(fn, event, 0);
  }

  private async sync(): Promise<FunctionConfig[]> {
    const headers = { "x-inngest-sync-kind": "in_band", "content-type": "application/json" };
    const body = JSON.stringify({ url: "http://countersign.test/api/inngest" });
    const response = await this.call("PUT", "", { headers, body });
    if (response.status !== 200) throw new Error(`the sync was refused: ${await response.text()}`);
    return ((await response.json()) as { functions: FunctionConfig[] }).functions;
  }

  private call(method: "PUT" | "POST", query: string, init: RequestInit): Promise<Response> {
    const request = new Request(`http://countersign.test/api/inngest${query}`, { method, ...init });
    return this.handler[method](request as NextRequest, undefined) as Promise<Response>;
  }

  private tracked<T>(sending: Promise<T>): Promise<T> {
    const done = sending.finally(() => this.sending.delete(done));
    this.sending.add(done);
    return done;
  }

  /** The event API: duplicates by id fall away, and every function that wants the event gets a run of its own, later. */
  private async receive(url: unknown, init?: RequestInit): Promise<Response> {
    if (!String(url).startsWith("http://inngest.test/e/"))
      throw new Error(`nothing listens at ${String(url)}`);
    const events = JSON.parse(String(init?.body)) as HarnessEvent[];
    const ids = events.map((event) => event.id ?? randomUUID());
    for (const [index, event] of events.entries()) {
      this.sent.push(event);
      const id = ids[index] ?? "";
      if (this.seen.has(id)) continue;
      this.seen.add(id);
      for (const delayMs of this.fate(event)) {
        for (const fn of this.functions)
          if (fn.triggers.some((trigger) => trigger.event === event.name)) this.begin(fn, event, delayMs);
      }
    }
    return Response.json({ ids, status: 200 });
  }

  private begin(fn: FunctionConfig, event: HarnessEvent, delayMs: number): void {
    const run: Run = {
      id: randomUUID(),
      fn,
      event,
      steps: {},
      stack: [],
      attempt: 0,
      calls: 0,
      status: "running",
      output: null,
    };
    this.runs.push(run);
    this.later(delayMs, () => this.advance(run));
  }

  private later(delayMs: number, work: () => Promise<void>): void {
    this.queue.push({ at: Math.max(this.now.getTime() + delayMs, this.now.getTime()), work });
  }

  private async advance(run: Run): Promise<void> {
    run.calls++;
    const { id, event, steps, stack, attempt } = run;
    const attempts = 1 + (run.fn.steps.step.retries?.attempts ?? 3);
    const ctx = {
      run_id: id,
      attempt,
      max_attempts: attempts,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack, current: stack.length - 1 },
    };
    const sent = { version: 2, event: { ts: this.now.getTime(), ...event }, events: [event], steps, ctx };
    const init = { headers: { "content-type": "application/json" }, body: JSON.stringify(sent) };
    const response = await this.call("POST", `?fnId=${run.fn.id}&stepId=step`, init);
    const body: unknown = await response.json();
    if (response.status === 206)
      for (const op of body as Op[]) this.honour(run, op, response.headers, attempts);
    else if (response.status === 200) Object.assign(run, { status: "completed", output: body });
    else
      this.retry(run, response.headers, attempts, () =>
        Object.assign(run, { status: "failed", output: body }),
      );
  }

  private honour(run: Run, op: Op, headers: Headers, attempts: number): void {
    const done = (step: Run["steps"][string], delayMs = 0): void => {
      this.later(delayMs, () => {
        run.steps[op.id] = step;
        run.stack.push(op.id);
        run.attempt = 0;
        return this.advance(run);
      });
    };
    switch (op.op) {
      case "StepRun":
        return done({ type: "data", data: op.data ?? null });
      case "Sleep":
        return done({ type: "data", data: null }, untilAwake(op.name ?? "", this.now) - this.earlyMs);
      case "StepFailed":
        return done({ type: "error", error: op.error });
      case "StepError":
        return this.retry(run, headers, attempts, () => done({ type: "error", error: op.error }));
      default:
        throw new Error(`the harness does not know the op ${op.op}`);
    }
  }

  private retry(run: Run, headers: Headers, attempts: number, giveUp: () => void): void {
    if (headers.get("x-inngest-no-retry") === "true" || run.attempt + 1 >= attempts) return giveUp();
    run.attempt++;
    this.later(retryAfterMs(headers.get("retry-after"), this.now) ?? RETRY_MS, () => this.advance(run));
  }
}

/** Milliseconds to the end of a sleep: its name is the time of waking, or a duration. */
function untilAwake(name: string, now: Date): number {
  const seconds = /^(\d+)s$/.exec(name)?.[1];
  return seconds ? Number(seconds) * 1000 : Date.parse(name) - now.getTime();
}

/** Seconds, or a time: the SDK says either. */
function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  return /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
}
