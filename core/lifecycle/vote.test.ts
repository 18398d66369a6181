import { describe, expect, test } from "vitest";
import { noticesOf } from "../effects";
import type { Plan } from "../plan";
import { standingOf } from "../panel";
import { aLevel, anIntent, aQuorum, at } from "../testing/intent";
import { ada, ana, asAgent, bea, cal, dan, personOf, resolve, team, user } from "../testing/people";
import { answer, pursue, refusal, run } from "../testing/play";
import { withoutRequester } from "./requester";

const PAYLOAD = { dataset: "customers", rows: 12 };
const asking = (plan: Partial<Plan> = {}) =>
  anIntent(
    { payload: PAYLOAD, editable: ["/dataset", "/rows"] },
    { levels: [aLevel({ to: [team("all")] })], quorum: aQuorum(), ...plan },
  );

describe("whoever agrees to something else than was asked", () => {
  const one = answer(asking(), ana, "approved", at(1)).after;
  const edited = answer(one, bea, "approved", at(2), { edits: { "/rows": 5 } });

  test("begins the vote anew on what they made of it", () => {
    expect(edited.facts).toMatchObject([
      {
        type: "revised",
        actor: { id: bea.id },
        data: {
          revision: 2,
          question: { payload: { dataset: "customers", rows: 5 } },
          before: { payload: PAYLOAD },
          edits: { "/rows": 5 },
          voided: [{ id: ana.id, name: "Ana" }],
        },
      },
      { type: "voted", actor: { id: bea.id }, data: { revision: 2 } },
    ]);
    expect(edited.after).toMatchObject({ status: "waiting", revision: 2, payload: { rows: 5 } });
    expect(edited.after.votes.map(({ name }) => name)).toEqual(["Bea"]);
  });

  test("has everybody told who is asked or has voted, but not themselves", () => {
    const [revised] = edited.facts;
    const told = revised && noticesOf(revised, edited.after).map(({ userId }) => userId);
    expect(told).toEqual([ana.id, cal.id]);
    const byAdmin = answer(asking(), ada, "approved", at(1)).after;
    const again = answer(byAdmin, bea, "approved", at(2), { edits: { "/rows": 5 } });
    const [fact] = again.facts;
    expect(fact && noticesOf(fact, again.after).map(({ userId }) => userId)).toEqual([
      ana.id,
      cal.id,
      ada.id,
    ]);
  });

  test("leaves those who voted before to vote again, and those who look at the old one to look again", () => {
    expect(refusal(() => answer(edited.after, ana, "approved", at(3), { revision: 1 }))).toMatchObject({
      code: "stale_revision",
    });
    const { after } = answer(edited.after, ana, "approved", at(3), { revision: 2 });
    expect(after).toMatchObject({
      status: "decided",
      decision: {
        edits: { "/rows": 5 },
        payload: { dataset: "customers", rows: 5 },
        revision: 2,
        decidedBy: { id: ana.id },
      },
    });
  });

  test("adds to what others changed before, and the decision says all of it", () => {
    const twice = answer(edited.after, cal, "approved", at(3), { edits: { "/dataset": "eu" } });
    const { after } = answer(twice.after, ana, "approved", at(4));
    expect(after.decision).toMatchObject({
      edits: { "/rows": 5, "/dataset": "eu" },
      payload: { dataset: "eu", rows: 5 },
      revision: 3,
    });
  });

  test("begins nothing anew by writing what stands there, nor by denying", () => {
    const same = answer(one, bea, "approved", at(2), { edits: { "/rows": 12 } });
    expect(same.facts.map(({ type }) => type)).toEqual(["voted", "decided"]);
    const denied = answer(one, bea, "rejected", at(2), { edits: { "/rows": 5 } });
    expect(denied.facts.map(({ type }) => type)).toEqual(["voted", "decided"]);
  });

  test("loses to the agent's own next payload, which nobody has changed yet", () => {
    const question = { payload: { dataset: "us", rows: 1 } };
    const revised = run(edited.after, { type: "revise", by: asAgent, question, note: "US." }, at(3));
    expect(revised.facts).toMatchObject([{ data: { voided: [{ id: bea.id, name: "Bea" }] } }]);
    expect(revised.after).toMatchObject({ revision: 3, edits: {}, votes: [] });
    const untouched = run(edited.after, { type: "revise", by: asAgent, question: {}, note: "?" }, at(3));
    expect(untouched.after).toMatchObject({ edits: { "/rows": 5 }, payload: { rows: 5 } });
  });

  test("decides at once where one answer does, as ever", () => {
    const { facts } = answer(asking({ quorum: aQuorum({ approvals: 1 }) }), ana, "approved", at(1), {
      edits: { "/rows": 5 },
    });
    expect(facts.map(({ type }) => type)).toEqual(["decided"]);
  });
});

