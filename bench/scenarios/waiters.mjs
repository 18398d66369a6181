import { readFileSync } from "node:fs";
import pg from "pg";
import { client } from "../lib/http.mjs";
import { load, until } from "../lib/load.mjs";
import { memoryOf } from "../lib/memory.mjs";
import { question } from "../lib/question.mjs";

const COUNT = 2_000;

/** What 2,000 waiting clients cost in memory and in database connections, and when all have heard. */
export async function waiters({ app, key, cookie }) {
  const headers = { authorization: `Bearer ${key}` };
  const asking = client(app.url, 32);
  const waiting = client(app.url, COUNT);
  const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 1 });
  const ids = [];
  await load(32, COUNT, async () =>
    ids.push(JSON.parse((await asking.send("POST", "/api/intents", headers, question())).text).id),
  );
  await until(
    async () =>
      Number(
        (await pool.query("SELECT count(*) FROM notifications WHERE status = 'pending'")).rows[0].count,
      ) === 0,
    300,
    "the mail",
  );
  await freshServer(app, asking, headers, ids);
  const before = await memoryOf(app);
  const connectionsBefore = await connections(pool);

  let heard = 0;
  const all = ids.map((id) =>
    waiting.send("GET", `/api/intents/${id}`, { ...headers, prefer: "wait=60" }).then(() => heard++),
  );
  await settled(app);
  const after = await memoryOf(app);
  const connectionsAfter = await connections(pool);

  const started = performance.now();
  await load(16, ids.length, (index) =>
    asking.send("POST", `/api/intents/${ids[index]}/decision`, { cookie }, { outcome: "approved" }),
  );
  const decided = performance.now();
  await Promise.all(all);
  const lastHeard = performance.now() - decided;
  asking.close();
  waiting.close();
  await pool.end();
  return {
    bytes: after - before,
    connectionsBefore,
    connectionsAfter,
    heard,
    decidedInSeconds: (decided - started) / 1000,
    lastHeardMs: Math.max(0, lastHeard),
  };
}

/** A new process, warmed up a little: what the asking left behind in the old one's memory is no waiting client's. */
async function freshServer(app, { send }, headers, ids) {
  const old = app.serverPid();
  await app.kill("server");
  await app.ready(old);
  await load(32, 1_000, (index) => send("GET", `/api/intents/${ids[index]}`, headers).catch(() => {}));
  await settled(app);
}

const connections = async (pool) =>
  Number(
    (await pool.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")).rows[0]
      .count,
  );

/** Waits until the server has nothing to do, so that its memory stands for what it keeps. */
async function settled(app) {
  let before = -1;
  await until(
    async () => {
      const [, ticks] =
        /\) \S (?:\S+ ){10}(\d+ \d+)/.exec(readFileSync(`/proc/${app.serverPid()}/stat`, "utf8")) ?? [];
      const now = ticks.split(" ").reduce((sum, part) => sum + Number(part), 0);
      const idle = now - before <= 2;
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return idle;
    },
    120,
    "an idle server",
  );
}
