// `npm run test:frameworks`: the examples in Python with the frameworks' real packages, some of them by name: `npm run test:frameworks -- raw crewai`.
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { runScript } = await import("./lib/refusal.mjs");
const { tryFrameworks } = await import("./frameworks/run.mjs");
const { verdict } = await import("./lib/test-counts.mjs");

await runScript(async () => {
  const counts = await tryFrameworks(process.argv.slice(2));
  console.log(verdict(counts));
  process.exit(counts.failed === 0 ? 0 : 1);
});
