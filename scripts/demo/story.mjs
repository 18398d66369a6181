import { sleep } from "../lib/processes.mjs";
import { startAgent } from "./agent.mjs";
import { createTeller } from "./teller.mjs";
import { timelineOf } from "./timeline.mjs";
import { createWorld, tokenIn } from "./world.mjs";

/** @typedef {import("./world.mjs").Fact} Fact */

const A_MOMENT_MS = 300;

/**
 * An agent asks and ends; people are reminded and the question climbs; somebody answers from a mail; another process has the answer.
 * @param {import("./stage.mjs").Stage} stage @param {AbortSignal} signal ends it @throws when the story goes another way
 */
export async function play({ url, key, stays }, signal) {
  const { tell, agentSays } = createTeller();
  const world = createWorld(url, key, signal);
  const agent = (/** @type {string} */ file, /** @type {string[]} */ ...args) =>
    startAgent(file, args, { url, key, signal, onLine: agentSays });

  tell("An agent asks for permission to export customer data.");
  const asking = agent("agent-ask.ts");
  const id = (await asking.says(/^asked/)).replace("asked: ", "");
  tell(
    `Its process (${asking.pid}) has ended with exit code ${await asking.ended}. Nothing waits but the database.`,
  );

  const asked = await world.mail("ana@acme.dev", id, /^Ana, please/);
  tell("Ana is asked by mail. She is at lunch.", `"${asked.subject}"`);
  const reminder = await world.mail("ana@acme.dev", id, /^Reminder/);
  tell("Two seconds of silence: Ana is reminded.", `"${reminder.subject}"`);
  const climbed = await world.mail("bea@acme.dev", id, /^Now with you/);
  tell("Four seconds: the question climbs to Bea.", `"${climbed.subject}"`);
  const mail = await world.mail("cal@acme.dev", id, /^Now with you/);
  tell("Eight seconds: it climbs to the team Data, which is Bea and Cal.", `"${mail.subject}"`);

  const token = tokenIn(mail);
  const statuses = await changingNothing(world, id, async () => [
    await world.open(`/answer/${token}`, "HEAD"),
    await world.open(`/answer/${token}`, "GET"),
  ]);
  tell(
    `A mail scanner opens the link in Cal's mail with HEAD and GET (${statuses.join(", ")}): nothing changes.`,
  );

  tell("A new process of the agent starts. The intent's id is all that it has.");
  const resuming = agent("agent-resume.ts", id);
  await resuming.says(/^waiting/);
  await sleep(A_MOMENT_MS);

  tell("Cal opens the link, narrows the data set, and presses Approve.");
  const answeredAt = performance.now();
  const answer = {
    outcome: "approved",
    comment: "The EU part is enough.",
    edits: { "/dataset": "customers_q1_eu" },
  };
  await world.answer(token, answer);
  await resuming.says(/^approved by Cal/);
  tell(
    `The agent had its typed answer ${Math.round(performance.now() - answeredAt)} ms after the button was pressed.`,
  );
  const exitCode = await resuming.ended;
  if (exitCode !== 0) throw new Error(`the resumed agent ended with ${exitCode}`);

  const told = await world.mail("ana@acme.dev", id, /^Cal answered/);
  tell("The agent has reported its result, and who was asked before is told.", `"${told.subject}"`);
  tell("What happened, as it is on record:", ...timelineOf(await world.facts(id)));
  const { status, outcome, url: page } = await world.intent(id);
  tell(
    `${status}: ${outcome}. ${stays ? page : "To see it in the inbox, play it against a running server."}`,
  );
}

/**
 * @template T @param {ReturnType<typeof createWorld>} world @param {string} id @param {() => Promise<T>} visit
 * @returns {Promise<T>} @throws when the visit left a trace; a mail that is delivered meanwhile is none
 */
async function changingNothing(world, id, visit) {
  const traces = async () => {
    const facts = (await world.facts(id)).filter(({ type }) => type !== "notified");
    return JSON.stringify([await world.intent(id), facts]);
  };
  const before = await traces();
  const result = await visit();
  if ((await traces()) !== before) throw new Error("reading the answer link changed something");
  return result;
}
