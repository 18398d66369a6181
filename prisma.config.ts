import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "prisma/config";
import { runningDatabaseUrl } from "./scripts/lib/database.mjs";
import { dataDirOf } from "./scripts/lib/settings.mjs";

const root = import.meta.dirname ?? process.cwd();

// Prisma's CLI wants a native schema engine, which its install step fetches. Where that could not be (no network, or an npm that runs
// no install scripts) ours does the same from npm's WebAssembly build. This file is read before the CLI looks for its engine.
const engines = path.join(root, "node_modules/@prisma/engines");
const hasNativeEngine =
  existsSync(engines) && readdirSync(engines).some((file) => file.startsWith("schema-engine-"));
if (!hasNativeEngine && process.platform !== "win32") {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(root, "scripts/schema-engine.mjs");
}

export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  // Without DATABASE_URL: the embedded server that `npm start` runs, if it runs.
  datasource: {
    url: process.env.DATABASE_URL ?? runningDatabaseUrl(path.join(dataDirOf(process.env), "db")) ?? "",
  },
});
