import http from "node:http";
import { sleep } from "./processes.mjs";

const POLL_MS = 50;

/**
 * Waits until the app says that it is well.
 * @param {string} host as given to listen() @param {number} port
 * @param {() => boolean} goOn asked before each try; false gives up
 * @returns {Promise<boolean>} whether it is well
 */
export async function untilHealthy(host, port, goOn) {
  while (goOn()) {
    if ((await status(reachableHost(host), port)) === 200) return true;
    await sleep(POLL_MS);
  }
  return false;
}

/** Where to call a server that listens on a host. @param {string} host */
const reachableHost = (host) => ({ "0.0.0.0": "127.0.0.1", "::": "::1" })[host] ?? host;

/** @param {string} host @param {number} port @returns {Promise<number | undefined>} */
function status(host, port) {
  return new Promise((resolve) => {
    // The first answer of `next dev` waits for a compiler, hence the generous limit.
    const request = http.get(
      { host, port, path: "/api/health", agent: false, timeout: 60_000 },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(undefined));
  });
}
