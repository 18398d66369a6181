import { expect, test } from "vitest";
import { examples } from "../../scripts/lib/examples.mjs";
import { run } from "../../scripts/lib/processes.mjs";
import { root } from "../../scripts/lib/root.mjs";

test("what the adapters take and give fits the frameworks' own types", async () => {
  const tsc = [`${root}/node_modules/typescript/bin/tsc`, "-p", examples];
  await expect(run(process.execPath, tsc)).resolves.toBe("");
});
