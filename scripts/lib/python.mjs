import { createHash } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { run } from "./processes.mjs";
import { root } from "./root.mjs";

const OLDEST = [3, 9];
const NAMES = [
  "python3",
  "python",
  ...Array.from({ length: 8 }, (_, index) => `python3.${16 - index}`),
  "py",
];
const PROBE =
  "import sys, venv, ensurepip; print('{}.{}|{}'.format(*sys.version_info[:2], sys.executable.replace(chr(10), '')))";

/** @typedef {{ program: string, version: string }} Python */

/**
 * A Python that the SDK supports and that can make virtual environments; PYTHON names another than the first one found.
 * @returns {Promise<Python | null>}
 */
export async function findPython() {
  for (const name of process.env.PYTHON ? [process.env.PYTHON] : NAMES) {
    const [version = "", program = ""] = (await run(name, ["-c", PROBE]).catch(() => "")).trim().split("|");
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (program && major === OLDEST[0] && minor >= (OLDEST[1] ?? 0)) return { program, version };
  }
  return null;
}

/**
 * A virtual environment with these packages, under .data and kept for the next time.
 * @param {Python} python @param {string[]} packages @returns {Promise<string>} its interpreter @throws where a package cannot be had
 */
export async function virtualEnvironment({ program, version }, packages) {
  const recipe = createHash("sha256").update(JSON.stringify([program, version, packages]));
  const folder = path.join(root, ".data/python", `${version}-${recipe.digest("hex").slice(0, 12)}`);
  const bin = process.platform === "win32" ? "Scripts/python.exe" : "bin/python";
  const whole = path.join(folder, "whole"); // a run that was killed half-way leaves none
  mkdirSync(path.dirname(folder), { recursive: true });
  await withLock(`${folder}.making`, async () => {
    if (existsSync(whole)) return;
    rmSync(folder, { recursive: true, force: true });
    await run(program, ["-m", "venv", folder]);
    await run(path.join(folder, bin), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      ...packages,
    ]);
    writeFileSync(whole, packages.join("\n"));
  });
  return path.join(folder, bin);
}
