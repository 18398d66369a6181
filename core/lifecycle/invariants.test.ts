import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fact, isClosing } from "../facts";
import { requesterOf } from "../access";
import { isOpen, isSnoozed } from "../intent";
import { withValues } from "../json";
import { verdictOf } from "../panel";
import { effectOf } from "../task-types";
import { START } from "../testing/intent";
import { letTimePass, pursue } from "../testing/play";
import { inShort, storyArb, type Turn } from "../testing/story";
import { evolve } from "./evolve";
import { nextMomentOf } from "./pursue";

/** Random commands, people, plans and times, made once; every promise is checked on each of them. */
const seed = Math.floor(Math.random() * 2 ** 31);
const stories = fc.sample(storyArb, { seed, numRuns: 800 });

function always(check: (story: Turn[]) => void): void {
  try {
    stories.forEach(check);
  } catch (error) {
    // The same stories again, so that the one which failed is told as short as it can be.
    const { counterexample } = fc.check(fc.property(storyArb, check), { seed, numRuns: stories.length });
    throw new Error(inShort(counterexample?.[0] ?? []), { cause: error });
  }
}

const each = (check: (turn: Turn) => void) => always((story) => story.forEach(check));
const factsOf = (story: Turn[]): Fact[] => story.flatMap((turn) => turn.facts ?? []);
const lastOf = (story: Turn[]) => story.at(-1)?.after;

