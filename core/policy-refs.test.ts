import { expect, test } from "vitest";
import { flawsOfRefs, refsIn } from "./policy-refs";

const policy = {
  levels: [{ to: ["ana@acme.dev", "team:data"] }, { to: ["bea@acme.dev"] }],
  quorum: { approvals: 1, groups: [{ of: ["team:legal"] }] },
};

test("everybody whom a policy names is found, levels and groups, each with its place", () => {
  expect(refsIn(policy)).toEqual([
    { ref: "ana@acme.dev", pointer: "/levels/0/to/0" },
    { ref: "team:data", pointer: "/levels/0/to/1" },
    { ref: "bea@acme.dev", pointer: "/levels/1/to/0" },
    { ref: "team:legal", pointer: "/quorum/groups/0/of/0" },
  ]);
});

test("who is unknown is pointed at, below wherever the policy stands", () => {
  const flaws = flawsOfRefs(policy, (ref) => ref !== "bea@acme.dev", "/policy");
  expect(flaws.map(({ pointer }) => pointer)).toEqual(["/policy/levels/1/to/0"]);
});

test("who is named twice at one level is pointed at; at two levels is no flaw", () => {
  const twice = { levels: [{ to: ["ana@acme.dev", "Ana@acme.dev"] }, { to: ["ana@acme.dev"] }] };
  expect(flawsOfRefs(twice, () => true).map(({ pointer }) => pointer)).toEqual(["/levels/0/to/1"]);
});
