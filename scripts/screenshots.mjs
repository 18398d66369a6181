// `npm run screenshots`: makes the pictures of the README from an app of its own, with questions as agents ask them.
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { runScript } = await import("./lib/refusal.mjs");
const { ensureBrowser } = await import("./lib/browser.mjs");
const { buildApp } = await import("./lib/build.mjs");
const { generate } = await import("./lib/generate.mjs");
const { startApp } = await import("./lib/app.mjs");
const { askAll } = await import("./screenshots/questions.mjs");
const { photograph } = await import("./screenshots/photograph.mjs");

const PASSWORD = "screenshots";

await runScript(async () => {
  process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE = ensureBrowser();
  await generate();
  await buildApp();
  const env = { COUNTERSIGN_SEED_PASSWORD: PASSWORD, RESEND_API_KEY: undefined, INNGEST_DEV: undefined };
  const app = await startApp({ env });
  try {
    const shown = await askAll(app.url, app.seeded?.agent.key ?? "", PASSWORD);
    for (const file of await photograph(app.url, PASSWORD, shown)) console.log(file);
  } finally {
    await app.stop();
  }
});
