import { Countersign } from "../client.js";
import type { ConnectionOptions } from "../connect.js";
import type { CachedJwks } from "../jwks.js";
import { remoteJwks } from "../remote-jwks.js";
import { UsageError, type Values } from "./command.js";
import type { Terminal } from "./terminal.js";

/** The options of every command that calls the API. */
export const CONNECTION = {
  json: { type: "boolean", help: "Print JSON" },
  url: { type: "string", value: "URL", help: "The server; by default COUNTERSIGN_URL" },
  key: { type: "string", value: "KEY", help: "The agent's API key; by default COUNTERSIGN_API_KEY" },
  help: { type: "boolean", short: "h", help: "Say this" },
} as const;

type Connection = Values<typeof CONNECTION>;

/** The client that the options and the environment describe. It says what it is riding out. */
export function clientOf(values: Connection, terminal: Terminal): Countersign {
  return new Countersign({ ...serverOf(values, terminal), apiKey: keyOf(values, terminal) });
}

/** The keys that the server publishes, which takes no API key. */
export const keysOf = (values: Connection, terminal: Terminal): CachedJwks =>
  remoteJwks(serverOf(values, terminal));

function serverOf(values: Connection, { env, note }: Terminal): ConnectionOptions {
  return {
    baseUrl: addressOf(values, { env }),
    onRetry: ({ error, pauseSeconds }) =>
      note(`${error.detail} Trying again in ${Math.ceil(pauseSeconds)} s.`),
  };
}

/** Where the server is. */
export const addressOf = ({ url }: Connection, { env }: Pick<Terminal, "env">): string =>
  required(url || env.COUNTERSIGN_URL, "--url URL, or set COUNTERSIGN_URL");

/** Who asks. */
export const keyOf = ({ key }: Connection, { env }: Pick<Terminal, "env">): string =>
  required(key || env.COUNTERSIGN_API_KEY, "--key KEY, or set COUNTERSIGN_API_KEY");

function required(value: string | undefined, how: string): string {
  if (value) return value;
  throw new UsageError(`Give ${how}.`);
}
