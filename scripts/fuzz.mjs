// `npm run fuzz`: the tests' own inputs in greater number, then Schemathesis (PyPI) over /api/openapi.json of a running server.
// `-- --runs 1000 --seed 7` says how many inputs each route gets of ours, and which. The last line is "N passed, N failed".
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { runScript } = await import("./lib/refusal.mjs");
const { fuzz } = await import("./fuzz/run.mjs");
const { verdict } = await import("./lib/test-counts.mjs");

await runScript(async () => {
  const counts = await fuzz(process.argv.slice(2));
  console.log(verdict(counts));
  process.exit(counts.failed === 0 ? 0 : 1);
});
