import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { run } from "../lib/processes.mjs";
import { examples } from "./examples.mjs";

/** What keeps frameworks from telling others that they run. */
const SILENT = {
  ANONYMIZED_TELEMETRY: "false",
  CREWAI_DISABLE_TELEMETRY: "true",
  CREWAI_DISABLE_TRACKING: "true",
  CREWAI_DISABLE_VERSION_CHECK: "true",
  CREWAI_TRACING_ENABLED: "false",
  LANGCHAIN_TRACING_V2: "false",
  LANGSMITH_TRACING: "false",
  OPENAI_AGENTS_DISABLE_TRACING: "1",
  OTEL_SDK_DISABLED: "true",
};

/**
 * The example's programs as processes of their own: kept from the network, they know the server, their key and their folder.
 * @param {{ name: string, python: string, url: string, key: string, secret: string, home: string }} options
 */
export function createAgent({ name, python, url, key, secret, home }) {
  const cwd = path.join(examples, name);
  const offlineLog = path.join(home, "offline.log");
  const env = {
    ...SILENT,
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    HOME: home,
    USERPROFILE: home,
    PYTHONPATH: path.join(examples, "_offline"),
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUNBUFFERED: "1",
    OFFLINE_LOG: offlineLog,
    AGENT_STATE: home,
    COUNTERSIGN_URL: url,
    COUNTERSIGN_API_KEY: key,
    COUNTERSIGN_WEBHOOK_SECRET: secret,
  };
  const options = { cwd, env: /** @type {NodeJS.ProcessEnv} */ (env) };
  const read = (/** @type {string} */ file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

  return {
    /**
     * Runs agent.py to its end.
     * @param {"ask" | "resume"} verb @param {string} about @param {Record<string, string>} [more] for its environment
     * @returns {Promise<string>} what it printed @throws unless it exits 0
     */
    run: (verb, about, more = {}) =>
      run(python, ["agent.py", verb, about], { cwd, env: { ...options.env, ...more } }),

    /** Runs a Python of the same kind. @param {string[]} args */
    python: (...args) => run(python, args, options),

    /** Starts the receiver of its webhooks; resolves once it listens. @param {number} port */
    async receive(port) {
      const child = spawn(python, ["../receiver.py", "agent.py", String(port)], {
        ...options,
        stdio: ["ignore", "pipe", "pipe"],
      });
      const ended = new Promise((resolve) => child.once("close", resolve));
      let output = "";
      child.stderr.on("data", (chunk) => (output += chunk));
      await new Promise((resolve, reject) => {
        child.stdout.on("data", (chunk) => {
          output += chunk;
          if (output.includes("listening")) resolve(undefined);
        });
        child.once("error", reject);
        void ended.then((code) => reject(new Error(`The receiver ended with ${code}:\n${output}`)));
      });
      const close = async () => {
        child.kill();
        await ended;
      };
      return { output: () => output, close };
    },

    /** What the tool has really done. @returns {object[]} */
    exports: () =>
      read(path.join(home, "exports.jsonl"))
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line)),

    /** Each attempt to reach anything but this machine. */
    attempts: () => read(offlineLog),
    forgetAttempts: () => rmSync(offlineLog, { force: true }),
  };
}
