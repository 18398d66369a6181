import { untilHealthy } from "./health.mjs";
import { holdOutput } from "./held-output.mjs";
import { isUp, killGroup, spawnNext } from "./next-process.mjs";
import { sleep } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

/** @typedef {import("./settings.mjs").Settings} Settings */

const GRACE_MS = 10_000; // for requests that are being answered when we are told to stop, after the drain
const LONG_ENOUGH_MS = 10_000; // a server that lived so long did not fail to start
const QUICK_CRASHES = 5;

/**
 * Keeps a Next.js server running: one that ends unasked is started again, with a little more patience each time.
 * @param {Settings} settings @param {NodeJS.ProcessEnv} env
 * @param {{ onUp: (pid: number | undefined) => void, onGaveUp: (error: Error) => void }} told `onUp` each time it answers, `onGaveUp` after
 *   five crashes in a row, each soon after its start
 */
export function keepServer(settings, env, { onUp, onGaveUp }) {
  const graceMs = GRACE_MS + 1000 * (Number(env.COUNTERSIGN_DRAIN_SECONDS) || 0);
  let isStopping = false;
  let crashes = 0;
  /** @type {(value?: unknown) => void} */
  let announce = () => {};
  const ready = new Promise((resolve) => (announce = resolve));
  let child = start();

  function start() {
    const startedAt = Date.now();
    const server = spawnNext(settings, env);
    const output = holdOutput(server);
    let wasUp = false;
    void untilHealthy(settings.host, settings.port, () => isUp(server) && !isStopping).then((healthy) => {
      if (!healthy) return;
      wasUp = true;
      output.show();
      announce();
      onUp(server.pid);
    });
    server.once("exit", () => killGroup(server)); // what it had started would keep its output, and its port, open
    server.once("close", (code, signal) => {
      const wasKilled = wasUp && signal === "SIGKILL"; // by somebody, or for want of memory: no fault of its own
      if (wasKilled || Date.now() - startedAt > LONG_ENOUGH_MS) crashes = 0;
      if (!isStopping) void restart(`${code ?? signal}`, output.tail());
    });
    return server;
  }

  /** @param {string} how @param {string} lastWords */
  async function restart(how, lastWords) {
    crashes += 1;
    if (crashes >= QUICK_CRASHES) {
      return onGaveUp(new Refusal(`The server keeps ending (${how}). It last wrote:\n${lastWords}`));
    }
    console.error(`The server ended unexpectedly (${how}); starting it again.`);
    await sleep(100 * 2 ** (crashes - 1));
    if (!isStopping) child = start();
  }

  return {
    /** Resolves when the app answers for the first time. */
    ready,
    /** Ends the server: at once when forced, otherwise what it is answering gets ten seconds after the drain. @param {{ force: boolean }} how */
    async stop({ force }) {
      isStopping = true;
      if (!isUp(child)) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (!force) {
        child.kill("SIGTERM");
        await Promise.race([ended, sleep(graceMs)]);
      }
      killGroup(child);
      await ended;
    },
  };
}
