// `npm run chaos`: ten thousand cycles while everything breaks; chaos/README.md says what its options are.
import { spawn } from "node:child_process";
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { buildApp } = await import("./lib/build.mjs");
const { generate } = await import("./lib/generate.mjs");
const { following } = await import("./lib/program.mjs");
const { runScript } = await import("./lib/refusal.mjs");
const { root } = await import("./lib/root.mjs");

await runScript(async () => {
  await generate();
  await buildApp();
  const args = following(["--import", "tsx", "chaos/run.ts", ...process.argv.slice(2)]);
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit", "ipc"] });
  process.exitCode = await new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
});
