import fc from "fast-check";
import type { Member } from "../access";
import { AppError } from "../errors";
import type { Fact } from "../facts";
import type { Answer, Intent } from "../intent";
import type { Command } from "../lifecycle/commands";
import { openIntent } from "../lifecycle/open";
import { nextMomentOf } from "../lifecycle/pursue";
import { aPlanArb, aQuestionArb } from "./arbitraries";
import { anAnswer, ORIGIN, START } from "./intent";
import {
  ada,
  ana,
  asAgent,
  asUser,
  audrey,
  bea,
  cal,
  dan,
  personOf,
  resolve,
  resolveWithout,
} from "./people";
import { run } from "./play";

/** One command of a story; `facts` is null where it was refused. */
export interface Turn {
  before: Intent;
  command: Command;
  now: Date;
  facts: Fact[] | null;
  after: Intent;
}

/** Numbers that pick from the tables below: quick to make, and a failure shrinks to the tables' first rows. */
const beat = fc.tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 }), fc.nat({ max: 99 }), fc.nat({ max: 999 }));

/** Random commands on a random question under a random plan, with time going forward. */
export const storyArb: fc.Arbitrary<Turn[]> = fc
  .tuple(aQuestionArb, aPlanArb, fc.array(beat, { minLength: 5, maxLength: 30, size: "max" }))
  .map(([question, plan, beats]) => tell(openIntent(ORIGIN, question, plan, resolve, START).intent, beats));

/** How many more commands a story has after the intent is closed. */
const EPILOGUE = 6;

function tell(intent: Intent, beats: readonly [number, number, number, number][]): Turn[] {
  const turns: Turn[] = [];
  let now = START;
  for (const [wait, command, who, detail] of beats) {
    if (turns.filter(({ before }) => before.closedAt).length === EPILOGUE) break;
    now = pick(WAITS, wait)(intent, now);
    const turn = play(intent, pick(COMMANDS, command)(intent, pick(WHO, who)(intent), detail), now);
    intent = turn.after;
    turns.push(turn);
  }
  return turns;
}

/** A story as a person reads it: the plan, then what was tried when, and what came of it. */
export function inShort(story: readonly Turn[]): string {
  const turns = story.map(({ now, command, facts }) => {
    const came = facts ? facts.map(({ type }) => type).join(", ") || "nothing" : "refused";
    return `+${(now.getTime() - START.getTime()) / 1000} s ${JSON.stringify(command)} → ${came}`;
  });
  return [JSON.stringify(story[0]?.before.plan), ...turns].join("\n");
}

