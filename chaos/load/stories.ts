import { randomUUID } from "node:crypto";
import type { Random } from "../random";
import { TWO_OF_THREE } from "./cast";
import { observe } from "./observe";
import type { Case, Stage } from "./stage";

/** One cycle: something is asked, something comes of it, and whoever waits hears of it. */
export interface Story {
  name: string;
  weight: number;
  play: (stage: Stage, random: Random) => Promise<void>;
}

const OUTCOMES = ["approved", "rejected"];

/** The alarms of a question that people answer long before its end: reminders come, and mostly the next level. */
const unhurried = { remind_after: "2s", remind_every: "20s", max_reminders: 2, timeout: "2h" };

export const STORIES: Story[] = [
  { name: "answered", weight: 30, play: answered },
  { name: "answered by mail", weight: 15, play: answeredByMail },
  { name: "timed out", weight: 20, play: timedOut },
  { name: "withdrawn", weight: 8, play: withdrawn },
  { name: "revised", weight: 8, play: revised },
  { name: "voted on", weight: 8, play: votedOn },
  { name: "talked about", weight: 6, play: talkedAbout },
  { name: "answered in bulk", weight: 3, play: answeredInBulk },
  { name: "left open", weight: 2, play: leftOpen },
];

/** Up to three people answer at the same moment, and one of them wins. */
async function answered(stage: Stage, random: Random): Promise<void> {
  const { people } = stage.cast;
  const assignees = people.map(({ email }) => email);
  const one = await stage.submit(random, { assignees, ...unhurried });
  const hearing = hear(stage, random, one);
  const racers = people
    .slice(0, random.between(1, 3))
    .map((person) => ({ person, outcome: random.pick(OUTCOMES) }));
  await Promise.all(racers.map(({ person, outcome }) => stage.decide(person, one, { outcome })));
  await hearing;
  if (random.chance(0.6)) await report(stage, random, one);
}

/** By the link of a mail; who gets none in time answers in the inbox. */
async function answeredByMail(stage: Stage, random: Random): Promise<void> {
  const person = random.pick(stage.cast.people);
  const one = await stage.submit(random, { assignees: [person.email], ...unhurried });
  const hearing = hear(stage, random, one);
  const token = await stage.linkFor(one);
  const body = { outcome: random.pick(OUTCOMES) };
  if (token === undefined) await stage.decide(person, one, body);
  else {
    const answer = await stage.client.call({ method: "POST", path: `/api/answers/${token}`, body });
    if (!stage.note(one.entry, answer, "a link") && answer.tries === 1) await stage.decide(person, one, body);
  }
  await hearing;
}

/** Nobody answers: a reminder, an escalation, and the end, which may be an answer. */
async function timedOut(stage: Stage, random: Random): Promise<void> {
  const [first, second] = stage.cast.people;
  const one = await stage.submit(random, {
    assignees: [first?.email],
    remind_after: "1s",
    escalate: [{ after: "2s", to: [second?.email] }],
    timeout: `${random.between(3, 5)}s`,
    ...(random.chance(0.5) && { on_timeout: "rejected" }),
  });
  await hear(stage, random, one);
}

/** The agent takes its question back, sometimes just when somebody answers. */
async function withdrawn(stage: Stage, random: Random): Promise<void> {
  const person = random.pick(stage.cast.people);
  const one = await stage.submit(random, { assignees: [person.email], ...unhurried });
  const hearing = hear(stage, random, one);
  const reason = `no longer needed ${randomUUID()}`;
  const race = random.chance(0.5) ? [stage.decide(person, one, { outcome: random.pick(OUTCOMES) })] : [];
  await Promise.all([
    stage.change(random, one, "cancellation", { reason }, { type: "canceled", words: reason }),
    ...race,
  ]);
  await hearing;
}

