import { describe, expect, test } from "vitest";
import { openIntent } from "../lifecycle/open";
import { withoutRequester } from "../lifecycle/requester";
import { FIRST_ANSWER, type Plan } from "../plan";
import { aPlan, aQuestion, ORIGIN, START } from "../testing/intent";
import { ana, bea, cal, dan, resolve, resolveWithout, team, user } from "../testing/people";
import type { PolicyBody } from "../wire/policy";
import { planOf } from "./plan";
import { withQuorums } from "./quorum";
import type { Request } from "./question";

const known = new Map([
  ...[ana, bea, cal, dan].map((who) => [who.email, user(who)] as const),
  ...["data", "all", "empty"].map((slug) => [`team:${slug}`, team(slug)] as const),
]);
const lookup = (ref: string) => known.get(ref);
const bare: Request = { intent_type: "export", payload: {}, task_type: "approval", policy: "exports" };

function plan(
  change: Partial<PolicyBody>,
  more: { requester?: string; away?: typeof ana; request?: Request } = {},
): Plan {
  const policy = {
    slug: "exports",
    name: "Exports",
    levels: [{ to: ["team:all"] }],
    timeout: 3_600,
    ...change,
  };
  const request = more.request ?? bare;
  const made = planOf(request, aQuestion(), policy, lookup).plan;
  const who = {
    lookup,
    resolve: withoutRequester(more.away ? resolveWithout(more.away) : resolve, more.requester ?? null),
  };
  return withQuorums(made, policy, request.escalate === undefined, who);
}

describe("a policy's quorum is fixed when the request comes in", () => {
  test("to those who are reached then, where all have to agree", () => {
    const quorum = { approvals: "all" as const, veto: true };
    expect(plan({ quorum }).quorum).toEqual({
      ...{ approvals: 3, veto: true, groups: [] },
      people: [ana.id, bea.id, cal.id],
    });
    expect(plan({ quorum }, { away: bea }).quorum).toMatchObject({ approvals: 2, people: [ana.id, cal.id] });
  });

  test("without whoever owns the asking agent, in all and in every group", () => {
    const { quorum } = plan(
      {
        quorum: {
          approvals: "all",
          veto: true,
          groups: [{ name: "Data", of: ["team:data"], approvals: "all" }],
        },
      },
      { requester: bea.id },
    );
    expect(quorum).toEqual({
      ...{ approvals: 2, veto: true, people: [ana.id, cal.id] },
      groups: [{ name: "Data", approvals: 1, members: [cal.id] }],
    });
  });

  test("to one approval where all are one, which the first answer gives", () => {
    expect(plan({ levels: [{ to: [ana.email] }], quorum: { approvals: "all", veto: false } }).quorum).toEqual(
      {
        ...FIRST_ANSWER,
        veto: false,
      },
    );
  });

  test("to as many as its groups take together, where that is more", () => {
    const groups = [
      { name: "Legal", of: [ana.email, "team:empty"], approvals: 1 },
      { name: "Data", of: ["team:data"], approvals: 2 },
    ];
    expect(plan({ quorum: { approvals: 1, veto: false, groups } }).quorum).toEqual({
      ...{ approvals: 3, veto: false, people: [ana.id, bea.id, cal.id] },
      groups: [
        { name: "Legal", approvals: 1, members: [ana.id] },
        { name: "Data", approvals: 2, members: [bea.id, cal.id] },
      ],
    });
  });

  test("level by level, each with those who can be asked from there to the next that has one", () => {
    const made = plan({
      levels: [
        { to: [ana.email], escalate_after: 60, quorum: { approvals: "all", veto: true } },
        { to: ["team:data"], escalate_after: 60, quorum: { approvals: "all", veto: false } },
        { to: [dan.email] },
      ],
      quorum: { approvals: 2, veto: true },
    });
    expect(made.levels.map(({ quorum }) => quorum)).toEqual([
      FIRST_ANSWER,
      { approvals: 2, veto: false, groups: [], people: [bea.id, cal.id, dan.id] },
      null,
    ]);
  });

  test("and not by its levels, where the request spells out a chain of its own", () => {
    const request = { ...bare, assignees: [ana.email], escalate: [{ after: 60, to: ["team:data"] }] };
    const made = plan(
      {
        levels: [{ to: [cal.email], quorum: { approvals: 3, veto: true } }],
        quorum: { approvals: 2, veto: true },
      },
      { request },
    );
    expect(made.levels.map(({ quorum }) => quorum)).toEqual([null, null]);
    expect(made.quorum).toMatchObject({ approvals: 2, people: [ana.id, bea.id, cal.id] });
  });
});

describe("a quorum that cannot come together", () => {
  const opened = (change: Partial<PolicyBody>, requester?: string) =>
    openIntent(ORIGIN, aQuestion(), plan(change, { ...(requester && { requester }) }), resolve, START)
      .facts[0];

  test("is not lowered, and said at once", () => {
    const quorum = {
      ...{ approvals: 2, veto: true },
      groups: [{ name: "Legal", of: ["team:empty"], approvals: 1 }],
    };
    expect(opened({ levels: [{ to: [ana.email] }], quorum })).toMatchObject({
      data: {
        short: [
          { group: null, required: 2, of: 1 },
          { group: "Legal", required: 1, of: 0 },
        ],
      },
    });
  });

  test("is nothing that is said of one that can", () => {
    expect(opened({ quorum: { approvals: 3, veto: true } })?.data).not.toHaveProperty("short");
  });

  test("leaves out the agent's owner, and says that too", () => {
    const levels = [{ to: [dan.email, ana.email] }];
    expect(opened({ levels, quorum: { approvals: 2, veto: true } }, dan.id)).toMatchObject({
      data: {
        to: [{ name: "Ana" }],
        left_out: { name: "Dan" },
        short: [{ group: null, required: 2, of: 1 }],
      },
    });
  });
});

test("a plan without a policy takes the first answer", () => {
  expect(withQuorums(aPlan(), null, true, { lookup, resolve }).quorum).toEqual(FIRST_ANSWER);
});