function play(before: Intent, command: Command, now: Date): Turn {
  try {
    return { before, command, now, ...run(before, command, now) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { before, command, now, facts: null, after: before };
  }
}

function pick<T>(table: readonly T[], n: number): T {
  const found = table[n % table.length];
  if (found === undefined) throw new Error("an empty table");
  return found;
}

type Wait = (intent: Intent, now: Date) => Date;
const wait =
  (ms: number): Wait =>
  (_, now) =>
    new Date(now.getTime() + ms);
const untilNextMoment =
  (ms: number): Wait =>
  (intent, now) => {
    const next = nextMomentOf(intent)?.at ?? now;
    return new Date(Math.max(now.getTime(), next.getTime() + ms));
  };

const WAITS = [
  ...[wait(0), wait(1), wait(1_000), wait(20_000), wait(100_000), wait(400_000), wait(2_000_000)],
  ...[-1, 0, 0, 0, 1, 3_000, 30_000, 90_000].map(untilNextMoment),
];

type Who = (intent: Intent) => Member;
const EVERYBODY = [ana, bea, cal, dan, ada, audrey];
const asked =
  (n: number): Who =>
  (intent) => {
    return EVERYBODY.find(({ id }) => id === intent.asked[n % Math.max(1, intent.asked.length)]?.id) ?? ada;
  };

/** Mostly those who were asked, since others are only refused. */
const WHO: readonly Who[] = [...[0, 1, 2, 3, 0, 1].map(asked), ...EVERYBODY.map((member) => () => member)];

type Act = (intent: Intent, who: Member, detail: number) => Command;

const pursue: Act = (_, __, detail) => {
  const away = EVERYBODY.filter((___, index) => detail % 3 === 0 && (detail >> index) & 1);
  return { type: "pursue", resolve: resolveWithout(...away) };
};

const answer: Act = (intent, by, detail) => {
  if (intent.held && detail & 1) return takeBack(intent, by, detail);
  const outcome = pick(intent.outcomes, detail >> 5);
  const more: Partial<Answer> = {
    comment: detail % 5 === 0 ? null : "Because.",
    data: detail % 6 === 0 ? null : { name: "x", assignee: "cal@acme.dev" },
    edits: detail % 7 === 0 ? { "/dataset": "other" } : {},
    evidence: detail % 8 === 0 ? [] : [{ label: "Log", url: "https://acme.dev/log" }],
  };
  const revision = detail % 9 === 0 ? intent.revision - 1 : intent.revision;
  return { type: "answer", by, via: "inbox", revision, answer: anAnswer(outcome, more) };
};

const claim: Act = (_, by) => ({ type: "claim", by });
const release: Act = (_, by) => ({ type: "release", by });
const takeBack: Act = (intent, by, detail) => {
  const whoDid = EVERYBODY.find(({ id }) => id === intent.held?.decision.decidedBy.id);
  return { type: "take_back", by: detail % 4 > 0 ? (whoDid ?? by) : by };
};
const snooze: Act = (intent, by, detail) => {
  if (intent.asked.some(({ snoozedUntil }) => snoozedUntil)) return wake(intent, by, detail);
  return { type: "snooze", by, until: new Date(intent.updatedAt.getTime() + detail * 2_000) };
};
const wake: Act = (intent, by) => {
  const asleep = intent.asked.find(({ snoozedUntil }) => snoozedUntil);
  return { type: "wake", by: EVERYBODY.find(({ id }) => id === asleep?.id) ?? by };
};
const comment: Act = (_, by, detail) => {
  const told = [bea, audrey].filter((__, index) => (detail >> index) & 4).map(personOf);
  const mentions = told.map(({ id, name }) => ({ type: "user" as const, id, name }));
  const question = detail % 3 > 0;
  return { type: "comment", by: detail & 1 ? asAgent : asUser(by), body: "Hm.", question, mentions, told };
};
const delegate: Act = (_, by, detail) => {
  return { type: "delegate", by, to: personOf(pick([ana, bea, cal, ada], detail)), reason: null };
};
const reassign: Act = (_, by, detail) => {
  const to = [ana, bea, cal, ada].filter((__, index) => (detail >> index) & 1).map(personOf);
  return { type: "reassign", by, to, reason: null };
};
const depart: Act = (_, who) => {
  return {
    type: "depart",
    userId: who.id,
    reason: "deactivated",
    by: asUser(ada),
    resolve: resolveWithout(who),
  };
};
const revise: Act = (_, __, detail) => {
  const question = pick(
    [{}, { payload: { dataset: "new" } }, { title: "Again", description: "More." }],
    detail,
  );
  return { type: "revise", by: asAgent, question, note: "Better." };
};
const cancel: Act = () => ({ type: "cancel", by: asAgent, reason: "Done." });
const report: Act = () => {
  return { type: "report", by: asAgent, result: { status: "succeeded", summary: "Ok.", data: null } };
};
const note: Act = (_, by, detail) => {
  const about = { to: personOf(by), channel: "email", kind: "waiting" };
  return detail & 1
    ? { type: "note_sent", ...about }
    : { type: "note_failed", ...about, error: "550", attempts: 7 };
};

const COMMANDS = [
  ...Array.from({ length: 20 }, () => pursue),
  ...Array.from({ length: 14 }, () => answer),
  takeBack,
  ...[claim, claim, claim, claim, claim, release, release, comment, comment, comment, comment],
  ...[snooze, snooze, snooze, snooze, wake],
  ...[depart, depart],
  ...[delegate, delegate, reassign, reassign, revise, revise, report, report, note, cancel],
];
