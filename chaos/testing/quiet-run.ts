import { createHmac } from "node:crypto";
import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import { openIntent } from "@/core/lifecycle/open";
import { anAnswer, aPlan, aQuestion, at, ORIGIN, START } from "@/core/testing/intent";
import { ana, resolve } from "@/core/testing/people";
import { run } from "@/core/testing/play";
import { allColumns } from "@/server/db/intent-rows";
import { Ledger } from "../ledger";
import type { Found, FoundFact, FoundIntent } from "../verdict/found";

export const ID = ORIGIN.id;
const CALLBACK = "http://127.0.0.1:9/agent/1";
const SECRET = `whsec_${Buffer.from("a secret of an agent").toString("base64")}`;
const TITLE = "chaos 1";

/** What is left of a run in which nothing went wrong: Ana approved one question with a comment, and all who had to heard of it. */
export function quietRun(): Found {
  const origin = { ...ORIGIN, callbackUrl: CALLBACK };
  const opened = openIntent(origin, aQuestion({ title: TITLE }), aPlan(), resolve, START);
  const said = run(
    opened.intent,
    {
      type: "comment",
      by: { type: "user", id: ana.id, name: ana.name },
      body: "fine by me",
      question: false,
    },
    at(5),
  );
  const decided = run(
    said.after,
    { type: "answer", by: ana, answer: anAnswer("approved"), via: "inbox", revision: null },
    at(10),
  );
  const facts = [...opened.facts, ...said.facts, ...decided.facts].map(stored);
  const ledger = new Ledger();
  const entry = ledger.submitted(ID, TITLE, CALLBACK);
  ledger.promise(entry, "commented", "fine by me");
  ledger.tell(entry, { by: "a long poll", status: "decided", outcome: "approved" });
  entry.repeated.push({ path: "/api/intents", first: "{}", again: "{}", replayed: true });
  entry.streams.push([1, 2, 3]);
  const notice = { intent_id: ID, channel: "email", status: "sent", user_id: ana.id, email: ana.email };
  const delivery = { intent_id: ID, url: CALLBACK, status: "delivered" };
  const outcome = { id: ID, status: "decided", outcome: "approved" };
  return {
    ledger,
    intents: new Map([[ID, rowOf(decided.after, facts)]]),
    facts: new Map([[ID, facts]]),
    notices: [{ ...notice, id: "ntf_1", seq: 1, kind: "waiting" }],
    deliveries: [
      { ...delivery, id: "dlv_1", seq: 2, type: "intent.commented" },
      { ...delivery, id: "dlv_2", seq: 3, type: "intent.decided" },
    ],
    measures: new Map([[ID, 1]]),
    queues: { notifications: 0, deliveries: 0 },
    mails: new Map([["ntf_1", { to: ana.email, subject: TITLE, text: "" }]]),
    hooks: [
      hook("dlv_1", { type: "intent.commented", data: { ...outcome, status: "waiting", outcome: null } }),
      hook("dlv_2", { type: "intent.decided", data: outcome }),
    ],
    places: [{ url: CALLBACK, secret: SECRET, events: null }],
    mistakes: [],
    endedByItself: 0,
    trail: { ok: true, sealed: 3, unsealed: 0, problems: [], entries: 3 },
    now: at(60).getTime(),
  };
}

/** The only intent of a quiet run, still open. */
export function stillOpen(): Found {
  const found = quietRun();
  const opened = openIntent(
    { ...ORIGIN, callbackUrl: CALLBACK },
    aQuestion({ title: TITLE }),
    aPlan(),
    resolve,
    START,
  );
  const facts = opened.facts.map(stored);
  found.intents.set(ID, rowOf(opened.intent, facts));
  found.facts.set(ID, facts);
  const entry = found.ledger.entries.get(ID);
  if (entry) Object.assign(entry, { open: true, promised: [], told: [], streams: [] });
  return { ...found, deliveries: [], hooks: [], measures: new Map() };
}

export function hook(id: string, body: { type: string; data: object }) {
  const [timestamp, text] = ["1772452800", JSON.stringify(body)];
  const key = Buffer.from(SECRET.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${text}`).digest("base64");
  return {
    id,
    path: new URL(CALLBACK).pathname,
    timestamp,
    signatures: `v1,${signature}`,
    body: text,
    heard: true,
  };
}

const stored = (fact: Fact, index: number): FoundFact => ({
  ...JSON.parse(JSON.stringify(fact)),
  at: fact.at,
  seq: index + 1,
  intent_id: ID,
});

function rowOf(intent: Intent, facts: readonly FoundFact[]): FoundIntent {
  const { asked: people, agent } = intent;
  const columns = { ...allColumns(intent), agent, people, last_seq: facts.length };
  // Times of columns are dates, and those within JSON are text.
  const row = JSON.parse(JSON.stringify(columns));
  const times = [
    "level_started_at",
    "deadline_at",
    "next_moment_at",
    "created_at",
    "updated_at",
    "closed_at",
  ];
  for (const name of times) row[name] = row[name] === null ? null : new Date(row[name]);
  return row;
}
