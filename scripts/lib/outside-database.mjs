import { sleep } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";
import { withClient } from "./sql.mjs";

const CONNECT_TIMEOUT_MS = 5000;
const STARTING_UP = "57P03";
const STARTING_TIMEOUT_MS = 30_000;

/**
 * Makes sure that the server of DATABASE_URL lets us in; one that is just starting is waited for.
 * @param {string} url @throws {Refusal} in one sentence, without the password
 */
export async function requireDatabase(url) {
  const deadline = Date.now() + STARTING_TIMEOUT_MS;
  for (;;) {
    try {
      return await withClient(
        { connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS },
        async () => {},
      );
    } catch (error) {
      const { code } = /** @type {{ code?: string }} */ (error);
      if (code !== STARTING_UP || Date.now() > deadline) throw new Refusal(databaseComplaint(url, error));
      await sleep(500);
    }
  }
}

/** @param {string} url @param {unknown} error what connecting threw @returns {string} */
export function databaseComplaint(url, error) {
  const { host, pathname } = new URL(url);
  const { code = "", message = "" } = /** @type {{ code?: string, message?: string }} */ (error ?? {});
  const why = /** @type {Record<string, string>} */ ({
    ECONNREFUSED: "nothing listens there",
    ENOTFOUND: "there is no such host",
    EAI_AGAIN: "its name cannot be looked up",
    "28P01": "it refuses that user and password",
    28000: "it refuses that user",
    "3D000": `it has no database ${decodeURIComponent(pathname.slice(1))}`,
    53300: "it has too many connections already",
  });
  const reason = why[code] ?? (/timeout/i.test(message) ? "it does not answer" : message || code);
  return `The database of DATABASE_URL at ${host} cannot be used: ${reason}.`;
}
