// `npm test`: everything, or with `npm test -- unit`, `db`, `e2e`, `chaos`, `python` or `examples` only that. The last line is "N passed, N failed".
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { runScript } = await import("./lib/refusal.mjs");
const { runTests } = await import("./lib/run-tests.mjs");
const { verdict } = await import("./lib/test-counts.mjs");

await runScript(async () => {
  const counts = await runTests(process.argv.slice(2));
  console.log(verdict(counts));
  process.exit(counts.failed === 0 ? 0 : 1);
});
