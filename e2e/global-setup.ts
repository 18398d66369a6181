import { startApp } from "../scripts/lib/app.mjs";

/** One app for all specs, as `npm start` runs it: each spec makes intents of its own and looks only at those. */
export default async function setup(): Promise<() => Promise<unknown>> {
  const env = {
    COUNTERSIGN_SEED_PASSWORD: "e2e-password",
    COUNTERSIGN_SEED_API_KEY: "csk_e2ee2ee2ee2ee2ee2ee2ee2ee2e",
    COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32",
  };
  const app = await startApp({ env });
  process.env.E2E_BASE_URL = app.url;
  process.env.E2E_API_KEY = env.COUNTERSIGN_SEED_API_KEY;
  process.env.E2E_PASSWORD = env.COUNTERSIGN_SEED_PASSWORD;
  process.env.E2E_DATABASE_URL = app.databaseUrl;
  return () => app.stop();
}
