import { advance, restart, resume } from "../escalation";
import { withEdits } from "../edits";
import { redacted } from "../sensitive/redact";
import { asPerson, type Fact, type FactData, type Person } from "../facts";
import { type Asked, type Decision, type Intent, MENTIONED, type Question, type Vote } from "../intent";

/** The intent after a fact. `updatedAt` moves only with what its readers can see change. */
export function evolve(intent: Intent, fact: Fact): Intent {
  switch (fact.type) {
    case "created":
    case "notified":
    case "notification_failed":
    case "revealed":
      return intent;
    case "reminded": {
      const moment = { kind: "remind" as const, at: new Date(fact.data.due_at), level: fact.data.level };
      return touched(intent, fact, { position: advance(intent.plan, intent.position, moment, fact.at) });
    }
    case "escalated": {
      const kind = fact.data.turn > intent.position.turn ? ("repeat" as const) : ("escalate" as const);
      const moment = { kind, at: new Date(fact.data.due_at), level: fact.data.level };
      const { to, level, left_out } = fact.data;
      const position = advance(intent.plan, intent.position, moment, fact.at);
      return touched(intent, fact, { position, asked: ask(intent.asked, to, level, left_out) });
    }
    case "claimed": {
      const by = { id: fact.actor.id ?? "", name: fact.actor.name };
      return touched(intent, fact, { claim: { by, since: fact.at, until: new Date(fact.data.until) } });
    }
    case "released": {
      // One that ended by itself did so then, however late the alarm.
      const since = intent.claim?.since ?? fact.at;
      const until = new Date(since.getTime() + fact.data.held_ms);
      return touched(intent, fact, { claim: null, position: released(intent, until) });
    }
    case "snoozed":
      return { ...intent, asked: snoozed(intent.asked, fact.actor.id, new Date(fact.data.until)) };
    case "woken":
      return { ...intent, asked: snoozed(intent.asked, fact.actor.id, null) };
    case "reassigned": {
      if (fact.data.from)
        return touched(intent, fact, delegated(intent, fact.at, fact.data.from, fact.data.to));
      const asked = ask(intent.asked, fact.data.to, intent.position.level);
      return touched(intent, fact, { claim: null, position: released(intent, fact.at), asked });
    }
    case "covered": {
      const { from, by, to } = fact.data;
      return touched(
        intent,
        fact,
        by ? delegated(intent, fact.at, from, to) : unclaimed(intent, fact.at, from),
      );
    }
    case "left":
      return touched(intent, fact, delegated(intent, fact.at, fact.data.who, []));
    case "commented":
      return touched(intent, fact, commented(intent, fact));
    case "changes_requested":
      return touched(intent, fact, { waitingOn: "agent", claim: null });
    case "revised": {
      const question = fact.data.question as Partial<Question>;
      const position = restart(intent.position, fact.at);
      return touched(intent, fact, {
        ...question,
        revision: fact.data.revision,
        waitingOn: "human",
        votes: [],
        edits: editsAfter(intent, fact.data),
        held: null,
        position,
        asked: awake(intent.asked),
      });
    }
    case "voted":
      return touched(intent, fact, { votes: [...intent.votes, voteOf(fact)] });
    case "answered": {
      const { decision, until } = fact.data;
      return touched(intent, fact, { held: { decision, until: new Date(until) } });
    }
    case "taken_back":
      return touched(intent, fact, { held: null });
    case "decided":
      return closed(intent, fact, "decided", fact.data.decision);
    case "timed_out":
      return closed(intent, fact, "timed_out", fact.data.decision);
    case "canceled":
      return closed(intent, fact, "canceled", null);
    case "result":
      return touched(intent, fact, { result: { ...fact.data, reportedAt: fact.at } });
    case "redacted":
      return touched(intent, fact, redacted(intent, fact));
  }
}

function touched(intent: Intent, fact: Fact, change: Partial<Intent>): Intent {
  return { ...intent, ...change, updatedAt: fact.at };
}

