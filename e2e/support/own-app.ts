import { Countersign } from "../../sdk/typescript/src/index";
import { startApp } from "../../scripts/lib/app.mjs";

export type App = Awaited<ReturnType<typeof startApp>>;

const API_KEY = "csk_crashcrashcrashcrashcrashcr";

/** An app that a test may kill, with data of its own, as durable as in production. */
export function startOwnApp({
  env,
  ...again
}: { dataDir?: string; port?: number; env?: Record<string, string> } = {}): Promise<App> {
  const unset = {
    RESEND_API_KEY: undefined,
    INNGEST_DEV: undefined,
    INNGEST_EVENT_KEY: undefined,
    INNGEST_BASE_URL: undefined,
  };
  const seed = { COUNTERSIGN_SEED_PASSWORD: "crash-password", COUNTERSIGN_SEED_API_KEY: API_KEY };
  return startApp({ ...again, durable: true, env: { ...unset, ...seed, ...env } });
}

/** The SDK for such an app. It tries again soon, so that the tests take seconds. */
export const agentOf = ({ url }: App): Countersign =>
  new Countersign({ baseUrl: url, apiKey: API_KEY, timing: { longestPauseSeconds: 1 } });
