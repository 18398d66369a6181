import path from "node:path";
import { Refusal } from "./refusal.mjs";
import { root } from "./root.mjs";

/**
 * @typedef {object} Settings
 * @property {boolean} dev `next dev` with hot reload instead of the built app
 * @property {boolean} durable false for tests, whose embedded database may forget on a power cut
 * @property {string} host @property {number} port where the app listens
 * @property {string} publicUrl what people's browsers and agents call it, without a slash at the end
 * @property {string} dataDir @property {string | undefined} databaseUrl an outside server; none: the embedded one in dataDir
 */

/**
 * Reads what environment and command line say.
 * @param {Record<string, string | undefined>} env @param {string[]} argv @returns {Settings}
 * @throws {Refusal} where they contradict themselves
 */
export function readSettings(env, argv) {
  const host = env.HOST || "127.0.0.1";
  const port = readPort(env.PORT || "3000");
  if (!isLoopback(host) && !env.PUBLIC_URL) {
    throw new Refusal(
      `HOST=${host} lets others in, so say what they call this server: PUBLIC_URL=https://countersign.example.com`,
    );
  }
  refuseHalfASlackApp(env);
  refuseABareContainer(env);
  return {
    dev: argv.includes("--dev"),
    durable: !argv.includes("--forgetful"),
    host,
    port,
    publicUrl: readPublicUrl(env.PUBLIC_URL || `http://localhost:${port}`),
    dataDir: dataDirOf(env),
    databaseUrl: env.DATABASE_URL ? readDatabaseUrl(env.DATABASE_URL) : undefined,
  };
}

/** Where the embedded database and the secret are kept. @param {Record<string, string | undefined>} env */
export const dataDirOf = (env) => path.resolve(root, env.COUNTERSIGN_DATA_DIR || ".data");

/** Whether only this machine gets there. @param {string} host */
export const isLoopback = (host) =>
  host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);

/** What a container would make for itself is gone with it. @param {Record<string, string | undefined>} env */
function refuseABareContainer(env) {
  if (!env.COUNTERSIGN_CONTAINER) return;
  const missing = ["DATABASE_URL", "COUNTERSIGN_SECRET", "PUBLIC_URL"].filter((name) => !env[name]);
  if (missing.length > 0)
    throw new Refusal(
      `A container keeps nothing, so it wants ${missing.join(", ")}: docker-compose.yml shows how.`,
    );
}

/** @param {Record<string, string | undefined>} env */
function refuseHalfASlackApp(env) {
  const needed = ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"];
  const [given] = [...needed, "SLACK_CHANNEL", "SLACK_WORKSPACE", "SLACK_API_URL"].filter(
    (name) => env[name],
  );
  const missing = needed.filter((name) => !env[name]);
  if (given && missing.length > 0)
    throw new Refusal(
      `${given} is set and ${missing.join(" and ")} ${missing.length > 1 ? "are" : "is"} not: a Slack app needs both, as docs/SLACK.md says.`,
    );
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Refusal(`PORT=${text} is not a port: give a number from 1 to 65535.`);
}

/** @param {string} text */
function readPublicUrl(text) {
  if (/^https?:$/.test(tryUrl(text)?.protocol ?? "")) return text.replace(/\/+$/, "");
  throw new Refusal(`PUBLIC_URL=${text} is not an address such as https://countersign.example.com`);
}

/** @param {string} text */
function readDatabaseUrl(text) {
  if (/^postgres(ql)?:$/.test(tryUrl(text)?.protocol ?? "")) return text;
  throw new Refusal(
    "DATABASE_URL is not an address such as postgresql://user:password@host:5432/countersign",
  );
}

/** @param {string} text @returns {URL | undefined} */
function tryUrl(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
