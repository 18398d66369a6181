import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentsOf } from "../escalation";
import type { Fact } from "../facts";
import { workingTimeBetween } from "../hours";
import { currentlyAsked, type Intent, isOpen } from "../intent";
import { DEFAULT_CLAIM, type Plan } from "../plan";
import { aPlanArb } from "../testing/arbitraries";
import { hoursArb, instantArb } from "../testing/hours";
import { aLevel, anIntent, aPlan, aQuestion, at, ORIGIN, START } from "../testing/intent";
import { ana, bea, cal, personOf, resolveWithout, team, user } from "../testing/people";
import { answer, letTimePass, pursue, refusal, run } from "../testing/play";
import { openIntent } from "./open";
import { nextMomentOf } from "./pursue";

const somebody = () => ({ people: [personOf(ana)], passedOver: [] });
const opened = (plan: Plan) => openIntent(ORIGIN, aQuestion(), plan, somebody, START).intent;
const withoutHours = (plan: Plan): Plan => ({
  ...plan,
  levels: plan.levels.map((level) => ({ ...level, hours: null })),
});
const forEver = new Date(START.getTime() + 1e12);

/** What the clock's facts say of their moments. */
function momentsIn(facts: readonly Fact[]) {
  return facts.map((fact) => {
    if (fact.type === "reminded")
      return { kind: "remind", at: new Date(fact.data.due_at), level: fact.data.level };
    if (fact.type === "timed_out") return { kind: "timeout", at: new Date(fact.data.due_at), level: null };
    if (fact.type !== "escalated") throw new Error(`${fact.type} is not the clock's`);
    const kind = fact.data.level > fact.data.from_level ? "escalate" : "repeat";
    return { kind, at: new Date(fact.data.due_at), level: fact.data.level };
  });
}

