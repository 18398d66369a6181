import { startApp } from "../lib/app.mjs";
import { buildApp } from "../lib/build.mjs";
import { generate } from "../lib/generate.mjs";
import { withProgress } from "../lib/progress.mjs";
import { Refusal } from "../lib/refusal.mjs";

/** @typedef {{ url: string, key: string, stays: boolean, close: () => Promise<unknown> }} Stage a server, an agent's key for it, and its end */

const LOOK_MS = 2000;

/**
 * The running server with the key that it is given, or a server that exists for the story only.
 * @param {NodeJS.ProcessEnv} env @returns {Promise<Stage>}
 * @throws {Refusal} when a server runs but cannot be used
 */
export async function openStage(env) {
  const url = `http://localhost:${env.PORT || 3000}`;
  return (await answers(url)) ? guest(url, env.COUNTERSIGN_API_KEY) : host();
}

/** @param {string} url @param {string | undefined} key @returns {Promise<Stage>} */
async function guest(url, key) {
  if (!key)
    throw new Refusal(
      `A Countersign runs at ${url}. To play the story there, give the agent's key that its first start printed: ` +
        "COUNTERSIGN_API_KEY=csk_… npm run demo. To play it elsewhere, name a free port: PORT=3999 npm run demo",
    );
  const status = async (/** @type {string} */ path, headers = {}) =>
    (await fetch(url + path, { headers })).status;
  if ((await status("/api/intents?limit=1", { authorization: `Bearer ${key}` })) !== 200)
    throw new Refusal(`The server at ${url} does not know the key in COUNTERSIGN_API_KEY.`);
  if ((await status("/api/mailbox?limit=1")) !== 200)
    throw new Refusal(
      `The server at ${url} sends real mail, which the story will not do: name a free port, PORT=3999 npm run demo`,
    );
  console.log(`Countersign runs at ${url}.`);
  return { url, key, stays: true, close: async () => {} };
}

/** @returns {Promise<Stage>} */
async function host() {
  await generate();
  await buildApp();
  const env = { RESEND_API_KEY: undefined, INNGEST_EVENT_KEY: undefined, INNGEST_DEV: undefined };
  const app = await withProgress("Starting Countersign…", startApp({ env }));
  console.log(`Countersign runs at ${app.url}, for this story only.`);
  return { url: app.url, key: app.seeded?.agent.key ?? "", stays: false, close: app.stop };
}

/** Whether a Countersign answers there; another program does not count. @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(LOOK_MS) });
    const { checks } = await response.json();
    return Boolean(checks?.engine);
  } catch {
    return false;
  }
}
