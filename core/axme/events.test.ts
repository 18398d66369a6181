import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asPerson, type Fact, isHeldBack } from "../facts";
import { currentlyAsked, type Intent } from "../intent";
import { anIntent, at } from "../testing/intent";
import { ana, asAgent, asUser, bea, personOf } from "../testing/people";
import { answer, letTimePass, run } from "../testing/play";
import { inShort, storyArb, type Turn } from "../testing/story";
import { factToWire, type FactWire } from "../wire/fact";
import { toWire } from "../wire/show";
import { type AxmeEvent, eventTranslator, isTerminal } from "./events";

/** AXME's published transitions; it may stay where it is, and TIMED_OUT, which only its schemas know, ends a wait. */
const NEXT: Record<string, string[]> = {
  "": ["CREATED"],
  CREATED: ["SUBMITTED"],
  SUBMITTED: ["IN_PROGRESS", "WAITING", "FAILED", "CANCELED"],
  IN_PROGRESS: ["WAITING", "COMPLETED", "FAILED", "CANCELED"],
  WAITING: ["WAITING", "IN_PROGRESS", "FAILED", "CANCELED", "TIMED_OUT"],
};

const born = (intent: Intent): Fact => ({
  type: "created",
  at: intent.createdAt,
  actor: { type: "agent", id: intent.agent.id, name: intent.agent.name },
  data: { level: intent.position.level, to: currentlyAsked(intent).map(asPerson), nobody_at: [] },
});

/** The facts as an agent reads them, numbered among those of a whole workspace. */
function asRead(first: Intent, facts: readonly Fact[], last: Intent): FactWire[] {
  return [born(first), ...facts]
    .filter((fact) => !isHeldBack(fact))
    .map((fact, index) => factToWire({ ...fact, seq: BigInt(100 + index * 7) }, () => toWire(last, "")));
}

function eventsOf(first: Intent, facts: readonly Fact[], last: Intent = first): AxmeEvent[] {
  return asRead(first, facts, last).flatMap(eventTranslator(toWire(last, "")));
}

const told = (story: readonly Turn[]) => {
  const first = story[0]?.before ?? anIntent();
  const facts = story.flatMap((turn) => turn.facts ?? []);
  return { first, facts, last: story.at(-1)?.after ?? first };
};

describe("whatever happens to an intent, its events", () => {
  test("go by AXME's transitions, without gaps from 1, to at most one end, which is the last", () => {
    fc.assert(
      fc.property(storyArb, (story) => {
        const { first, facts, last } = told(story);
        const events = eventsOf(first, facts, last);
        events.reduce((before, { status }) => {
          expect(NEXT[before], inShort(story)).toContain(status);
          return status;
        }, "");
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
        expect(events.filter(isTerminal)).toEqual(last.closedAt ? events.slice(-1) : []);
        for (const { status, waiting_reason } of events)
          expect(waiting_reason !== null).toBe(status === "WAITING");
      }),
    );
  });

  test("keep their numbers, however many facts have come since", () => {
    fc.assert(
      fc.property(storyArb, fc.nat(), (story, cut) => {
        const { first, facts, last } = told(story);
        const all = asRead(first, facts, last).flatMap(eventTranslator(toWire(last, "")));
        const some = asRead(first, facts.slice(0, cut % (facts.length + 1)), last).flatMap(
          eventTranslator(toWire(last, "")),
        );
        expect(all.slice(0, some.length)).toEqual(some);
      }),
    );
  });
});

describe("the last event tells the answer", () => {
  test("a yes is COMPLETED, with the form's fields beside the outcome", () => {
    const intent = anIntent({ editable: ["/dataset"] });
    const { after, facts } = answer(intent, ana, "approved", at(60), {
      comment: "The EU only.",
      data: { until: "Friday" },
      edits: { "/dataset": "eu" },
    });
    const events = eventsOf(intent, facts, after);
    expect(events.map(({ event_type }) => event_type)).toEqual([
      "intent.created",
      "intent.submitted",
      "intent.waiting",
      "intent.human_task_assigned",
      "intent.in_progress",
      "intent.completed",
    ]);
    const result = {
      outcome: "approved",
      approved: true,
      comment: "The EU only.",
      until: "Friday",
      edits: { "/dataset": "eu" },
    };
    expect(events.at(-1)).toMatchObject({
      status: "COMPLETED",
      actor: "Ana",
      details: { outcome: "approved", task_result: result, decision: { payload: { dataset: "eu" } } },
      payload: result,
      data: result,
    });
  });

  test("a no is FAILED, so that whoever reads the status alone does not go on", () => {
    const intent = anIntent();
    const { after, facts } = answer(intent, ana, "rejected", at(60), { comment: "Personal data." });
    expect(eventsOf(intent, facts, after).at(-1)).toMatchObject({
      event_type: "intent.failed",
      status: "FAILED",
      details: {
        outcome: "rejected",
        approved: false,
        error: { code: "rejected", message: "Personal data." },
      },
      data: { outcome: "rejected", approved: false },
    });
  });

  test("a deadline is TIMED_OUT with what it answered, a withdrawal CANCELED with why", () => {
    const intent = anIntent();
    const late = letTimePass(intent, at(4_000));
    expect(eventsOf(intent, late.facts, late.after).at(-1)).toMatchObject({
      event_type: "intent.timed_out",
      status: "TIMED_OUT",
      actor: "system",
      details: { outcome: "rejected", approved: false },
    });
    const gone = run(intent, { type: "cancel", by: asAgent, reason: "Obsolete." }, at(5));
    expect(eventsOf(intent, gone.facts, gone.after).at(-1)).toMatchObject({
      event_type: "intent.canceled",
      actor: intent.agent.address,
      details: { reason: "Obsolete." },
    });
  });
});

describe("whose turn it is", () => {
  test("goes to the agent with a question or a request for changes, and back with its reply or revision", () => {
    const intent = anIntent({ taskType: "review" });
    const question = { type: "comment", by: asUser(ana), body: "Which region?", question: true } as const;
    const reply = { type: "comment", by: asAgent, body: "The EU.", question: false } as const;
    const asked = run(intent, question, at(10));
    const replied = run(asked.after, reply, at(20));
    const returned = answer(replied.after, ana, "changes_requested", at(30), { comment: "Fewer rows." });
    const revise = { type: "revise", by: asAgent, question: {}, note: "Half of them." } as const;
    const revised = run(returned.after, revise, at(40));
    const facts = [asked, replied, returned, revised].flatMap((step) => step.facts);
    const events = eventsOf(intent, facts, revised.after).slice(4);
    expect(events.map(({ waiting_reason, details }) => [waiting_reason, details])).toMatchObject([
      ["WAITING_FOR_AGENT", { question: "Which region?" }],
      ["WAITING_FOR_HUMAN", { reply: "The EU." }],
      ["WAITING_FOR_AGENT", { outcome: "changes_requested", comment: "Fewer rows." }],
      ["WAITING_FOR_HUMAN", { revision: 2, note: "Half of them." }],
    ]);
    expect(events[0]?.pending_with).toEqual({
      type: "agent",
      ref: intent.agent.address,
      name: intent.agent.name,
    });
  });

  test("moves on when somebody passes it on", () => {
    const intent = anIntent();
    const moved = run(intent, { type: "reassign", by: ana, to: [personOf(bea)], reason: "Knows it." }, at(5));
    expect(eventsOf(intent, moved.facts, moved.after).at(-1)).toMatchObject({
      event_type: "intent.transfer",
      pending_with: { type: "human", ref: bea.email, name: "Bea" },
    });
  });
});
