import { describe, expect, test } from "vitest";
import { isAnswerable, noticesOf, resumesAgent, WEBHOOK_EVENTS, webhookTypeOf } from "./effects";
import type { Fact } from "./facts";
import type { Intent } from "./intent";
import type { Command } from "./lifecycle/commands";
import { openIntent } from "./lifecycle/open";
import { NOTICE_KINDS } from "./notice";
import { aLevel, anIntent, aPlan, aQuestion, aQuorum, at, ORIGIN, START } from "./testing/intent";
import { ada, ana, asAgent, asUser, bea, cal, personOf, resolve, team, user } from "./testing/people";
import { answer, pursue, run } from "./testing/play";

/** Ana is asked first; after ten minutes, with a reminder between, the team of Bea and Cal. */
const chain = aPlan({
  levels: [
    aLevel({ remindAfterSeconds: 60, maxReminders: 1, escalateAfterSeconds: 600 }),
    aLevel({ to: [team("data")] }),
  ],
});
const fresh = anIntent({}, chain);
const escalated = pursue(fresh, at(600)).after;

/** Who is told what about the last fact of a step, by name. */
function told({ facts, after }: { facts: readonly Fact[]; after: Intent }): string[] {
  const fact = facts.at(-1);
  if (!fact) throw new Error("nothing happened");
  const names = new Map([ana, bea, cal, ada].map(({ id, name }) => [id, name]));
  return noticesOf(fact, after).map(({ userId, kind }) => `${names.get(userId)}: ${kind}`);
}

const after = (intent: Intent, command: Command, seconds = 700) => run(intent, command, at(seconds));

test("whom the chain has left behind for good is not told of the end", () => {
  const strict = { ...fresh, plan: { ...fresh.plan, keepEarlierLevels: false } };
  const movedOn = pursue(strict, at(600)).after;
  expect(told(answer(movedOn, bea, "approved", at(700)))).toEqual(["Cal: decided"]);
});

describe("who is written to", () => {
  const started = openIntent(ORIGIN, aQuestion(), chain, resolve, START);
  const reassign: Command = { type: "reassign", by: ana, to: [personOf(ana), personOf(cal)], reason: null };

  const delegation: Command = { type: "delegate", by: bea, to: personOf(ada), reason: null };
  const mentioned = (intent: Intent): Intent => ({
    ...intent,
    asked: [...intent.asked, { ...personOf(ada), level: 0, current: false, snoozedUntil: null }],
  });

  test.each<[string, { facts: Fact[]; after: Intent }, string[]]>([
    ["a new question: those asked", { facts: started.facts, after: started.intent }, ["Ana: waiting"]],
    ["a reminder: those asked now", pursue(fresh, at(60)), ["Ana: reminder"]],
    ["an escalation: those newly asked", pursue(fresh, at(600)), ["Bea: escalated", "Cal: escalated"]],
    ["a reassignment: those newly asked, but not who did it", after(fresh, reassign), ["Cal: waiting"]],
    [
      "a decision: everybody who was ever asked, but not who decided",
      answer(escalated, bea, "approved", at(700)),
      ["Ana: decided", "Cal: decided"],
    ],
    [
      "an admin's decision: everybody who was ever asked",
      answer(escalated, ada, "approved", at(700)),
      ["Ana: decided", "Bea: decided", "Cal: decided"],
    ],
    [
      "a timeout: everybody who was ever asked",
      pursue(escalated, at(3_600)),
      ["Ana: timed_out", "Bea: timed_out", "Cal: timed_out"],
    ],
    [
      "a cancellation: everybody who was ever asked",
      after(escalated, { type: "cancel", by: asAgent, reason: "No need." }),
      ["Ana: withdrawn", "Bea: withdrawn", "Cal: withdrawn"],
    ],
    [
      "a revision: those asked now",
      after(escalated, { type: "revise", by: asAgent, question: {}, note: "Again." }),
      ["Bea: waiting", "Cal: waiting"],
    ],
    [
      "the agent's comment: those asked now",
      after(escalated, { type: "comment", by: asAgent, body: "The EU.", question: false }),
      ["Bea: waiting", "Cal: waiting"],
    ],
    [
      "a person's comment: nobody",
      after(escalated, { type: "comment", by: asUser(bea), body: "Hm.", question: true }),
      [],
    ],
    [
      "a comment that mentions people: those, but not who wrote it",
      after(escalated, {
        type: "comment",
        by: asUser(bea),
        body: "@Cal @Bea?",
        question: false,
        mentions: [
          { type: "user", id: cal.id, name: "Cal" },
          { type: "user", id: bea.id, name: "Bea" },
        ],
        told: [personOf(cal), personOf(bea)],
      }),
      ["Cal: mentioned"],
    ],
    [
      "an end: those who were asked, and not who was only mentioned",
      after(mentioned(escalated), { type: "cancel", by: asAgent, reason: "No need." }),
      ["Ana: withdrawn", "Bea: withdrawn", "Cal: withdrawn"],
    ],
    ["a delegation: who has it now", after(escalated, delegation), ["Ada: waiting"]],
    ["a claim: nobody", after(escalated, { type: "claim", by: bea }), []],
    [
      "a note that somebody was written to: nobody",
      after(escalated, { type: "note_sent", to: personOf(ana), channel: "email", kind: "waiting" }),
      [],
    ],
  ])("about %s", (_, step, people) => {
    expect(told(step)).toEqual(people);
  });

  test("nobody about a vote, or about changes that were asked for", () => {
    const quorum = anIntent(
      { taskType: "review" },
      { levels: [aLevel({ to: [team("all")] })], quorum: aQuorum() },
    );
    expect(told(answer(quorum, ana, "approved", at(1)))).toEqual([]);
    expect(told(answer(quorum, ana, "changes_requested", at(1), { comment: "Less." }))).toEqual([]);
  });

  test("nobody twice about one fact", () => {
    const both = aPlan({ levels: [aLevel({ to: [user(bea), team("data")] })] });
    const { intent, facts } = openIntent(ORIGIN, aQuestion(), both, resolve, START);
    expect(told({ facts, after: intent })).toEqual(["Bea: waiting", "Cal: waiting"]);
  });
});

