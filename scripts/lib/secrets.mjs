import { createHmac, randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "./refusal.mjs";

/**
 * The installation's secret, made on first use: whatever is signed or encrypted by the app hangs on it.
 * @param {string} dataDir @returns {string} 32 bytes as hex
 */
export function keptSecret(dataDir) {
  const file = path.join(dataDir, "secret");
  return read(file) ?? make(file);
}

/** Another secret for one purpose, from which the first cannot be told. @param {string} secret @param {string} purpose */
export const deriveSecret = (secret, purpose) => createHmac("sha256", secret).update(purpose).digest("hex");

/** @param {string} file */
function make(file) {
  const draft = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file); // whole or not at all, and never over another's
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return /** @type {string} */ (read(file));
}

/** @param {string} file @returns {string | undefined} */
function read(file) {
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (!/^[0-9a-f]{64}$/.test(secret))
      throw new Refusal(`${file} does not hold a secret: restore it, or remove it to lose what it protects.`);
    return secret;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
    throw error;
  }
}
