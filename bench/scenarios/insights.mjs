import pg from "pg";
import { fillClosed } from "../lib/fill-closed.mjs";
import { client, signIn } from "../lib/http.mjs";
import { question } from "../lib/question.mjs";

const COUNT = Number(process.env.BENCH_CLOSED ?? 1_000_000);
const TIMES = 15;
const LOOK_MS = 2_000;

const DAY_MS = 86_400_000;
const day = (ago) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);
const YEAR = `from=${day(364)}&to=${day(0)}`;
const CLOSED = `view=summary&limit=50&closed_after=${day(364)}T00:00:00Z&sort=closed`;

/** What the page asks, and the lists that its figures lead to. */
const PAGES = {
  "by week, a year": `/api/stats?by=week&${YEAR}`,
  "by type, a year": `/api/stats?by=type&${YEAR}`,
  "by team, a year": `/api/stats?by=team&${YEAR}`,
  "by person, a year": `/api/stats?by=person&${YEAR}`,
  "a type by person": `/api/stats?by=person&type=bench.type_3&${YEAR}`,
  "a person of a team by type": `/api/stats?by=type&person=bench7@acme.dev&team=bench2&${YEAR}`,
  "as CSV": `/api/stats.csv?by=person&${YEAR}`,
  "behind closed": `/api/intents?${CLOSED}`,
  "behind escalated": `/api/intents?${CLOSED}&trait=escalated`,
  "behind what a person did not open": `/api/intents?${CLOSED}&decided_by=bench7@acme.dev&trait=unopened`,
  "behind a type's declined of a team": `/api/intents?${CLOSED}&intent_type=bench.type_3&team=bench2&trait=declined`,
  "behind quick ones by age": `/api/intents?${CLOSED.replace("sort=closed", "sort=oldest")}&trait=quick&team=bench1`,
};

/** How fast the lane measures, and the page's questions, with a million closed intents (BENCH_CLOSED for another number). */
export async function insights({ app, key }) {
  const { send, close } = client(app.url, 1);
  const asked = await send("POST", "/api/intents", { authorization: `Bearer ${key}` }, question());
  await fillClosed(app.databaseUrl, JSON.parse(asked.text).id, COUNT);
  const lane = await laneOf(app.databaseUrl);
  const cookie = await signIn(app.url, "admin@acme.dev", "bench");
  const pages = [];
  for (const [name, path] of Object.entries(PAGES)) {
    const times = [];
    for (let n = 0; n < TIMES; n++) {
      const started = performance.now();
      const { status, text } = await send("GET", path, { cookie });
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
      times.push(performance.now() - started);
    }
    const warm = times.slice(1).toSorted((a, b) => a - b);
    pages.push({ name, p50: warm[warm.length >> 1], worst: Math.max(...times) });
    console.log(
      `  ${name}: p50 ${pages.at(-1).p50.toFixed(1)} ms, worst ${pages.at(-1).worst.toFixed(1)} ms`,
    );
  }
  close();
  const slowest = pages.toSorted((a, b) => b.p50 - a.p50)[0];
  return {
    count: COUNT,
    lane,
    pages: pages.length,
    slowest,
    worst: Math.max(...pages.map(({ worst }) => worst)),
  };
}

/** How many are measured in a second, until none is left. */
async function laneOf(databaseUrl) {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const started = performance.now();
  for (let left = COUNT; left > 0;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { rows } = await database.query(
      "SELECT count(*)::int AS count FROM insight_queue WHERE closed_at IS NOT NULL",
    );
    left = rows[0].count;
  }
  const perSecond = COUNT / ((performance.now() - started) / 1000);
  await database.query("ANALYZE");
  await database.end();
  return perSecond;
}