test("only what can be answered carries a link to answer by", () => {
  expect(NOTICE_KINDS.filter(isAnswerable)).toEqual(["waiting", "reminder", "escalated"]);
});

describe("webhooks", () => {
  test("are what API.md lists", () => {
    const listed =
      ".created .reminded .escalated .claimed .commented .changes_requested .decided .timed_out .canceled .result";
    expect(WEBHOOK_EVENTS.map((type) => type.replace("intent", ""))).toEqual(listed.split(" "));
  });

  const facts: [Fact, string | null, boolean][] = [
    [only(pursue(fresh, at(60))), "intent.reminded", false],
    [only(pursue(fresh, at(600))), "intent.escalated", false],
    [only(pursue(fresh, at(3_600))), "intent.timed_out", true],
    [only(after(fresh, { type: "claim", by: ana })), "intent.claimed", false],
    [
      only(after(fresh, { type: "comment", by: asUser(ana), body: "Why?", question: true })),
      "intent.commented",
      true,
    ],
    [
      only(after(fresh, { type: "comment", by: asAgent, body: "So.", question: false })),
      "intent.commented",
      false,
    ],
    [only(after(fresh, { type: "cancel", by: asAgent, reason: "No need." })), "intent.canceled", true],
    [only(answer(fresh, ana, "approved", at(1))), "intent.decided", true],
    [
      only(answer(anIntent({ taskType: "review" }), ana, "changes_requested", at(1), { comment: "Less." })),
      "intent.changes_requested",
      true,
    ],
    [only(after(fresh, { type: "reassign", by: ana, to: [personOf(bea)], reason: null })), null, false],
    [only(after(fresh, { type: "revise", by: asAgent, question: {}, note: "Again." })), null, false],
    [
      only(after(fresh, { type: "note_sent", to: personOf(ana), channel: "email", kind: "waiting" })),
      null,
      false,
    ],
  ];

  test.each(facts.map(([fact, type, resumes]) => [fact.type, fact.actor.type, type, resumes, fact] as const))(
    "%s by the %s is %s, and resumes the agent: %s",
    (_, __, type, resumes, fact) => {
      expect(webhookTypeOf(fact)).toBe(type);
      expect(resumesAgent(fact)).toBe(resumes);
    },
  );

  test("what resumes the agent has a type to be sent by", () => {
    for (const [fact] of facts) if (resumesAgent(fact)) expect(webhookTypeOf(fact)).not.toBeNull();
  });
});

function only({ facts }: { facts: readonly Fact[] }): Fact {
  const [fact] = facts;
  if (!fact || facts.length > 1) throw new Error(`${facts.length} facts`);
  return fact;
}
