// Measures one machine: `npm run bench`. Scenarios by name run alone: `npm run bench -- submit decide`.
import os from "node:os";
import { startApp } from "../scripts/lib/app.mjs";
import { signIn } from "./lib/http.mjs";
import { INSPECTABLE } from "./lib/memory.mjs";
import { report } from "./lib/report.mjs";
import { UNREACHED } from "./lib/unreached.mjs";
import { alarms } from "./scenarios/alarms.mjs";
import { decide } from "./scenarios/decide.mjs";
import { insights } from "./scenarios/insights.mjs";
import { lists } from "./scenarios/lists.mjs";
import { recovery } from "./scenarios/recovery.mjs";
import { submit } from "./scenarios/submit.mjs";
import { waiters } from "./scenarios/waiters.mjs";

const SCENARIOS = { submit, decide, alarms, waiters, recovery, lists, insights };
const wanted = process.argv.slice(2);
const names = Object.keys(SCENARIOS).filter((name) => wanted.length === 0 || wanted.includes(name));

const results = {
  at: new Date().toISOString(),
  cpus: os.cpus().length,
  cpu: os.cpus()[0]?.model,
  node: process.version,
};
for (const name of names) {
  process.stdout.write(`${name} … `);
  const key = "csk_benchbenchbenchbenchbench";
  // Each scenario has a server and a database of its own, so that none inherits the mail of the one before.
  let app = await startApp({
    durable: true,
    env: { COUNTERSIGN_SEED_PASSWORD: "bench", COUNTERSIGN_SEED_API_KEY: key, ...UNREACHED, ...INSPECTABLE },
  });
  try {
    const cookie = await signIn(app.url, "ana@acme.dev", "bench");
    const { again, ...result } = await SCENARIOS[name]({ app, key, cookie }).then((found) =>
      Array.isArray(found) ? { rows: found } : found,
    );
    if (again) {
      await app.stop().catch(() => {});
      app = again;
    }
    results[name] = result;
    console.log(JSON.stringify(result));
  } finally {
    await app.stop();
  }
}
report(results, { write: wanted.length === 0 });