describe("the clock", () => {
  test("does exactly what the preview says, when its alarms ring on time", () => {
    fc.assert(
      fc.property(aPlanArb, (plan) => {
        const { facts, after } = letTimePass(opened(plan), forEver, () => 0, somebody);
        const foretold = momentsOf(plan, START).map((moment) =>
          moment.kind === "timeout" ? { ...moment, level: null } : moment,
        );
        expect(momentsIn(facts)).toEqual(foretold);
        expect(facts.every((fact, index) => fact.at.getTime() === foretold[index]?.at.getTime())).toBe(true);
        expect(after.status).toBe("timed_out");
      }),
    );
  });

  test("keeps the order and never skips the timeout, however late its alarms are", () => {
    const lateness = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 5_000_000 })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(aPlanArb, lateness, (plan, lateMs) => {
        const { facts, after } = letTimePass(
          opened(plan),
          forEver,
          (n) => lateMs[n % lateMs.length] ?? 0,
          somebody,
        );
        const due = momentsIn(facts).map((moment) => moment.at.getTime());
        expect(due).toEqual([...due].sort((a, b) => a - b));
        expect(facts.every((fact, index) => fact.at.getTime() >= (due[index] ?? Infinity))).toBe(true);
        expect(facts.filter(({ type }) => type === "timed_out")).toEqual([facts.at(-1)]);
        expect(facts.length).toBeLessThanOrEqual(momentsOf(plan, START).length);
        expect(after.status).toBe("timed_out");
      }),
    );
  });

  const chain = aPlan({
    levels: [
      aLevel({ remindAfterSeconds: 60, remindEverySeconds: 60, maxReminders: 5, escalateAfterSeconds: 600 }),
      aLevel({ to: [user(bea)], remindAfterSeconds: 120, maxReminders: 1, escalateAfterSeconds: 900 }),
      aLevel({ to: [team("data")] }),
    ],
    timeoutSeconds: 10_000,
  });

  test("does only the gravest thing after a long pause, once, and then gives people their full time", () => {
    const { after, facts } = pursue(anIntent({}, chain), at(5_000));
    expect(facts).toMatchObject([
      { type: "escalated", data: { level: 2, from_level: 1, to: [{ name: "Bea" }], reason: "due" } },
    ]);
    expect(nextMomentOf(after)).toEqual({ kind: "remind", at: at(5_120), level: 2 });
    expect(pursue(after, at(5_000)).facts).toEqual([]);
  });

  test("ends what it comes back to after the deadline, without telling anybody else first", () => {
    expect(pursue(anIntent({}, chain), at(50_000)).facts.map(({ type }) => type)).toEqual(["timed_out"]);
  });

  test("reminds those who are asked now, and counts", () => {
    const { facts } = letTimePass(anIntent({}, chain), at(600));
    expect(facts.slice(0, 2)).toMatchObject([
      { type: "reminded", data: { number: 1, level: 1, to: [{ name: "Ana" }] } },
      { type: "reminded", data: { number: 2 } },
    ]);
    expect(letTimePass(anIntent({}, chain), at(720)).facts.at(-1)).toMatchObject({
      type: "reminded",
      data: { number: 1, level: 2, to: [{ name: "Bea" }] },
    });
  });

  test("climbs over a level that reaches nobody, and says so", () => {
    const { after, facts } = pursue(anIntent({}, chain), at(600), resolveWithout(bea));
    expect(facts).toMatchObject([
      { type: "escalated", data: { level: 2, from_level: 1, to: [], reason: "due" } },
      { type: "escalated", data: { level: 3, from_level: 2, to: [{ name: "Cal" }], reason: "nobody_there" } },
    ]);
    expect(after.position).toMatchObject({ level: 3, turn: 0, levelStartedAt: at(600) });
  });

  test("says who can no longer answer, where the policy leaves that to whoever is asked now", () => {
    const strict = { ...chain, keepEarlierLevels: false };
    const { after, facts } = pursue(anIntent({}, strict), at(600));
    expect(facts).toMatchObject([
      { type: "escalated", data: { to: [{ name: "Bea" }], out: [{ name: "Ana" }] } },
    ]);
    expect(refusal(() => answer(after, ana, "approved", at(700))).message).toBe(
      "This has gone on to Bea, and its policy leaves it to whoever is asked now.",
    );
    expect(refusal(() => run(after, { type: "claim", by: ana }, at(700))).code).toBe("forbidden");
    expect(answer(after, bea, "approved", at(700)).after.status).toBe("decided");
    const nobody = pursue(anIntent({}, strict), at(600), resolveWithout(bea, cal));
    expect(nobody.facts.some((fact) => "out" in fact.data)).toBe(false);
    expect(answer(nobody.after, ana, "approved", at(700)).after.status).toBe("decided");
  });

  test("starts again at once where the end of the chain reaches nobody, if that helps", () => {
    const round = aPlan({
      levels: [
        aLevel({ escalateAfterSeconds: 600 }),
        aLevel({ to: [team("empty")], escalateAfterSeconds: 600 }),
      ],
      repeat: { fromLevel: 1, times: 1 },
    });
    expect(pursue(anIntent({}, round), at(600)).facts).toMatchObject([
      { data: { level: 2, turn: 0, to: [], reason: "due" } },
      { data: { level: 1, from_level: 2, turn: 1, to: [{ name: "Ana" }], reason: "nobody_there" } },
    ]);
    expect(pursue(anIntent({}, round), at(600), resolveWithout(ana)).facts).toHaveLength(1);
  });

  test("stays at the last level where nobody is anywhere, until the deadline", () => {
    const { after, facts } = pursue(anIntent({}, chain), at(600), resolveWithout(ana, bea, cal));
    expect(facts).toHaveLength(2);
    expect(currentlyAsked(after)).toEqual([]);
    expect(after.asked.map(({ name }) => name)).toEqual(["Ana"]);
    expect(nextMomentOf(after)).toMatchObject({ kind: "timeout", at: at(10_000) });
  });

  test("gives at the deadline what the plan says, in the system's name", () => {
    const { after } = pursue(anIntent({}, { onTimeout: "rejected" }), at(3_600));
    expect(after).toMatchObject({ status: "timed_out", outcome: "rejected", closedAt: at(3_600) });
    expect(after.decision).toMatchObject({
      via: "timeout",
      decidedBy: { id: null },
      payload: after.payload,
      revision: 1,
    });
    const open = pursue(anIntent({}, { onTimeout: null }), at(3_600)).after;
    expect(open).toMatchObject({ status: "timed_out", outcome: null, decision: null });
  });
});

