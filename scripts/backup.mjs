// `npm run backup -- [file]`: all that the database holds, as it is now, while the server goes on.
import { refuseOldNode } from "./lib/node-version.mjs";

refuseOldNode();
const { Refusal, runScript } = await import("./lib/refusal.mjs");
const { readSettings } = await import("./lib/settings.mjs");
const { withDatabase } = await import("./lib/backup/place.mjs");
const { writeBackup } = await import("./lib/backup/write.mjs");

await runScript(async () => {
  const [file = `countersign-${new Date().toISOString().replaceAll(":", "")}.backup`, ...more] =
    process.argv.slice(2);
  if (more.length > 0) throw new Refusal("Say one file: npm run backup -- countersign.backup");
  const rows = await withDatabase(readSettings(process.env, []), { alone: false }, (url) =>
    writeBackup(url, file),
  );
  console.log(
    `${file} holds ${rows.intents ?? 0} requests and ${rows.facts ?? 0} facts, as they were a moment ago.`,
  );
  console.log(
    "Keep it as you keep the database, and keep COUNTERSIGN_SECRET (or .data/secret) elsewhere: it is not in the file.",
  );
});
