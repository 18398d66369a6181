import { client } from "../lib/http.mjs";
import { fill, OPEN } from "../lib/fill.mjs";
import { signIn } from "../lib/http.mjs";
import { question } from "../lib/question.mjs";

const TIMES = 15;

const SORTS = ["deadline", "priority", "created", "oldest", "updated"];

/** What a reviewer may look for: everywhere, in hardly anything, and in nothing at all. */
const FILTERS = {
  "for me": "assignee=me&status=waiting&waiting_on=human",
  open: "status=waiting",
  everything: "",
  done: "status=decided,timed_out,canceled",
  "the agent's turn": "status=waiting&waiting_on=agent",
  snoozed: "snoozed=true&status=waiting",
  "a common word": "status=waiting&q=customers",
  "a beginning": "status=waiting&q=cust",
  "two words": "status=waiting&q=export%20eu",
  "a rare word": "status=waiting&q=set_4711",
  "no such word": "status=waiting&q=unheardof",
  "a word to leave out": "status=waiting&q=export%20-eu",
  "a rare risk": "status=waiting&risk=critical",
  "two priorities": "status=waiting&priority=urgent,high",
  "a busy agent": "status=waiting&agent=agent://acme/bench/agent-3",
  "a quiet agent": "status=waiting&agent=agent://acme/bench/agent-9",
  "an agent that asked nothing": "status=waiting&agent=agent://acme/production/data-analyst&risk=critical",
  "a type": "status=waiting&intent_type=bench.share.v1",
  "two kinds": "status=waiting&task_type=review,override",
  "older than 29 days": "status=waiting&created_before=29d",
  "the last hour": "status=waiting&created_after=1h",
  "all at once": "status=waiting&q=refund&priority=high&risk=high&task_type=override&created_before=2d",
};

/** The first page of every filter in every order, and the counts of the sidebar, with 100,000 open intents. */
export async function lists({ app, key, cookie }) {
  const { send, close } = client(app.url, 1);
  const asked = await send("POST", "/api/intents", { authorization: `Bearer ${key}` }, question());
  await fill(app.databaseUrl, JSON.parse(asked.text).id);
  const people = { Ana: cookie, admin: await signIn(app.url, "admin@acme.dev", "bench") };
  const rows = [];
  for (const [person, session] of Object.entries(people)) {
    const time = async (path) => {
      const started = performance.now();
      const { status, text } = await send("GET", path, { cookie: session });
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
      return performance.now() - started;
    };
    for (const [name, filter] of Object.entries(FILTERS)) {
      for (const sort of SORTS) {
        const path = `/api/intents?view=summary&limit=50&sort=${sort}${filter && `&${filter}`}`;
        const { p50, worst } = await measured(() => time(path));
        rows.push({ person, name, sort, p50, worst });
      }
    }
    rows.push({
      person,
      name: "the sidebar's counts",
      sort: "",
      ...(await measured(() => time("/api/views"))),
    });
  }
  close();
  const slowest = rows.toSorted((a, b) => b.worst - a.worst).slice(0, 12);
  for (const { person, name, sort, p50, worst } of slowest)
    console.log(`  ${person}, ${name}, by ${sort}: p50 ${p50.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
  const p50s = rows.map(({ p50 }) => p50).toSorted((a, b) => a - b);
  return {
    open: OPEN,
    pages: rows.length,
    p50: p50s[p50s.length >> 1],
    slowest: slowest[0],
    counts: rows.filter(({ sort }) => sort === ""),
  };
}

async function measured(once) {
  const times = [];
  for (let n = 0; n < TIMES; n++) times.push(await once());
  // The first is the statement's planning and a cold cache: a reader meets it once in the life of a connection.
  const warm = times.slice(1).toSorted((a, b) => a - b);
  return { p50: warm[warm.length >> 1], worst: Math.max(...times) };
}
