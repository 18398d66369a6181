import { readFileSync } from "node:fs";
import { until } from "./load.mjs";

/** For a server whose memory is measured: its inspector, once asked for, takes any free port. */
export const INSPECTABLE = { NODE_OPTIONS: "--inspect-port=0" };

/**
 * What a server's process keeps, in bytes: once its garbage is collected, which otherwise stays until there is need.
 * @param {import("../../scripts/lib/app.mjs").App} app started with INSPECTABLE
 */
export async function memoryOf(app) {
  await collectGarbage(app);
  return residentBytes(app.serverPid());
}

const residentBytes = (pid) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;

async function collectGarbage(app) {
  process.kill(app.serverPid(), "SIGUSR1");
  const address = () =>
    app
      .output()
      .match(/ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/g)
      ?.at(-1);
  await until(async () => address() !== undefined, 30, "the inspector");
  const inspector = new WebSocket(address());
  await new Promise((resolve, reject) => {
    inspector.onopen = () => inspector.send(JSON.stringify({ id: 1, method: "HeapProfiler.collectGarbage" }));
    inspector.onmessage = resolve;
    inspector.onerror = reject;
  });
  inspector.close();
}
