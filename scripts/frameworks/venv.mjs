import { cpSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fingerprint, isNoted, note } from "../lib/fingerprint.mjs";
import { run } from "../lib/processes.mjs";
import { withProgress } from "../lib/progress.mjs";
import { findPython } from "../lib/python.mjs";
import { Refusal } from "../lib/refusal.mjs";
import { root } from "../lib/root.mjs";
import { examples } from "./examples.mjs";

const SDK = path.join(root, "sdk/python");
const PIP = ["-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet", "install"];

/**
 * A virtual environment with a framework's pinned packages and this tree's SDK. One is as large as a gigabyte, so where its requirements
 * are others than the last time, it is made anew in the same place.
 * @param {string} name a folder of examples/python @returns {Promise<string>} its Python
 * @throws with what pip said
 */
export async function ensureEnvironment(name) {
  const found = await findPython();
  if (!found)
    throw new Refusal("There is no Python here that can make virtual environments; PYTHON may name one.");
  const folder = path.join(root, ".data/frameworks", name);
  const python = path.join(folder, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
  const pins = fingerprint(examples, [`${name}/requirements.txt`, `${name}/constraints.txt`]);
  await once(path.join(folder, "requirements"), `${found.program} ${found.version} ${pins}`, async () => {
    rmSync(folder, { recursive: true, force: true });
    await run(found.program, ["-m", "venv", folder]);
    const files = ["-r", "requirements.txt", "-c", "constraints.txt"];
    const installed = run(python, [...PIP, ...files], { cwd: path.join(examples, name) });
    await withProgress(`Installing ${name}…`, installed);
  });
  const sdk = fingerprint(SDK, ["src", "pyproject.toml"]);
  await once(path.join(folder, "sdk"), sdk, () => installSdk(python));
  return python;
}

/** From a copy, since pip builds where the sources are and leaves there what it made. @param {string} python */
async function installSdk(python) {
  const copy = mkdtempSync(path.join(os.tmpdir(), "countersign-sdk-"));
  try {
    cpSync(SDK, copy, { recursive: true });
    await run(python, [...PIP, "--force-reinstall", "--no-deps", copy]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** @param {string} file @param {string} current @param {() => Promise<unknown>} work */
async function once(file, current, work) {
  if (isNoted(file, current)) return;
  await work();
  note(file, current);
}
