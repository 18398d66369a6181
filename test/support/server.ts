import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { onTestFinished } from "vitest";

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
  state: () => Promise<State>;
  /** As a machine that loses its power does. */
  kill: () => Promise<void>;
  /** As its supervisor ends it; resolves with how it ended. */
  stop: () => Promise<number | null>;
}

/** Such a process takes seconds to start, and many of them where the machine has other things to do. */
export const WHILE_BUSY = { timeout: 120_000 };

/** Starts a real server process on this test's database, for as long as the test runs. */
export async function startServer(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const child = fork(path.join(import.meta.dirname, "server-process.ts"), {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...settings },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const gone = once(child, "exit") as Promise<[number | null]>;
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await gone;
  });
  const [{ port }] = await Promise.race([
    once(child, "message") as Promise<[{ port: number }]>,
    gone.then(() => Promise.reject(new Error("the server did not start"))),
  ]);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    return (await gone)[0];
  };
  return {
    url: `http://127.0.0.1:${port}`,
    state: async () => {
      const answer = once(child, "message") as Promise<[State]>;
      child.send("state");
      return (await answer)[0];
    },
    kill: async () => void (await end("SIGKILL")),
    stop: () => end("SIGTERM"),
  };
}
