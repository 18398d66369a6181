import { startApp } from "../../scripts/lib/app.mjs";
import { client } from "../lib/http.mjs";
import { load } from "../lib/load.mjs";
import { question } from "../lib/question.mjs";
import { UNREACHED } from "../lib/unreached.mjs";

const COUNT = 1_000;

/** 1,000 agents wait; everything is killed with -9 and started again; all are answered. */
export async function recovery({ app, key, cookie }) {
  const headers = { authorization: `Bearer ${key}` };
  const asking = client(app.url, 32);
  const ids = [];
  await load(32, COUNT, async () =>
    ids.push(JSON.parse((await asking.send("POST", "/api/intents", headers, question())).text).id),
  );
  const waiting = client(app.url, COUNT);
  let resumed = 0;
  const agents = ids.map((id) => waitForAnswer(waiting, headers, id).then(() => resumed++));
  await new Promise((resolve) => setTimeout(resolve, 2_000));

  await app.kill("everything");
  asking.close();
  const killed = performance.now();
  const again = await startApp({ dataDir: app.dataDir, port: app.port, durable: true, env: UNREACHED });
  const readyMs = performance.now() - killed;

  const person = client(again.url, 32);
  const deciding = performance.now();
  await load(32, COUNT, async (index) => {
    const path = `/api/intents/${ids[index]}/decision`;
    const { status, text } = await person.send("POST", path, { cookie }, { outcome: "approved" });
    if (status !== 201) throw new Error(`an answer was refused: ${status} ${text}`);
  });
  await Promise.all(agents);
  const resumedMs = performance.now() - deciding;
  person.close();
  waiting.close();
  return { again, readyMs, resumed, resumedMs, totalMs: performance.now() - killed };
}

/** What an agent does whose server went away: ask again, a little later. */
async function waitForAnswer({ send }, headers, id) {
  for (;;) {
    try {
      const { status, text } = await send("GET", `/api/intents/${id}`, { ...headers, prefer: "wait=30" });
      if (status === 200 && JSON.parse(text).status !== "waiting") return;
    } catch {
      // The server is down; it will be back.
    }
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 800));
  }
}