function closed(intent: Intent, fact: Fact, status: Intent["status"], decision: Decision | null): Intent {
  return touched(intent, fact, {
    status,
    outcome: decision?.outcome ?? null,
    decision,
    claim: null,
    held: null,
    closedAt: fact.at,
  });
}

function voteOf({ actor, at, data }: Extract<Fact, { type: "voted" }>): Vote {
  const { id, name, actingFor = null } = actor;
  const { answer, via, admin, step_up: stepUp } = data;
  return {
    ...answer,
    ...{ userId: id ?? "", name, via, at, admin: admin === true, actingFor },
    ...(stepUp && { stepUp }),
  };
}

/** What a voter changes adds up; another payload of the agent's takes the place of all that. */
function editsAfter({ edits: before }: Intent, { edits, question }: FactData["revised"]): Intent["edits"] {
  if (edits) return withEdits(before, edits);
  return question.payload === undefined ? before : {};
}

/** Those newly asked are current; everybody who was asked before stays, and may still answer. Whoever was left out may read. */
export function ask(
  before: readonly Asked[],
  people: readonly Person[],
  level: number,
  leftOut?: Person,
): Asked[] {
  const asked = new Map(before.map((person) => [person.id, { ...person, current: false }]));
  for (const person of people)
    asked.set(person.id, { ...asPerson(person), level, current: true, snoozedUntil: null });
  if (leftOut && !asked.has(leftOut.id))
    asked.set(leftOut.id, { ...asPerson(leftOut), level, current: false, snoozedUntil: null });
  return [...asked.values()];
}

function snoozed(asked: Asked[], who: string | null, until: Date | null): Asked[] {
  return asked.map((person) => (person.id === who ? { ...person, snoozedUntil: until } : person));
}

/** What people hid from themselves comes back when there is news in it for them. */
function awake(asked: Asked[]): Asked[] {
  const asleep = asked.some((person) => person.snoozedUntil !== null);
  return asleep ? asked.map((person) => ({ ...person, snoozedUntil: null })) : asked;
}

/** One person's part goes to others, at the level where it stood, or ends; a claim of theirs ends with it. */
function delegated(intent: Intent, at: Date, from: Person, people: readonly Person[]): Partial<Intent> {
  const { level } = intent.asked.find((person) => person.id === from.id) ?? intent.position;
  const to = people.map((person) => ({ ...person, level, current: true, snoozedUntil: null }));
  const rest = intent.asked.filter((person) => !to.some(({ id }) => id === person.id));
  const asked = [...rest.map((each) => (each.id === from.id ? { ...each, current: false } : each)), ...to];
  return { asked, ...unclaimed(intent, at, from) };
}

/** A claim of theirs ends. */
function unclaimed(intent: Intent, at: Date, by: Person): Partial<Intent> {
  const { claim } = intent;
  if (claim?.by.id !== by.id) return {};
  return { claim: null, position: released(intent, at) };
}

/** Those mentioned for the first time join as readers. */
function withMentioned(asked: Asked[], told: readonly Person[]): Asked[] {
  const strangers = told.filter(({ id }) => !asked.some((person) => person.id === id));
  const joining = strangers.map((person) => ({
    ...person,
    level: MENTIONED,
    current: false,
    snoozedUntil: null,
  }));
  return strangers.length === 0 ? asked : [...asked, ...joining];
}

/** A question goes to the agent, and the escalation rests; the agent's reply brings it back and gives people their full time. */
function commented(intent: Intent, fact: Extract<Fact, { type: "commented" }>): Partial<Intent> {
  const asked = withMentioned(intent.asked, fact.data.told ?? []);
  if (fact.actor.type === "agent") {
    if (intent.waitingOn !== "agent") return { asked };
    return { asked: awake(asked), waitingOn: "human", position: restart(intent.position, fact.at) };
  }
  return fact.data.question ? { asked, waitingOn: "agent" } : { asked };
}

/** The position after the claim ended, if there is one. */
function released({ plan, position, claim }: Intent, until: Date): Intent["position"] {
  return claim ? resume(plan, position, claim.since, until) : position;
}
