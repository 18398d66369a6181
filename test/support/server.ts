import { once } from "node:events";
import { onTestFinished } from "vitest";
import { forked } from "./forked";

/** What a server process is at. */
export interface State {
  /** How many intents somebody waits for. */
  waiting: number;
  connections: number;
  /** What it has written and no kernel has taken yet. */
  unsentBytes: number;
}

export interface ServerProcess {
  url: string;
  port: number;
  state: () => Promise<State>;
  /** What it has logged, where LOG_LEVEL is among its settings. */
  lines: () => Record<string, unknown>[];
  /** As a machine that loses its power does. */
  kill: () => Promise<void>;
  signal: (signal: NodeJS.Signals) => void;
  /** How it ended. */
  gone: Promise<number | null>;
  /** As its supervisor ends it; resolves with how it ended. */
  stop: () => Promise<number | null>;
}

/** Such a process takes seconds to start, and many of them where the machine has other things to do. */
export const WHILE_BUSY = { timeout: 120_000 };

/** Starts a real server process that serves the API, for as long as the test runs. */
export async function startServer(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await launch(settings, []);
  onTestFinished(server.kill);
  return server;
}

/** The same with its clock and all that runs beside the requests, for as long as the test runs. */
export async function startWhole(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startWholeServer(0, settings);
  onTestFinished(server.kill);
  return server;
}

/** The same until it is killed; on the same port again, if told so. */
export const startWholeServer = (port = 0, settings: Record<string, string> = {}): Promise<ServerProcess> =>
  launch({ ...settings, PORT: String(port) }, ["whole"]);

async function launch(settings: Record<string, string>, args: readonly string[]): Promise<ServerProcess> {
  const env = { PORT: "0", ...settings };
  const { child, said, output, gone } = await forked<{ port: number }>("server-process.ts", env, args);
  const end = (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return gone;
  };
  return {
    url: `http://127.0.0.1:${said.port}`,
    port: said.port,
    state: async () => {
      const answer = once(child, "message") as Promise<[State]>;
      child.send("state");
      return (await answer)[0];
    },
    lines: () =>
      output()
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    signal: (signal) => void child.kill(signal),
    gone,
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
  };
}