describe("whatever is done to an intent, and whenever", () => {
  test("it closes once at most", () => {
    always((story) => {
      expect(factsOf(story).filter(isClosing).length).toBeLessThanOrEqual(1);
    });
  });

  test("once closed, nothing but its result ever changes", () => {
    each(({ before, after, facts }) => {
      if (isOpen(before) || !facts) return;
      expect({ ...after, result: before.result, updatedAt: before.updatedAt }).toEqual(before);
      expect(facts.every(({ type }) => ["result", "notified", "notification_failed"].includes(type))).toBe(
        true,
      );
    });
  });

  test("its outcome is its decision's, and stands exactly when it is decided or timed out with one", () => {
    each(({ after }) => {
      expect(after.outcome).toBe(after.decision?.outcome ?? null);
      if (after.outcome !== null) expect(["decided", "timed_out"]).toContain(after.status);
      if (after.status === "decided") expect(after.outcomes).toContain(after.outcome);
    });
  });

  test("it has a next moment exactly as long as it is open, never after the deadline", () => {
    each(({ after }) => {
      const next = nextMomentOf(after);
      expect(next !== null).toBe(isOpen(after));
      if (next) expect(next.at.getTime()).toBeLessThanOrEqual(after.deadlineAt.getTime());
      expect(after.closedAt !== null).toBe(!isOpen(after));
    });
  });

  test("an alarm that is early, doubled or too late for it leaves no fact, one that is due leaves some", () => {
    each(({ before, command, now, facts }) => {
      if (command.type !== "pursue") return;
      const next = nextMomentOf(before);
      expect(facts?.length !== 0).toBe(next !== null && next.at <= now);
    });
  });

  test("an alarm moves the next moment past now, or ends it; only what a claim held back may follow at once", () => {
    each(({ before, command, now, facts, after }) => {
      if (command.type !== "pursue" || !facts?.length) return;
      const next = nextMomentOf(after);
      if (next && !before.claim) expect(next.at.getTime()).toBeGreaterThan(now.getTime());
    });
  });

  test("pursuing again at the same instant comes to rest and repeats nothing", () => {
    each(({ after: intent, now }) => {
      const first = pursue(intent, now);
      const second = pursue(first.after, now);
      expect(pursue(second.after, now).facts).toEqual([]);
      const said = [...first.facts, ...second.facts].map(({ type, data }) => JSON.stringify([type, data]));
      expect(new Set(said).size).toBe(said.length);
    });
  });

  test("it ends at its deadline, even if it is claimed or the agent's turn", () => {
    always((story) => {
      const intent = lastOf(story);
      if (!intent || !isOpen(intent)) return;
      const atTheEnd = new Date(Math.max(intent.deadlineAt.getTime(), intent.updatedAt.getTime()));
      const end = intent.held ? "decided" : "timed_out";
      expect(pursue(intent, atTheEnd).after.status).toBe(end);
      // Votes may be settled before that, when the chain leaves behind those who have not voted.
      const ends = intent.votes.length > 0 ? [end, "decided"] : [end];
      expect(ends).toContain(letTimePass(intent, atTheEnd).after.status);
    });
  });

  test("a level never begins in the future, and never goes backwards", () => {
    each(({ before, after, now }) => {
      expect(after.position.levelStartedAt.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(after.position.levelStartedAt.getTime()).toBeGreaterThanOrEqual(
        before.position.levelStartedAt.getTime(),
      );
    });
  });

  test("whoever was asked stays among those who were", () => {
    each(({ before, after }) => {
      const ids = after.asked.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(before.asked.map(({ id }) => id)));
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  test("nobody is reminded of what they have put off, and what they put off comes back before it closes", () => {
    each(({ before, after, facts, now }) => {
      const asleep = before.asked.filter((person) => isSnoozed(person, now)).map(({ id }) => id);
      for (const fact of facts ?? [])
        if (fact.type === "reminded")
          expect(fact.data.to.filter(({ id }) => asleep.includes(id))).toEqual([]);
      for (const { snoozedUntil } of after.asked)
        expect((snoozedUntil ?? START).getTime()).toBeLessThan(after.deadlineAt.getTime());
    });
  });

  test("putting it off moves neither its next moment nor anything that others see", () => {
    each(({ before, after, command }) => {
      if (command.type !== "snooze" && command.type !== "wake") return;
      expect(nextMomentOf(after)).toEqual(nextMomentOf(before));
      expect({ ...after, asked: before.asked }).toEqual(before);
    });
  });

  test("nobody's vote counts twice, and none outlives its revision", () => {
    each(({ before, after, facts }) => {
      expect(new Set(after.votes.map(({ userId }) => userId)).size).toBe(after.votes.length);
      const own = facts?.findLast(({ type }) => type === "voted")?.actor.id;
      if (after.revision !== before.revision)
        expect(after.votes.map(({ userId }) => userId)).toEqual(own === undefined ? [] : [own]);
    });
  });

  test("it never waits with votes that settle it", () => {
    each(({ after }) => {
      if (isOpen(after) && !after.held && after.waitingOn === "human")
        expect(verdictOf(after)?.outcome ?? null).toBeNull();
    });
  });

  test("whoever owns the asking agent neither votes nor decides, unless the plan lets them", () => {
    each(({ after, facts }) => {
      const requester = requesterOf(after);
      if (requester === null) return;
      expect(after.votes.map(({ userId }) => userId)).not.toContain(requester);
      expect(after.decision?.decidedBy.id).not.toBe(requester);
      for (const fact of facts ?? [])
        if ("to" in fact.data && Array.isArray(fact.data.to) && fact.type !== "commented")
          expect(fact.data.to.map(({ id }) => id)).not.toContain(requester);
    });
  });

  test("what was released is what its voters changed in the agent's payload, and their last revision", () => {
    each(({ before, after, facts }) => {
      const { decision } = after;
      if (!decision || before.decision || decision.via === "timeout") return;
      expect(decision.payload).toEqual(withValues(after.payload, decision.edits));
      const affirmed = effectOf(after.taskType, after.outcomes, decision.outcome) === "affirm";
      const voted = facts?.some(({ type }) => type === "voted");
      if (affirmed && voted) expect(decision.payload).toEqual(after.payload);
    });
  });
});

test("the stories that these promises are checked on leave nothing out", () => {
  const types = new Set(stories.flatMap(factsOf).map(({ type }) => type));
  expect([...types].sort()).toEqual(EVERY_FACT_BUT_THE_FIRST);
  const ends = new Set(stories.map((story) => lastOf(story)?.status));
  expect([...ends]).toEqual(expect.arrayContaining(["waiting", "decided", "timed_out", "canceled"]));
});

describe("facts", () => {
  test("lead to the same intent after they have been stored as JSON", () => {
    always((story) => {
      for (const { before, after, facts } of story) {
        expect((facts ?? []).map(stored).reduce(evolve, before)).toEqual(after);
      }
    });
  });

  test("never change the intent that they are folded into", () => {
    always((story) => {
      for (const { facts, before } of story) facts?.reduce(evolve, frozen(before));
    });
  });
});

const EVERY_FACT_BUT_THE_FIRST =
  "answered canceled changes_requested claimed commented decided escalated left notification_failed notified reassigned released reminded result revised snoozed taken_back timed_out voted woken".split(
    " ",
  );

/** As the database keeps it and gives it back. */
function stored(fact: Fact): Fact {
  const read: Fact = JSON.parse(JSON.stringify(fact));
  read.at = new Date(read.at);
  const decision = "decision" in read.data ? read.data.decision : null;
  if (decision) decision.decidedAt = new Date(decision.decidedAt);
  return read;
}

/** Modules are strict, so writing to it throws. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
