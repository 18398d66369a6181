import pg from "pg";
import { client } from "../lib/http.mjs";
import { load, spread, until } from "../lib/load.mjs";
import { question } from "../lib/question.mjs";

const COUNT = 5_000;
const WINDOW_SECONDS = 30;

/** 5,000 reminders due within 30 s: how late each fired, by the facts. */
export async function alarms({ app, key }) {
  const { send, close } = client(app.url, 32);
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 2 });
  const started = Date.now();
  const leadSeconds = 30;
  await load(32, COUNT, async (index) => {
    const dueIn = leadSeconds + (index / COUNT) * WINDOW_SECONDS - (Date.now() - started) / 1000;
    const body = question({
      intent_type: "bench.alarm.v1",
      remind_after: Math.max(1, Math.round(dueIn)),
      timeout: "8h",
    });
    const { status, text } = await send("POST", "/api/intents", { authorization: `Bearer ${key}` }, body);
    if (status !== 201) throw new Error(`A submit was answered ${status}: ${text.slice(0, 300)}`);
  });
  close();
  const LATENESS = `SELECT extract(epoch FROM f.at - (f.data ->> 'due_at')::timestamptz) * 1000 AS late FROM facts f
    JOIN intents i ON i.id = f.intent_id WHERE f.type = 'reminded' AND i.intent_type = 'bench.alarm.v1'`;
  const rows = await until(
    async () => {
      const found = (await pool.query(LATENESS)).rows;
      return found.length >= COUNT && found;
    },
    120,
    "all reminders",
  );
  await pool.end();
  return { count: rows.length, ...spread(rows.map((row) => Number(row.late))) };
}
