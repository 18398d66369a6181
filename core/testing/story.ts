import fc from "fast-check";
import { AppError } from "../errors";
import type { Fact } from "../facts";
import type { Intent } from "../intent";
import type { Command } from "../lifecycle/commands";
import { openIntent } from "../lifecycle/open";
import { nextMomentOf } from "../lifecycle/pursue";
import { aPlanArb, aQuestionArb } from "./arbitraries";
import { anAnswer, ORIGIN, START } from "./intent";
import { ada, ana, asAgent, asUser, audrey, bea, cal, dan, personOf, resolveWithout } from "./people";
import { run } from "./play";

/** How long nothing happens: milliseconds, or until around the next moment. */
type Wait = { ms: number } | { pastMomentMs: number };

interface Beat {
  wait: Wait;
  command: (intent: Intent) => Command;
}

/** One command of a story; `facts` is null where it was refused. */
export interface Turn {
  before: Intent;
  command: Command;
  now: Date;
  facts: Fact[] | null;
  after: Intent;
}

const member = fc.constantFrom(ana, bea, cal, dan, ada, audrey);
const actor = fc.oneof(fc.constant(asAgent), member.map(asUser));
const people = fc.subarray([ana, bea, cal, ada].map(personOf));
const pursuit = fc
  .subarray([ana, bea, cal, dan, ada])
  .map((away) => ({ type: "pursue", resolve: resolveWithout(...away) }) as const);

const answering = fc
  .record({
    by: member,
    pick: fc.nat({ max: 3 }),
    comment: fc.constantFrom(null, "Fine.", "Because."),
    data: fc.constantFrom(null, { name: "x", assignee: "cal@acme.dev" }, "words"),
    edits: fc.constantFrom<Record<string, string>[]>({}, { "/dataset": "other" }),
    evidence: fc.constantFrom([], [{ label: "Log", url: "https://acme.dev/log" }]),
    revision: fc.constantFrom(null, 1, 2),
  })
  .map(({ by, pick, revision, ...rest }) => (intent: Intent): Command => {
    const outcome = intent.outcomes[pick] ?? intent.outcomes[0] ?? "";
    return { type: "answer", by, via: "inbox", revision, answer: { ...anAnswer(outcome), ...rest } };
  });

const always =
  <C extends Command>(command: C) =>
  (): Command =>
    command;

const command: fc.Arbitrary<(intent: Intent) => Command> = fc.oneof(
  { weight: 6, arbitrary: pursuit.map(always) },
  { weight: 4, arbitrary: answering },
  { weight: 2, arbitrary: member.map((by) => always({ type: "claim", by })) },
  { weight: 1, arbitrary: member.map((by) => always({ type: "release", by })) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        type: fc.constant("comment" as const),
        by: actor,
        body: fc.constant("Hm."),
        question: fc.boolean(),
      })
      .map(always),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ type: fc.constant("reassign" as const), by: member, to: people, reason: fc.constant(null) })
      .map(always),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom({}, { payload: { dataset: "new" } }, { title: "Again" })
      .map((question) => always({ type: "revise", by: asAgent, question, note: "Better." })),
  },
  { weight: 1, arbitrary: fc.constant(always({ type: "cancel", by: asAgent, reason: "Done." })) },
  {
    weight: 1,
    arbitrary: fc.constant(
      always({ type: "report", by: asAgent, result: { status: "succeeded", summary: "Ok.", data: null } }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      always({ type: "note_sent", to: personOf(ana), channel: "email", kind: "waiting" }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant(
      always({
        type: "note_failed",
        to: personOf(ana),
        channel: "email",
        kind: "waiting",
        error: "550",
        attempts: 7,
      }),
    ),
  },
);

const wait: fc.Arbitrary<Wait> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(-1, 0, 1, 30_000, 90_000).map((pastMomentMs) => ({ pastMomentMs })),
  },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 1_000).map((ms) => ({ ms })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4_000_000 }).map((ms) => ({ ms })) },
);

/** Random commands on a random question under a random plan, with time going forward. */
export const storyArb: fc.Arbitrary<Turn[]> = fc
  .record({
    question: aQuestionArb,
    plan: aPlanArb,
    beats: fc.array(fc.record({ wait, command }), { maxLength: 40 }),
  })
  .map(({ question, plan, beats }) =>
    tell(openIntent(ORIGIN, question, plan, resolveWithout(), START).intent, beats),
  );

function tell(intent: Intent, beats: readonly Beat[]): Turn[] {
  let now = START;
  return beats.map((beat) => {
    now = later(intent, now, beat.wait);
    const turn = play(intent, beat.command(intent), now);
    intent = turn.after;
    return turn;
  });
}

function later(intent: Intent, now: Date, wait: Wait): Date {
  if ("ms" in wait) return new Date(now.getTime() + wait.ms);
  const next = nextMomentOf(intent)?.at ?? now;
  return new Date(Math.max(now.getTime(), next.getTime() + wait.pastMomentMs));
}

function play(before: Intent, command: Command, now: Date): Turn {
  try {
    return { before, command, now, ...run(before, command, now) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { before, command, now, facts: null, after: before };
  }
}
