import { spawn } from "node:child_process";
import { onTestFinished } from "vitest";

/** A process of an example, which does not outlive its test. */
export interface Program {
  /** What it wrote to stdout and stderr. */
  output: () => string;
  stdout: () => string;
  /** Resolves once its output matches. */
  says: (pattern: RegExp) => Promise<void>;
  ended: Promise<number | null>;
}

export function start(
  args: string[],
  { cwd, env, input = "" }: { cwd: string; env: Record<string, string | undefined>; input?: string },
): Program {
  const child = spawn(process.execPath, ["--import", "tsx", ...args], { cwd, env: env as NodeJS.ProcessEnv });
  child.stdin.end(input);
  let output = "";
  let stdout = "";
  const heard = new Set<() => void>();
  child.stdout.on("data", (chunk) => (stdout += chunk));
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
      for (const hear of heard) hear();
    });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  const says = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const hear = () => pattern.test(output) && resolve();
      heard.add(hear);
      void ended.then((code) => reject(new Error(`${args.join(" ")} ended with ${code}:\n${output}`)));
      hear();
    });
  return { output: () => output, stdout: () => stdout, says, ended };
}

/** What it wrote to stdout, once it has ended well. */
export async function finished({ ended, output, stdout }: Program): Promise<string> {
  const code = await ended;
  if (code !== 0) throw new Error(`It ended with ${code}:\n${output()}`);
  return stdout();
}
