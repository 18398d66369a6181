// `npm start` and, with --dev, `npm run dev`: Countersign with all that it needs.
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { runScript } = await import("./lib/refusal.mjs");
const { readSettings } = await import("./lib/settings.mjs");
const { launch } = await import("./lib/launch.mjs");

await runScript(() => launch(readSettings(process.env, process.argv.slice(2))));
