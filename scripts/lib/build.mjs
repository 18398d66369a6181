import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { bundleServer } from "./bundle.mjs";
import { fingerprint, isNoted, note } from "./fingerprint.mjs";
import { SCHEMA } from "./generate.mjs";
import { withLock } from "./lock.mjs";
import { program } from "./program.mjs";
import { withProgress } from "./progress.mjs";
import { Refusal } from "./refusal.mjs";
import { root } from "./root.mjs";

const NOTE = path.join(root, ".next/countersign-build");
const BUILD_ID = path.join(root, ".next/BUILD_ID");
const FOLDERS = [
  "app",
  "components",
  "core",
  "server",
  "inngest",
  "sdk",
  "public",
  "docs/errors",
  ...SCHEMA,
  "package-lock.json",
  "tsconfig.json",
];
const NOT_THE_APPS = /^(next-env\.d|(eslint|knip|playwright|prettier|prisma|vitest)\.config)\./;
const NEVER_BUILT = /\.test\.tsx?$|\.py$|(^|\/)README\.md$|^sdk\/(typescript\/(dist|adapters)|python)\//;

/**
 * Builds the web app for production where its sources are others than the last time. Safe in parallel.
 * @param {AbortSignal} [signal] @returns {Promise<boolean>} whether there was anything to do
 */
export async function buildApp(signal) {
  const current = sources();
  if (isBuilt(current)) return false;
  mkdirSync(path.join(root, ".data"), { recursive: true }); // not in .next, which the build empties
  return withLock(path.join(root, ".data/building"), async () => {
    if (isBuilt(current)) return false;
    await withProgress("Building the web app…", build(signal));
    note(NOTE, current);
    return true;
  });
}

/** @param {string} current */
const isBuilt = (current) => isNoted(NOTE, current) && existsSync(BUILD_ID);

function sources() {
  const rootFiles = readdirSync(root).filter(
    (name) => /\.(ts|tsx|js|mjs|css)$/.test(name) && !NOT_THE_APPS.test(name),
  );
  return fingerprint(
    root,
    [...FOLDERS, ...rootFiles],
    (file) => !NEVER_BUILT.test(file.replaceAll("\\", "/")),
  );
}

/** @param {AbortSignal} [signal] */
async function build(signal) {
  const env = { ...process.env, NODE_ENV: /** @type {const} */ ("production"), NEXT_TELEMETRY_DISABLED: "1" };
  for (const file of [NOTE, BUILD_ID]) rmSync(file, { force: true }); // from here on .next is neither the old build nor a new one
  const output = await program(["node_modules/next/dist/bin/next", "build"], { env, signal }).catch(
    (error) => {
      throw signal?.aborted ? error : new Refusal(`The web app could not be built.\n${error.message}`);
    },
  );
  if (!existsSync(BUILD_ID)) throw new Refusal(`The build of the web app ended half-way.\n${output}`);
  await bundleServer();
}
