import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import pg from "pg";
import { floorWriter } from "../lib/floor-sql.mjs";
import { client } from "../lib/http.mjs";
import { load } from "../lib/load.mjs";
import { question } from "../lib/question.mjs";

const RUNS = [
  { concurrency: 1, count: 500 },
  { concurrency: 16, count: 8_000 },
  { concurrency: 64, count: 8_000 },
];

/** Submits through the real API, beside the same rows written by plain pg and by pg behind a bare HTTP server. */
export async function submit({ app, key }) {
  const results = [];
  for (const { concurrency, count } of RUNS) {
    const pool = new pg.Pool({ connectionString: app.databaseUrl, max: concurrency });
    const write = await floorWriter(pool);
    await load(concurrency, 200, () => write(question().payload));
    const plain = await load(concurrency, count, () => write(question().payload));
    await pool.end();

    const floor = fork(path.join(import.meta.dirname, "../lib/floor-server.mjs"), {
      env: { ...process.env, DATABASE_URL: app.databaseUrl },
    });
    const [port] = await once(floor, "message");
    const bare = await posts(`http://127.0.0.1:${port}`, "/", {}, concurrency, count);
    floor.disconnect();
    await once(floor, "exit");

    const ours = await posts(app.url, "/api/intents", { authorization: `Bearer ${key}` }, concurrency, count);
    results.push({ concurrency, plain, bare, ours });
  }
  return results;
}

async function posts(base, path, headers, concurrency, count) {
  const { send, close } = client(base, concurrency);
  const body = JSON.stringify(question());
  const one = async () => {
    const { status, text } = await send("POST", path, headers, body);
    if (status !== 201) throw new Error(`A submit was answered ${status}: ${text.slice(0, 300)}`);
  };
  await load(concurrency, Math.min(300, count), one);
  const result = await load(concurrency, count, one);
  close();
  return result;
}
