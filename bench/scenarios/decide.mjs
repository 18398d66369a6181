import { client } from "../lib/http.mjs";
import { load, spread } from "../lib/load.mjs";
import { question } from "../lib/question.mjs";

/** Nobody clicks sooner: by then the agent waits, and the question's mail is on its way. */
const READING_MS = 25;

/** From a person's click to the agent that waits for it, over HTTP on both sides; then as many decisions as go through. */
export async function decide({ app, key, cookie }) {
  const agent = client(app.url, 64);
  const person = client(app.url, 32);
  const ask = async () =>
    JSON.parse(
      (await agent.send("POST", "/api/intents", { authorization: `Bearer ${key}` }, question())).text,
    ).id;
  const answer = async (id) => {
    const { status, text } = await person.send(
      "POST",
      `/api/intents/${id}/decision`,
      { cookie },
      { outcome: "approved" },
    );
    if (status !== 201) throw new Error(`A decision was answered ${status}: ${text.slice(0, 300)}`);
  };

  const heard = [];
  for (let round = 0; round < 550; round++) {
    const id = await ask();
    let at = 0;
    const waiting = agent
      .send("GET", `/api/intents/${id}`, { authorization: `Bearer ${key}`, prefer: "wait=30" })
      .then(({ text }) => ((at = performance.now()), JSON.parse(text).outcome));
    await new Promise((resolve) => setTimeout(resolve, READING_MS));
    const clicked = performance.now();
    const [outcome] = await Promise.all([waiting, answer(id)]);
    if (outcome !== "approved") throw new Error(`The waiting client heard ${outcome}`);
    if (round >= 50) heard.push(at - clicked);
  }

  const ids = [];
  await load(32, 3_000, async () => ids.push(await ask()));
  const throughput = await load(32, ids.length, (index) => answer(ids[index]));
  agent.close();
  person.close();
  return { heard: spread(heard), throughput };
}