describe("a level with a quorum of its own", () => {
  const twoThenOne = (second: Partial<Plan["levels"][number]>) =>
    asking({
      levels: [
        aLevel({ to: [team("all")], escalateAfterSeconds: 600, quorum: aQuorum() }),
        aLevel({ to: [user(ada)], quorum: aQuorum({ approvals: 1 }), ...second }),
      ],
    });

  test("is decided by its own people, as soon as it begins", () => {
    const one = answer(twoThenOne({}), ana, "approved", at(1)).after;
    const escalated = pursue(one, at(600)).after;
    expect(escalated.status).toBe("waiting");
    expect(answer(escalated, ada, "approved", at(601)).facts.map(({ type }) => type)).toEqual(["decided"]);
  });

  test("leaves the level before it to agree among themselves", () => {
    const one = answer(twoThenOne({}), ana, "approved", at(1)).after;
    const escalated = pursue(one, at(600)).after;
    expect(answer(escalated, bea, "approved", at(601)).after.outcome).toBe("approved");
  });

  test("that needs more is not decided by the votes of the level before", () => {
    const start = asking({
      levels: [
        aLevel({ escalateAfterSeconds: 600 }),
        aLevel({ to: [team("data"), user(ada)], quorum: aQuorum({ veto: false }) }),
      ],
      quorum: aQuorum({ approvals: 1 }),
    });
    const escalated = pursue(start, at(600)).after;
    const one = answer(escalated, bea, "approved", at(601)).after;
    expect(one.status).toBe("waiting");
    expect(standingOf(one)).toMatchObject({ required: 2, approvals: 1, reachable: 3 });
    expect(answer(one, ana, "approved", at(602)).after.outcome).toBe("approved");
    expect(answer(one, cal, "approved", at(602)).after.outcome).toBe("approved");
  });

  test("that asks for fewer of the same people is settled by those who have agreed already", () => {
    const one = answer(twoThenOne({ to: [team("all")] }), ana, "approved", at(1), { comment: "Fine." });
    const { facts, after } = pursue(one.after, at(600));
    expect(facts.map(({ type }) => type)).toEqual(["escalated", "decided"]);
    expect(after.decision).toMatchObject({
      outcome: "approved",
      comment: "Fine.",
      decidedBy: { id: ana.id, email: ana.email },
      decidedAt: at(600),
    });
  });

  test("goes on to hold at the levels after it that say nothing", () => {
    const start = asking({
      levels: [
        aLevel({ to: [user(ana)], escalateAfterSeconds: 600, quorum: aQuorum() }),
        aLevel({ to: [user(bea)] }),
      ],
      quorum: aQuorum({ approvals: 1 }),
    });
    const escalated = pursue(answer(start, ana, "approved", at(1)).after, at(600)).after;
    expect(answer(escalated, bea, "approved", at(601)).after.outcome).toBe("approved");
  });
});

