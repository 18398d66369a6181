import { type ChildProcess, spawn } from "node:child_process";
import { onTestFinished } from "vitest";

/** A process of an example, which does not outlive its test. */
export interface Program {
  child: ChildProcess;
  output: () => string;
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
  const heard = new Set<() => void>();
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
  return { child, output: () => output, says, ended };
}

/** What it wrote, once it has ended well. */
export async function finished({ ended, output }: Program): Promise<string> {
  const code = await ended;
  if (code !== 0) throw new Error(`It ended with ${code}:\n${output()}`);
  return output();
}
