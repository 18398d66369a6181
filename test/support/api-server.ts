import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export interface ApiServer {
  url: string;
  port: number;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
}

/** A real server process on this test's database, which ends with this process at the latest; on the same port again, if told so. */
export async function startServer(port = 0, env: Record<string, string> = {}): Promise<ApiServer> {
  const script = path.join(import.meta.dirname, "api-process.ts");
  const child = fork(script, {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env, PORT: String(port) },
  });
  const gone = once(child, "exit");
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await gone;
  };
  const [said] = await Promise.race([
    once(child, "message"),
    gone.then(() => Promise.reject(new Error("the server did not start"))),
  ]);
  const listening = said as { port: number };
  return { url: `http://127.0.0.1:${listening.port}`, port: listening.port, kill };
}
