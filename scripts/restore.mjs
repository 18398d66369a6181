// `npm run restore -- file`: a backup into a new, empty database.
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { Refusal, runScript } = await import("./lib/refusal.mjs");
const { readSettings } = await import("./lib/settings.mjs");
const { withDatabase } = await import("./lib/backup/place.mjs");
const { readBackup } = await import("./lib/backup/read.mjs");

await runScript(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0) throw new Refusal("Say which file: npm run restore -- countersign.backup");
  const rows = await withDatabase(readSettings(process.env, []), { alone: true }, (url) =>
    readBackup(url, file),
  );
  console.log(`Restored ${rows.intents ?? 0} requests and ${rows.facts ?? 0} facts.`);
  console.log(
    "Start the server with the COUNTERSIGN_SECRET that it had, or links in mails that were sent before will not open.",
  );
});
