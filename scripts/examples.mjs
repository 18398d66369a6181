// `node scripts/examples.mjs`: installs what the examples in TypeScript need, this SDK included.
import { prepareExamples } from "./lib/examples.mjs";
import { runScript } from "./lib/refusal.mjs";

await runScript(prepareExamples);
