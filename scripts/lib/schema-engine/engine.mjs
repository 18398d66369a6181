import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { SchemaAdapterFactory } from "./adapter.mjs";

const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));

/** The commit that Prisma's CLI asks for and compares. */
export function engineVersion() {
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return version.split(/[.-]/).at(-1);
}

/**
 * Runs something on a fresh engine: one WASM engine gives out its shadow database only once.
 * @template T
 * @param {import("./arguments.mjs").EngineOptions} options
 * @param {(engine: any) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withEngine({ datamodels, datasource }, use) {
  const { SchemaEngine } = await runtime();
  const url = new URL(datasource.url || "postgresql://nowhere.invalid/none");
  const schema = url.searchParams.get("schema") ?? "public";
  for (const own of ["schema", "connection_limit", "pool_timeout", "pgbouncer"]) url.searchParams.delete(own); // Prisma's, not pg's
  const adapters = new SchemaAdapterFactory(url.href, schema, datasource.shadowDatabaseUrl);
  const factory = bindMigrationAwareSqlAdapterFactory(adapters);
  const files = datamodels.map((file) => [file, readFileSync(file, "utf8")]);
  const debug = (/** @type {string} */ line) => process.env.DEBUG && process.stderr.write(`${line}\n`);
  const engine = await SchemaEngine.new({ datamodels: files.length ? files : undefined }, debug, factory);
  try {
    return await use(engine);
  } finally {
    engine.free();
    await adapters.close();
  }
}

/** What the engine said before it panicked. */
export const lastPanic = () => panics.message;

const panics = {
  message: "",
  set_message(/** @type {string} */ message) {
    this.message = message;
  },
};
/** @type {Promise<any> | undefined} */
let loaded;

function runtime() {
  return (loaded ??= load());
}

async function load() {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics }); // the name that the engine writes to
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const code = new WebAssembly.Module(readFileSync(path.join(folder, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(code, { "./schema_engine_bg.js": /** @type {any} */ (bindings) });
  bindings.__wbg_set_wasm(instance.exports);
  /** @type {any} */ (instance.exports).__wbindgen_start();
  return bindings;
}