/** A round of changes, and an answer to what was changed. */
async function revised(stage: Stage, random: Random): Promise<void> {
  const person = random.pick(stage.cast.people);
  const one = await stage.submit(random, { assignees: [person.email], task_type: "review", ...unhurried });
  const hearing = hear(stage, random, one);
  const [comment, note] = [`please change ${randomUUID()}`, `changed ${randomUUID()}`];
  await stage.decide(
    person,
    one,
    { outcome: "changes_requested", comment },
    { type: "changes_requested", words: comment },
  );
  const body = { payload: { dataset: "customers_q2" }, note };
  await stage.change(random, one, "revision", body, { type: "revised", words: note });
  await stage.decide(person, one, { outcome: random.pick(OUTCOMES), revision: 2 });
  await hearing;
}

/** Two approvals of three decide. */
async function votedOn(stage: Stage, random: Random): Promise<void> {
  const one = await stage.submit(random, { policy: TWO_OF_THREE });
  const hearing = hear(stage, random, one);
  await Promise.all(
    stage.cast.people.map((person) => {
      const comment = `my vote ${randomUUID()}`;
      // The vote that decides is the decision, and no vote beside it.
      return stage.decide(person, one, { outcome: "approved", comment }).then(({ status, json }) => {
        if (status === 201 && json.status === "waiting") stage.ledger.promise(one.entry, "voted", comment);
      });
    }),
  );
  await hearing;
}

/** Somebody claims it, asks, hears, and answers. */
async function talkedAbout(stage: Stage, random: Random): Promise<void> {
  const [person, other] = stage.cast.people;
  if (!person || !other) throw new Error("there is nobody");
  const one = await stage.submit(random, { assignees: [person.email, other.email], ...unhurried });
  const hearing = hear(stage, random, one);
  await stage.act(person, one, "PUT", "claim", undefined, { type: "claimed", words: "until" });
  const [question, reply] = [`which ones? ${randomUUID()}`, `these ${randomUUID()}`];
  await stage.act(
    person,
    one,
    "POST",
    "comments",
    { body: question, question: true },
    { type: "commented", words: question },
  );
  await stage.change(random, one, "comments", { body: reply }, { type: "commented", words: reply });
  await stage.decide(person, one, { outcome: random.pick(OUTCOMES) });
  await hearing;
}

/** Several at once, in one request. */
async function answeredInBulk(stage: Stage, random: Random): Promise<void> {
  const person = random.pick(stage.cast.people);
  const asked = { assignees: [person.email], ...unhurried };
  const cases = await Promise.all([1, 2, 3].map(() => stage.submit(random, asked)));
  const hearing = Promise.all(cases.map((one) => hear(stage, random, one)));
  const decisions = cases.map(({ entry }) => ({ id: entry.id, outcome: random.pick(OUTCOMES) }));
  const { headers } = person;
  const { json, status, text } = await stage.client.call({
    method: "POST",
    path: "/api/decisions",
    headers,
    body: { decisions },
  });
  if (status !== 200) throw new Error(`answers in bulk: ${status} ${text}`);
  for (const { id, status, intent } of json.items) {
    const entry = stage.ledger.entries.get(id);
    if (entry && status === 201)
      stage.ledger.tell(entry, { by: "an answer in bulk", status: intent.status, outcome: intent.outcome });
  }
  await hearing;
}

/** Some questions outlast the run. */
async function leftOpen(stage: Stage, random: Random): Promise<void> {
  const person = random.pick(stage.cast.people);
  const one = await stage.submit(random, { assignees: [person.email], remind_after: "20d", timeout: "30d" });
  one.entry.open = true;
}

/** The agent hears of the end: by a stream, a long poll, or both. */
async function hear(stage: Stage, random: Random, one: Case): Promise<void> {
  const ways = [() => stage.wait(one), () => observe(stage, one)];
  await Promise.all(random.chance(0.2) ? ways.map((way) => way()) : [random.pick(ways)()]);
}

async function report(stage: Stage, random: Random, one: Case): Promise<void> {
  const summary = `done ${randomUUID()}`;
  await stage.change(
    random,
    one,
    "result",
    { status: "succeeded", summary },
    { type: "result", words: summary },
  );
}
