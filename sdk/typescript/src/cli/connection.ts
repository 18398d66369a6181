import { Countersign } from "../client.js";
import { UsageError, type Values } from "./command.js";
import type { Terminal } from "./terminal.js";

/** Where the server is; for whoever needs no key. */
export const SERVER = {
  url: { type: "string", value: "URL", help: "The server; by default COUNTERSIGN_URL" },
} as const;

export const JSON_OUTPUT = {
  json: { type: "boolean", help: "Print JSON" },
} as const;

/** The options of every command that calls the API. */
export const CONNECTION = {
  ...JSON_OUTPUT,
  ...SERVER,
  key: { type: "string", value: "KEY", help: "The agent's API key; by default COUNTERSIGN_API_KEY" },
  help: { type: "boolean", short: "h", help: "Say this" },
} as const;

/** The client that the options and the environment describe. It says what it is riding out. */
export function clientOf({ url, key }: Values<typeof CONNECTION>, { env, note }: Terminal): Countersign {
  return new Countersign({
    baseUrl: serverOf({ url }, env),
    apiKey: required(key || env.COUNTERSIGN_API_KEY, "--key KEY, or set COUNTERSIGN_API_KEY"),
    onRetry: ({ error, pauseSeconds }) =>
      note(`${error.detail} Trying again in ${Math.ceil(pauseSeconds)} s.`),
  });
}

/** The server's address. */
export const serverOf = ({ url }: Values<typeof SERVER>, env: Terminal["env"]): string =>
  required(url || env.COUNTERSIGN_URL, "--url URL, or set COUNTERSIGN_URL");

export function required(value: string | undefined, how: string): string {
  if (value) return value;
  throw new UsageError(`Give ${how}.`);
}
