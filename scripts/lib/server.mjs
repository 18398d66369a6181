import { spawn } from "node:child_process";
import { untilHealthy } from "./health.mjs";
import { sleep } from "./processes.mjs";
import { following } from "./program.mjs";
import { Refusal } from "./refusal.mjs";
import { root } from "./root.mjs";

/** @typedef {import("./settings.mjs").Settings} Settings */
/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

const GRACE_MS = 10_000; // for requests that are being answered when we are told to stop
const LONG_ENOUGH_MS = 10_000; // a server that lived so long did not fail to start
const QUICK_CRASHES = 5;
const KEPT_LINES = 40;
const IMPATIENT_MS = 20_000;

/**
 * Keeps a Next.js server running: one that ends unasked is started again, with a little more patience each time.
 * @param {Settings} settings @param {NodeJS.ProcessEnv} env
 * @param {{ onUp: (pid: number | undefined) => void, onGaveUp: (error: Error) => void }} told `onUp` each time it answers, `onGaveUp` after
 *   five crashes in a row, each soon after its start
 */
export function keepServer(settings, env, { onUp, onGaveUp }) {
  let stopping = false;
  let crashes = 0;
  /** @type {() => void} */
  let announce = () => {};
  const ready = new Promise((/** @type {(value?: unknown) => void} */ resolve) => (announce = resolve));
  let child = start();

  function start() {
    const startedAt = Date.now();
    const server = spawnNext(settings, env);
    const output = holdBack(server);
    void untilHealthy(settings.host, settings.port, () => isUp(server) && !stopping).then((healthy) => {
      if (!healthy) return;
      output.show();
      announce();
      onUp(server.pid);
    });
    server.once("exit", (code, signal) => {
      killGroup(server);
      if (!stopping) void restart(Date.now() - startedAt, `${code ?? signal}`, output.tail());
    });
    return server;
  }

  /** @param {number} livedMs @param {string} how @param {string} words */
  async function restart(livedMs, how, words) {
    crashes = livedMs > LONG_ENOUGH_MS ? 1 : crashes + 1;
    if (crashes >= QUICK_CRASHES)
      return onGaveUp(new Refusal(`The server keeps ending (${how}). It last wrote:\n${words}`));
    console.error(`The server ended unexpectedly (${how}); starting it again.`);
    await sleep(100 * 2 ** (crashes - 1));
    if (!stopping) child = start();
  }

  return {
    pid: () => child.pid,
    /** Resolves when the app answers for the first time. */
    ready,
    /** Ends the server: at once when forced, otherwise what it is answering gets ten seconds. @param {{ force: boolean }} how */
    async stop({ force }) {
      stopping = true;
      if (!isUp(child)) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      if (!force) {
        child.kill("SIGTERM");
        await Promise.race([ended, sleep(GRACE_MS)]);
      }
      killGroup(child);
      await ended;
    },
  };
}

/** @param {Settings} settings @param {NodeJS.ProcessEnv} env @returns {ChildProcess} */
function spawnNext({ dev, host, port }, env) {
  const args = following([
    "node_modules/next/dist/bin/next",
    dev ? "dev" : "start",
    "-H",
    host,
    "-p",
    String(port),
  ]);
  // Detached: Ctrl-C reaches every process of the terminal, but the order in which ours end is the launcher's to give.
  return spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

/** What a server writes is held back until it is up: only a start that fails, or lasts, shows Next's own words. @param {ChildProcess} server */
function holdBack(server) {
  let shown = false;
  let last = "";
  let held = "";
  for (const [from, to] of /** @type {const} */ ([
    [server.stdout, process.stdout],
    [server.stderr, process.stderr],
  ])) {
    from?.on("data", (chunk) => {
      last = (last + chunk).split("\n").slice(-KEPT_LINES).join("\n");
      if (shown) to.write(chunk);
      else held += chunk;
    });
  }
  const showAll = setTimeout(() => {
    shown = true;
    process.stdout.write(held);
  }, IMPATIENT_MS);
  const show = () => {
    shown = true;
    clearTimeout(showAll);
  };
  server.once("exit", show);
  return { show, tail: () => last.trim() };
}

/** @param {ChildProcess} child */
const isUp = (child) => child.exitCode === null && child.signalCode === null;

/** Also what the server has started itself, as `next dev` does. @param {ChildProcess} child */
function killGroup(child) {
  try {
    if (child.pid) process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  } catch {
    // All of them have ended.
  }
}
