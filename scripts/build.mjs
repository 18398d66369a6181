// `npm run build`: the web app for production, if it is stale.
import { buildApp } from "./lib/build.mjs";
import { generate } from "./lib/generate.mjs";
import { runScript } from "./lib/refusal.mjs";

await runScript(async () => {
  await generate();
  console.log((await buildApp()) ? "Built the web app." : "The web app is up to date.");
});
