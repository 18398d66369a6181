import { describe, expect, test } from "vitest";
import { pointerOf } from "../json";
import { flawsOfQuorum } from "./policy-quorum";

type Policy = Parameters<typeof flawsOfQuorum>[0];
const flaws = (policy: Policy) => [...flawsOfQuorum(policy)].map(({ path }) => pointerOf(path));
const level = (...to: string[]) => ({ to });
const quorum = (approvals: number | "all") => ({ approvals, veto: true });
const [ANA, BEA, CAL] = ["ana@acme.dev", "bea@acme.dev", "cal@acme.dev"];

describe("a policy that can be seen never to reach its quorum says where", () => {
  test.each<[string, Policy, string[]]>([
    ["enough people", { levels: [level(ANA), level(BEA)], quorum: quorum(2) }, []],
    [
      "too few people",
      { levels: [level(ANA), level(BEA, "Ana@acme.dev")], quorum: quorum(3) },
      ["/quorum/approvals"],
    ],
    ["a team, who may be any number", { levels: [level(ANA, "team:data")], quorum: quorum(9) }, []],
    ["all of them, whoever that is", { levels: [level(ANA)], quorum: quorum("all") }, []],
    [
      "a level with too few of its own",
      { levels: [{ to: [ANA, BEA], quorum: quorum(3) }] },
      ["/levels/0/quorum/approvals"],
    ],
    [
      "a level that ends where the next has a quorum",
      {
        levels: [
          { to: [ANA], quorum: quorum(2) },
          { to: [BEA, CAL], quorum: quorum(2) },
        ],
      },
      ["/levels/0/quorum/approvals"],
    ],
    ["a level that goes on at the next", { levels: [{ to: [ANA], quorum: quorum(2) }, level(BEA)] }, []],
    [
      "groups that are too small, not asked, or named twice",
      {
        levels: [level(ANA, BEA)],
        quorum: {
          ...quorum(1),
          groups: [
            { name: "Legal", of: [ANA], approvals: 2 },
            { name: "Data", of: [CAL], approvals: 1 },
            { name: "Legal", of: ["team:legal"], approvals: 1 },
          ],
        },
      },
      ["/quorum/groups/0/approvals", "/quorum/groups/1/approvals", "/quorum/groups/2/name"],
    ],
  ])("%s", (_, policy, at) => {
    expect(flaws(policy)).toEqual(at);
  });

  test("and says it in words", () => {
    const [flaw] = flawsOfQuorum({ levels: [level(ANA)], quorum: quorum(2) });
    expect(flaw?.message).toBe("2 cannot be reached: one person is asked who could agree.");
  });
});
