import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fingerprint, isNoted, note } from "./fingerprint.mjs";
import { run } from "./processes.mjs";
import { root } from "./root.mjs";

export const examples = path.join(root, "examples/typescript");
const sdk = path.join(root, "sdk/typescript");

/**
 * Installs what the examples in TypeScript need where it has changed: the frameworks by their own lock file, and beside them
 * this SDK as it would be published.
 */
export async function prepareExamples() {
  const lock = fingerprint(examples, ["package.json", "package-lock.json"]);
  const lockNote = path.join(examples, "node_modules/.countersign-lock");
  if (!isNoted(lockNote, lock)) {
    console.log("Installing the frameworks of the examples…");
    await npm(["ci", "--ignore-scripts"], examples);
    note(lockNote, lock);
  }
  const source = fingerprint(sdk, ["src", "adapters", "package.json", "tsconfig.json"]);
  const sourceNote = path.join(examples, "node_modules/.countersign-sdk");
  if (isNoted(sourceNote, source)) return;
  const folder = mkdtempSync(path.join(os.tmpdir(), "countersign-sdk-"));
  try {
    await npm(["pack", "--pack-destination", folder], sdk);
    const [tarball = ""] = readdirSync(folder);
    const options = ["--no-save", "--ignore-scripts", "--prefer-offline"];
    await npm(["install", ...options, path.join(folder, tarball)], examples);
    note(lockNote, lock); // npm may have tidied the folder
    note(sourceNote, source);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string[]} args @param {string} cwd */
const npm = (args, cwd) => run("npm", args, { cwd, shell: process.platform === "win32" });