describe("a claim", () => {
  test("shifts the chain by its length, and never past the deadline", () => {
    const moment = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(
        aPlanArb.map((plan) => ({ ...withoutHours(plan), claim: DEFAULT_CLAIM })),
        moment,
        fc.integer({ min: 0, max: DEFAULT_CLAIM.holdSeconds * 1000 - 1 }),
        (plan, sinceMs, heldMs) => {
          const since = new Date(START.getTime() + sinceMs);
          const until = new Date(since.getTime() + heldMs);
          const before = letTimePass(opened(plan), since, () => 0, somebody).after;
          const next = nextMomentOf(before);
          fc.pre(next !== null && until < before.deadlineAt);
          const claimed = run(before, { type: "claim", by: { ...ana } }, since).after;
          expect(letTimePass(claimed, until).facts).toEqual([]);
          const after = run(claimed, { type: "release", by: { ...ana } }, until).after;
          const shifted = Math.min(next.at.getTime() + heldMs, before.deadlineAt.getTime());
          expect(nextMomentOf(after)?.at.getTime()).toBe(shifted);
        },
      ),
    );
  });

  test("ends by itself, and the chain goes on from where it stood", () => {
    const plan = aPlan({ levels: [aLevel({ escalateAfterSeconds: 600 }), aLevel()], timeoutSeconds: 50_000 });
    const claimed = run(anIntent({}, plan), { type: "claim", by: ana }, at(500)).after;
    const { facts } = letTimePass(claimed, forEver);
    expect(facts).toMatchObject([
      {
        type: "released",
        at: at(500 + DEFAULT_CLAIM.holdSeconds),
        data: { reason: "expired", held_ms: DEFAULT_CLAIM.holdSeconds * 1000 },
        actor: { type: "system" },
      },
      { type: "escalated", at: at(600 + DEFAULT_CLAIM.holdSeconds) },
      { type: "timed_out", at: at(50_000) },
    ]);
  });

  test("is not made longer by an alarm that comes late", () => {
    const plan = aPlan({
      levels: [aLevel({ escalateAfterSeconds: 9_000 }), aLevel()],
      timeoutSeconds: 50_000,
    });
    const claimed = run(anIntent({}, plan), { type: "claim", by: ana }, at(500)).after;
    const { after } = pursue(claimed, at(8_000));
    expect(nextMomentOf(after)).toEqual({
      kind: "escalate",
      at: at(9_000 + DEFAULT_CLAIM.holdSeconds),
      level: 2,
    });
  });

  test("does not hold the deadline back", () => {
    const claimed = run(anIntent({}, { timeoutSeconds: 60 }), { type: "claim", by: ana }, at(59)).after;
    expect(nextMomentOf(claimed)).toMatchObject({ kind: "timeout", at: at(60) });
    const { after } = pursue(claimed, at(60));
    expect(after).toMatchObject({ status: "timed_out", claim: null });
    expect(isOpen(after)).toBe(false);
  });

  test("that is handed on with a reassignment has held the chain back as well", () => {
    const plan = aPlan({ levels: [aLevel({ escalateAfterSeconds: 600 }), aLevel()], timeoutSeconds: 50_000 });
    const claimed = run(anIntent({}, plan), { type: "claim", by: ana }, at(100)).after;
    const { after } = run(
      claimed,
      { type: "reassign", by: ana, to: [personOf(bea)], reason: null },
      at(1_000),
    );
    expect(nextMomentOf(after)).toEqual({ kind: "escalate", at: at(1_500), level: 2 });
  });

  test("that outlasts a revision holds the chain back only from the revision on", () => {
    const plan = aPlan({ levels: [aLevel({ escalateAfterSeconds: 600 }), aLevel()], timeoutSeconds: 50_000 });
    const agent = { type: "agent" as const, id: "agt_1", name: "Analyst" };
    const claimed = run(anIntent({}, plan), { type: "claim", by: ana }, at(100)).after;
    const revised = run(
      claimed,
      { type: "revise", by: agent, question: {}, note: "Better." },
      at(1_000),
    ).after;
    const released = run(revised, { type: "release", by: ana }, at(1_200)).after;
    expect(nextMomentOf(released)).toEqual({ kind: "escalate", at: at(1_800), level: 2 });
  });

  test("holds a level with hours for as long as they last: what is left of its time stays the same", () => {
    const moment = fc.integer({ min: 0, max: 9 * 86_400_000 });
    fc.assert(
      fc.property(
        hoursArb,
        instantArb,
        moment,
        fc.integer({ min: 0, max: 1_800_000 }),
        (hours, start, ms, heldMs) => {
          const levels = [aLevel({ escalateAfterSeconds: 36_000, hours }), aLevel()];
          const plan = aPlan({ levels, timeoutSeconds: 300 * 86_400 });
          const opened = openIntent(ORIGIN, aQuestion(), plan, somebody, start).intent;
          const since = new Date(start.getTime() + ms);
          const until = new Date(since.getTime() + heldMs);
          fc.pre((nextMomentOf(opened)?.at ?? start) > since);
          const left = (from: Date, intent: Intent) =>
            workingTimeBetween(hours, from, nextMomentOf(intent)?.at ?? from);
          const claimed = run(opened, { type: "claim", by: ana }, since).after;
          const released = run(claimed, { type: "release", by: ana }, until).after;
          fc.pre(nextMomentOf(released)?.kind === "escalate");
          expect(left(until, released)).toBe(left(since, opened));
          expect(released.position.levelStartedAt.getTime()).toBeLessThanOrEqual(until.getTime());
        },
      ),
    );
  });

  const short = { holdSeconds: 600, atMostSeconds: 900 };
  const chain = aPlan({
    levels: [aLevel({ escalateAfterSeconds: 1_200 }), aLevel({ to: [user(ana)] })],
    timeoutSeconds: 50_000,
    claim: short,
  });

  test("holds for as long as the policy says, and all of one level together no longer than it allows", () => {
    const claim = (intent: Intent, seconds: number) =>
      run(intent, { type: "claim", by: ana }, at(seconds)).after;
    const once = letTimePass(claim(anIntent({}, chain), 0), at(600)).after;
    expect(once.claim).toBeNull();
    const twice = claim(once, 600);
    expect(twice.claim?.until).toEqual(at(900));
    const spent = letTimePass(twice, at(900)).after;
    expect(refusal(() => claim(spent, 901)).message).toContain("15 minutes");
    expect(nextMomentOf(spent)).toEqual({ kind: "escalate", at: at(2_100), level: 2 });
    const next = letTimePass(spent, at(2_100)).after;
    expect(claim(next, 2_200).claim?.until).toEqual(at(2_800));
  });

  test("after claim, release and claim again the chain moves on all the same", () => {
    let intent = anIntent({}, chain);
    for (let second = 0; second < 10_000 && intent.position.level === 1; second += 10) {
      intent = letTimePass(intent, at(second)).after;
      const type = intent.claim ? ("release" as const) : ("claim" as const);
      try {
        intent = run(intent, { type, by: ana }, at(second)).after;
      } catch (error) {
        expect(error).toMatchObject({ code: "conflict" });
      }
    }
    expect(intent.position.level).toBe(2);
    expect(intent.position.levelStartedAt.getTime()).toBeLessThanOrEqual(at(2_110).getTime());
  });
});
