import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { inject } from "vitest";

export interface Forked<Word> {
  child: ChildProcess;
  /** The first thing that it said: it is ready. */
  said: Word;
  /** What it has written so far, where it is told to log; else that is seen in this process's output. */
  output: () => string;
  /** How it ended. */
  gone: Promise<number | null>;
}

/** Runs a script of this folder, which test/setup/cluster.ts has bundled, in a process of its own, on this test's database. */
export async function forked<Word>(
  script: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<Forked<Word>> {
  const child = fork(path.join(inject("processes"), script.replace(/ts$/, "mjs")), args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", env.LOG_LEVEL ? "pipe" : "inherit", "inherit", "ipc"],
  });
  let text = "";
  child.stdout?.on("data", (chunk) => (text += String(chunk)));
  // What was written is all there once it has closed; a child that is only talked to may end without that.
  const gone = once(child, child.stdout ? "close" : "exit").then(([code]) => code as number | null);
  const [said] = await Promise.race([
    once(child, "message"),
    gone.then(() => Promise.reject(new Error(`${script} ended before it was ready`))),
  ]);
  return { child, said: said as Word, output: () => text, gone };
}
