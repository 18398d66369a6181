import { startApp } from "../scripts/lib/app.mjs";

/** One app for all specs, as `npm start` runs it: each spec makes intents of its own and looks only at those. */
export default async function setup(): Promise<() => Promise<unknown>> {
  const seed = {
    COUNTERSIGN_SEED_PASSWORD: "e2e-password",
    COUNTERSIGN_SEED_API_KEY: "csk_e2ee2ee2ee2ee2ee2ee2ee2ee2e",
  };
  // What the machine has configured would make mail go elsewhere, or alarms come from elsewhere.
  const unset = {
    RESEND_API_KEY: undefined,
    INNGEST_DEV: undefined,
    INNGEST_EVENT_KEY: undefined,
    INNGEST_BASE_URL: undefined,
  };
  // All of these people sit at one address, and more often than people do.
  const limits = {
    COUNTERSIGN_LIMIT_SIGN_IN: "0",
    COUNTERSIGN_LIMIT_ACCOUNT: "0",
    COUNTERSIGN_LIMIT_MAIL: "0",
  };
  const app = await startApp({
    env: { ...unset, ...seed, ...limits, COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32" },
  });
  process.env.E2E_BASE_URL = app.url;
  process.env.E2E_API_KEY = seed.COUNTERSIGN_SEED_API_KEY;
  process.env.E2E_PASSWORD = seed.COUNTERSIGN_SEED_PASSWORD;
  process.env.E2E_DATABASE_URL = app.databaseUrl;
  return () => app.stop();
}