test("whoever has voted is not reminded, and the others are", () => {
  const reminding = aLevel({ to: [team("all")], remindAfterSeconds: 60, maxReminders: 1 });
  const one = answer(asking({ levels: [reminding] }), ana, "approved", at(1)).after;
  expect(pursue(one, at(60)).facts).toMatchObject([
    { type: "reminded", data: { to: [{ name: "Bea" }, { name: "Cal" }] } },
  ]);
});

describe("whoever owns the asking agent", () => {
  const withDan = (plan: Partial<Plan> = {}) =>
    asking({ levels: [aLevel({ to: [user(dan), team("all")] })], ...plan });

  test("is not asked, may read why, and neither votes nor is named by others", () => {
    const intent = withDan();
    expect(intent.asked.find(({ id }) => id === dan.id)).toMatchObject({ current: false, level: 1 });
    expect(refusal(() => answer(intent, dan, "approved", at(1)))).toMatchObject({
      code: "forbidden",
      message: "Your own agent asks this, so somebody else has to answer.",
    });
    for (const type of ["reassign", "delegate"] as const) {
      const to = type === "reassign" ? [personOf(dan)] : personOf(dan);
      const command = { type, by: ana, to, reason: null } as Parameters<typeof run>[1];
      expect(refusal(() => run(intent, command, at(1)))).toMatchObject({ code: "conflict" });
    }
    const both = [personOf(dan), personOf(bea)];
    const { facts } = run(intent, { type: "reassign", by: ana, to: both, reason: null }, at(1));
    expect(facts).toMatchObject([{ data: { to: [{ name: "Bea" }] } }]);
  });

  test("is left out when a level begins, which falls through where nobody else is there, and says so", () => {
    const levels = [
      aLevel({ to: [user(ana)], escalateAfterSeconds: 60 }),
      aLevel({ to: [user(dan)], escalateAfterSeconds: 60 }),
      aLevel({ to: [user(bea)] }),
    ];
    const { facts, after } = pursue(asking({ levels }), at(60), resolve);
    expect(facts).toMatchObject([
      { type: "escalated", data: { level: 2, to: [], left_out: { name: "Dan" } } },
      { type: "escalated", data: { level: 3, to: [{ name: "Bea" }] } },
    ]);
    expect(after.asked.map(({ name }) => name)).toContain("Dan");
  });

  test("votes like anybody where the plan allows it", () => {
    const one = answer(withDan({ requesterMayDecide: true }), dan, "approved", at(1)).after;
    expect(answer(one, ana, "approved", at(2)).after.outcome).toBe("approved");
  });
});

describe("whoever stands in for somebody", () => {
  const absence = { insteadOf: { id: ana.id, name: "Ana", until: at(9_000).toISOString() } };
  const covered = {
    ...asking(),
    asked: asking().asked.map((person) => (person.id === cal.id ? { ...person, ...absence } : person)),
  };

  test("votes for both, once, and says for whom", () => {
    const one = answer(covered, cal, "approved", at(1));
    expect(one.facts).toMatchObject([{ actor: { id: cal.id, actingFor: { id: ana.id } } }]);
    expect(one.after.votes).toMatchObject([{ userId: cal.id, actingFor: { id: ana.id } }]);
    expect(refusal(() => answer(one.after, ana, "approved", at(2)))).toMatchObject({
      code: "conflict",
      message: "Cal has voted for you on this revision, so this vote is given.",
    });
    expect(answer(one.after, bea, "approved", at(2)).after.outcome).toBe("approved");
  });

  test("has no vote left where whom they stand in for has voted", () => {
    const one = answer(covered, ana, "approved", at(1)).after;
    expect(refusal(() => answer(one, cal, "approved", at(2)))).toMatchObject({
      message: "Ana has voted on this revision, so this vote is given.",
    });
  });

  test("of whoever owns the asking agent is not asked in their place", () => {
    const forDan = { ...personOf(ana), insteadOf: { ...absence.insteadOf, id: dan.id, name: "Dan" } };
    const reach = withoutRequester(() => ({ people: [forDan], passedOver: [] }), dan.id);
    expect(reach([user(dan)]).people).toEqual([]);
  });
});
