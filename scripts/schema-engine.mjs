#!/usr/bin/env node
// Stands in for Prisma's native schema engine where that could not be fetched: the same engine as WebAssembly, from npm, spoken to
// in the same way. prisma.config.ts names this file; see docs/adr for why.
import { readArguments } from "./lib/schema-engine/arguments.mjs";
import { runCommand } from "./lib/schema-engine/commands.mjs";
import { engineVersion } from "./lib/schema-engine/engine.mjs";
import { serve } from "./lib/schema-engine/rpc.mjs";

const options = readArguments(process.argv.slice(2));
if (options.words.includes("--version")) console.log(`schema-engine-cli ${engineVersion()} (wasm)`);
else if (options.words[0] === "cli")
  process.exit(await runCommand(options.words[1] ?? "", options.datasource.url));
else serve(options);
