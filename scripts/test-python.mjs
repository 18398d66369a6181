// `npm run test:python`: the Python SDK, its types and its tests. The last line is "N passed, N failed".
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { Refusal, runScript } = await import("./lib/refusal.mjs");
const { checkTypes, preparePython, testPython } = await import("./lib/test-python.mjs");
const { verdict } = await import("./lib/test-counts.mjs");

await runScript(async () => {
  const python = await preparePython({ typed: true });
  if ((await checkTypes(python)) !== 0) throw new Refusal("The types of the Python SDK are wrong.");
  const counts = await testPython(python);
  console.log(verdict(counts));
  process.exit(counts.failed === 0 ? 0 : 1);
});
