import readline from "node:readline";
import { lastPanic, withEngine } from "./engine.mjs";

/** @typedef {{ id: number | string, method?: string, params?: any }} Message */

const RENAMED = /** @type {Record<string, string>} */ ({ getDatabaseVersion: "version" });
// In the WASM build these get no shadow database of their own, but read the schema that devDiagnostic leaves in the engine's cache.
const AFTER_DIAGNOSTIC = ["evaluateDataLoss", "createMigration"];
const ENGINE_ERROR = 4466;

/**
 * Speaks the engine's JSON-RPC on stdin and stdout, one request after another, until stdin ends.
 * @param {import("./arguments.mjs").EngineOptions} options
 */
export function serve(options) {
  let queue = Promise.resolve();
  /** @type {Map<string, () => void>} */
  const prints = new Map();

  const lines = readline.createInterface({ input: process.stdin, crlfDelay: Infinity });
  lines.on("line", (line) => {
    if (!line.trim()) return;
    /** @type {Message} */
    const message = JSON.parse(line);
    if (message.method) queue = queue.then(() => answer(message));
    else prints.get(String(message.id))?.(); // the CLI's "yes, printed", which a request in the queue waits for
  });
  lines.on("close", () => queue.then(() => process.exit(0)));

  /** @param {Message} message */
  async function answer(message) {
    try {
      send({ id: message.id, result: (await resultOf(message)) ?? null });
    } catch (error) {
      send({ id: message.id, error: errorOf(error) });
    }
  }

  /** @param {Message} message */
  async function resultOf({ method = "", params }) {
    if (method === "createDatabase") return { databaseName: "" }; // done by the subcommand; here there is nothing left to do
    const result = await withEngine(options, async (engine) => {
      if (AFTER_DIAGNOSTIC.includes(method))
        await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
      return engine[RENAMED[method] ?? method](params);
    });
    if (method !== "diff") return result;
    const { stdout, ...rest } = result;
    if (stdout) await print(stdout.replace(/\n$/, ""));
    return rest;
  }

  /** Has the CLI print something, and waits until it has. @param {string} content @returns {Promise<void>} */
  function print(content) {
    const id = `print-${prints.size + 1}`;
    return new Promise((resolve) => {
      prints.set(id, resolve);
      send({ id, method: "print", params: { content } });
    });
  }
}

/** @param {unknown} error */
function errorOf(error) {
  const { message, code, meta } = /** @type {{ message: string, code?: string, meta?: unknown }} */ (error);
  const isPanic = error instanceof WebAssembly.RuntimeError;
  const data = {
    is_panic: isPanic,
    message: (isPanic && lastPanic()) || message,
    error_code: code,
    meta: meta ?? null,
  };
  return { code: ENGINE_ERROR, message: "An error happened. Check the data field for details.", data };
}

/** @param {object} message */
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
