import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { onTestFinished } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");
const BIN = path.join(ROOT, "sdk/typescript/src/cli.ts");
const TSX = import.meta.resolve("tsx");

export interface Running {
  /** What it has said so far. */
  readonly stdout: string;
  readonly stderr: string;
  /** The code that it ended with; a signal that ended it is no code. */
  exit: Promise<number | null>;
  signal: (name: "SIGINT" | "SIGTERM") => void;
  /** Closes the pipe that stdout goes to, like `head` when it has seen enough. */
  stopReading: () => void;
}

export interface Where {
  url?: string;
  key?: string;
  input?: string;
  cwd?: string;
}

/** Runs the command line as a shell would, without a terminal. */
export function cli(args: readonly string[], { url, key, input = "", cwd }: Where = {}): Running {
  const { PATH, NODE_ENV } = process.env;
  // Whatever folder it is run in, its adapters are those of this tree.
  const TSX_TSCONFIG_PATH = path.join(ROOT, "tsconfig.json");
  const env = { PATH, NODE_ENV, TSX_TSCONFIG_PATH, COUNTERSIGN_URL: url, COUNTERSIGN_API_KEY: key };
  const child = spawn(process.execPath, ["--import", TSX, BIN, ...args], { cwd, env });
  const said = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (text: string) => (said[name] += text));
  child.stdin.end(input);
  const exit = once(child, "close").then(([code]) => code as number | null);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exit;
  });
  return {
    get stdout() {
      return said.stdout;
    },
    get stderr() {
      return said.stderr;
    },
    exit,
    signal: (name) => void child.kill(name),
    stopReading: () => child.stdout.destroy(),
  };
}
