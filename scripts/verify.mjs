// `npm run verify`: what every commit passes, in seconds and without a database. Prints the output of what failed only.
import { existsSync } from "node:fs";
import path from "node:path";
import { generate } from "./lib/generate.mjs";
import { run } from "./lib/processes.mjs";
import { runScript } from "./lib/refusal.mjs";
import { root } from "./lib/root.mjs";

const AT_ONCE = 2;
const sdk = path.join(root, "sdk/typescript/tsconfig.json");
const sdkTests = path.join(root, "sdk/typescript/test/tsconfig.json");

/** @type {[name: string, args: string[]][]} the slowest first, so that the last to end is a short one */
const steps = [
  ["eslint", ["eslint/bin/eslint.js", ".", "--max-warnings=0"]],
  ["types", ["typescript/bin/tsc", "--noEmit"]],
  ["unit tests", ["vitest/vitest.mjs", "run", "--project", "unit"]],
  ["knip", ["knip/bin/knip.js"]],
  ["format", ["prettier/bin/prettier.cjs", "--check", "."]],
];
if (existsSync(sdk)) {
  steps.push(["types of the SDK", ["typescript/bin/tsc", "--noEmit", "-p", sdk]]);
  steps.push(["types of its CLI and tests", ["typescript/bin/tsc", "--noEmit", "-p", sdkTests]]);
}

await runScript(async () => {
  await generate();
  const queue = [...steps];
  const workers = Array.from({ length: AT_ONCE }, async () => {
    for (let step = queue.shift(); step; step = queue.shift()) await check(step);
  });
  await Promise.all(workers);
});

/** @param {[name: string, args: string[]]} step */
async function check([name, [program = "", ...args]]) {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  try {
    await run(process.execPath, [path.join(root, "node_modules", program), ...args], { cwd: root });
    console.log(`✓ ${name} ${seconds()} s`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`✗ ${name} ${seconds()} s\n${error instanceof Error ? error.message : error}\n`);
  }
}
