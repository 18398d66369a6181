import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { signIn } from "../../bench/lib/http.mjs";
import { startApp } from "../lib/app.mjs";
import { buildApp } from "../lib/build.mjs";
import { withProgress } from "../lib/progress.mjs";
import { findPython, virtualEnvironment } from "../lib/python.mjs";
import { Refusal } from "../lib/refusal.mjs";

/** @typedef {import("../lib/test-counts.mjs").Counts} Counts */

const PACKAGE = "schemathesis==4.32.5";
const SEEDED = {
  COUNTERSIGN_SEED_PASSWORD: "schemathesis",
  COUNTERSIGN_SEED_API_KEY: `csk_${"fuzz".repeat(8)}`,
};
const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
  "negative_data_rejection",
  "unsupported_method",
  "allow_header_conformance",
  "ignored_auth",
].join(",");

/**
 * Holds a real server to its own description, once as an agent and once as an admin.
 * @param {{ examples: number, seed: number }} wishes @returns {Promise<Counts>} an operation and a caller each
 */
export async function trySchemathesis({ examples, seed }) {
  const python = await findPython();
  if (!python) throw new Refusal("Schemathesis needs a Python 3.10 or later, and there is none here.");
  const interpreter = await withProgress("Fetching Schemathesis…", virtualEnvironment(python, [PACKAGE]));
  await buildApp();
  const app = await withProgress("Starting Countersign…", startApp({ env: SEEDED }));
  try {
    const cookie = await signIn(app.url, "admin@acme.dev", SEEDED.COUNTERSIGN_SEED_PASSWORD);
    // By its own settings, so that it can leave out who it is, and see that this is refused.
    const callers = {
      agent: `[auth.openapi.bearer]\nbearer = "${SEEDED.COUNTERSIGN_SEED_API_KEY}"\n`,
      admin: `[auth.openapi.session]\napi_key = "${/session-token=([^;]+)/.exec(cookie)?.[1]}"\n`,
    };
    const counts = { passed: 0, failed: 0 };
    for (const [name, auth] of Object.entries(callers)) {
      console.log(`\nSchemathesis as an ${name}, at most ${examples} examples an operation, seed ${seed}`);
      const { passed, failed } = await run({ program: interpreter, url: app.url, auth, examples, seed });
      counts.passed += passed;
      counts.failed += failed;
    }
    return counts;
  } finally {
    await app.stop();
  }
}

/** @param {{ program: string, url: string, auth: string, examples: number, seed: number }} how @returns {Promise<Counts>} */
async function run({ program, url, auth, examples, seed }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-schemathesis-"));
  const junit = path.join(folder, "junit.xml");
  const config = path.join(folder, "schemathesis.toml");
  writeFileSync(config, auth);
  const args = [
    ...[
      "-m",
      "schemathesis.cli",
      "--config-file",
      config,
      "run",
      `${url}/api/openapi.json`,
      "--url",
      url,
      "--checks",
      CHECKS,
    ],
    ...["--max-examples", String(examples), "--seed", String(seed), "--phases", "examples,coverage,fuzzing"],
    // A stream has no end, and who ends a session or a key cannot go on.
    ...["--exclude-path", "/api/stream", "--exclude-path-regex", "^/api/mcp"],
    ...["--request-timeout", "30", "--continue-on-failure", "--warnings", "off", "--no-color"],
    ...["--report", "junit", "--report-junit-path", junit],
    // What a person sends comes from our own pages.
    ...["-H", `Origin: ${url}`],
  ];
  try {
    const exitCode = await spawned(program, args, folder);
    return countJunit(readFileSync(junit, "utf8"), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It keeps what it learns in the folder that it runs in. @param {string} program @param {string[]} args @param {string} cwd @returns {Promise<number | null>} */
function spawned(program, args, cwd) {
  const child = spawn(program, args, { cwd, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}

/** @param {string} xml @param {number | null} exitCode @returns {Counts} */
function countJunit(xml, exitCode) {
  const tests = xml.match(/<testcase /g)?.length ?? 0;
  const failed = xml.split("<testcase ").filter((test) => /<(failure|error)\b/.test(test)).length;
  return { passed: tests - failed, failed: exitCode === 0 || failed > 0 ? failed : 1 };
}
