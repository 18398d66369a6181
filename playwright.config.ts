import { existsSync } from "node:fs";
import path from "node:path";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./scripts/lib/browser.mjs";

const globalSetup = path.join(import.meta.dirname, "e2e/global-setup.ts");

export default defineConfig({
  testDir: "e2e",
  globalSetup: existsSync(globalSetup) ? globalSetup : undefined,
  workers: 1,
  // One that passes only at the second try is named as flaky at the end: ours to mend, and no verdict on the change.
  retries: 1,
  // Generous, for slow and busy machines: whatever is waited for is looked for again and again.
  timeout: 90_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    // Pictures and calls show what happened; a copy of the document at each call would take a fifth of the time.
    trace: {
      mode: "retain-on-failure",
      screenshots: true,
      snapshots: false,
      sources: false,
      attachments: false,
    },
    launchOptions: launchOptions(),
    // What a page with a worker fetches is not always seen by `page.route`; the worker's own tests allow it.
    serviceWorkers: "block",
  },
});
