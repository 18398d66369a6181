import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Quorum } from "./plan";
import { type Ballot, fewest, isSingle, tally } from "./quorum";
import { aQuorum } from "./testing/intent";

const yes = (...who: string[]): Ballot => ({ who, affirms: true, admin: false });
const no = (...who: string[]): Ballot => ({ who, affirms: false, admin: false });
const byAdmin = (ballot: Ballot): Ballot => ({ ...ballot, admin: true });
const group = (name: string, approvals: number, ...members: string[]) => ({ name, approvals, members });
const of = (people: string, change: Partial<Quorum> = {}) => aQuorum({ people: people.split(""), ...change });

const LEGAL_AND_DATA = of("abcd", {
  approvals: 3,
  veto: false,
  groups: [group("Legal", 1, "a", "b"), group("Data", 2, "b", "c", "d")],
});

describe("what votes come to", () => {
  test.each<[string, Quorum, Ballot[], "affirm" | "deny" | null]>([
    ["nothing, without any", of("abc"), [], null],
    ["nothing, with one of two", of("abc"), [yes("a")], null],
    ["an approval, with two of two", of("abc"), [yes("a"), yes("b")], "affirm"],
    ["a denial, by one veto", of("abc", { veto: true }), [yes("a"), no("b")], "deny"],
    ["nothing, by one denial without a veto", of("abc", { veto: false }), [no("a")], null],
    ["a denial, where two cannot agree any more", of("abc", { veto: false }), [no("a"), no("b")], "deny"],
    ["a denial of all by one of them", of("abc", { approvals: 3, veto: false }), [yes("a"), no("b")], "deny"],
    ["a denial by as many as are needed", of("abcdef", { veto: false }), [no("a"), no("b")], "deny"],
    ["an approval by somebody who was asked since", of("ab"), [yes("a"), yes("x")], "affirm"],
    [
      "nothing, with enough in all and too few of a group",
      LEGAL_AND_DATA,
      [yes("c"), yes("d"), yes("x")],
      null,
    ],
    ["an approval, with enough of each", LEGAL_AND_DATA, [yes("a"), yes("c"), yes("d")], "affirm"],
    ["a denial, where a group cannot agree any more", LEGAL_AND_DATA, [no("a"), no("b")], "deny"],
    ["a denial by one veto among groups", { ...LEGAL_AND_DATA, veto: true }, [yes("a"), no("c")], "deny"],
  ])("%s", (_, quorum, ballots, settled) => {
    expect(tally(quorum, ballots).settled).toBe(settled);
  });

  test("a member of two groups counts in both, once each", () => {
    const { approvals, groups } = tally(LEGAL_AND_DATA, [yes("b")]);
    expect([approvals, ...groups.map((each) => each.approvals)]).toEqual([1, 1, 1]);
  });

  test("whoever stands in for a member has the member's vote, and one in all", () => {
    const { approvals, reachable, groups } = tally(LEGAL_AND_DATA, [yes("c", "a")]);
    expect([approvals, reachable, ...groups.map((each) => each.approvals)]).toEqual([1, 3, 1, 1]);
  });

  test("an admin stands for the members that a group does not have, and for no others", () => {
    const short = of("a", { groups: [group("Legal", 1, "not asked"), group("Data", 1, "a")] });
    expect(tally(short, [byAdmin(yes("x"))]).groups.map((each) => each.approvals)).toEqual([1, 0]);
    expect(tally(short, [yes("x"), yes("a")]).settled).toBeNull();
    expect(tally(short, [byAdmin(yes("x")), yes("a")]).settled).toBe("affirm");
  });

  test("what cannot come together is said before anybody votes", () => {
    expect(tally(of("a"), [])).toMatchObject({ required: 2, reachable: 1, settled: null });
    expect(tally(of("a"), [], ["a", "b"])).toMatchObject({ reachable: 2 });
  });
});

test("groups take as many people as they need together, or at least the most that one of them needs", () => {
  expect(fewest([group("Legal", 1, "a"), group("Data", 2, "b", "c")])).toBe(3);
  expect(fewest([group("Legal", 1, "a"), group("Data", 2, "a", "c")])).toBe(2);
  expect(fewest([])).toBe(0);
});

test("one approval without groups is the first answer", () => {
  expect(isSingle(aQuorum({ approvals: 1 }))).toBe(true);
  expect(isSingle(aQuorum({ approvals: 1, groups: [group("Legal", 1, "a")] }))).toBe(false);
});

const PEOPLE = "abcdefgh".split("");
const someone = fc.constantFrom(...PEOPLE);
const quorumArb: fc.Arbitrary<Quorum> = fc.record({
  approvals: fc.integer({ min: 1, max: 8 }),
  veto: fc.boolean(),
  people: fc.uniqueArray(someone),
  groups: fc.array(
    fc.record({
      name: fc.constantFrom("Legal", "Data"),
      approvals: fc.integer({ min: 1, max: 3 }),
      members: fc.uniqueArray(someone),
    }),
    { maxLength: 3 },
  ),
});
/** Everybody votes once, in some order. */
const ballotsArb = fc
  .shuffledSubarray(PEOPLE)
  .chain((who) =>
    fc.tuple(
      ...who.map((id) => fc.record({ who: fc.constant([id]), affirms: fc.boolean(), admin: fc.boolean() })),
    ),
  );

/** As they are cast, one after the other; the first that settles it is the last that counts. */
function play(quorum: Quorum, ballots: readonly Ballot[]) {
  for (let count = 1; count <= ballots.length; count++) {
    const { settled } = tally(quorum, ballots.slice(0, count));
    if (settled) return settled;
  }
  return null;
}

describe("whatever the quorum and the votes", () => {
  test("the order in which they are counted does not matter", () => {
    const shuffled = ballotsArb.chain((ballots) =>
      fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: ballots.length })),
    );
    fc.assert(
      fc.property(quorumArb, shuffled, (quorum, [one, other]) => {
        expect(tally(quorum, other)).toEqual(tally(quorum, one));
      }),
    );
  });

  test("without a veto, and where most have to agree, nor does the order in which they are cast", () => {
    const majority = quorumArb.map((quorum) => ({
      ...quorum,
      ...{ veto: false, groups: [], people: PEOPLE },
      approvals: Math.max(quorum.approvals, PEOPLE.length / 2 + 1),
    }));
    const orders = fc
      .tuple(...PEOPLE.map((id) => fc.boolean().map((affirms) => (affirms ? yes(id) : no(id)))))
      .chain((ballots) =>
        fc.tuple(fc.constant(ballots), fc.shuffledSubarray(ballots, { minLength: PEOPLE.length })),
      );
    fc.assert(
      fc.property(majority, orders, (quorum, [one, other]) => {
        expect(play(quorum, one)).not.toBeNull();
        expect(play(quorum, other)).toBe(play(quorum, one));
      }),
    );
  });

  test("once everybody who can has voted it is settled, or says that it can never be by them", () => {
    fc.assert(
      fc.property(quorumArb, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (quorum, words) => {
        const everybody = PEOPLE.map((id, index) => (words[index] ? yes(id) : no(id)));
        const { settled, required, reachable, groups } = tally(quorum, everybody);
        const short = [{ required, reachable }, ...groups].some((part) => part.reachable < part.required);
        expect(settled !== null || short).toBe(true);
      }),
    );
  });

  test("nothing is agreed without as many approvals as were asked for, in all and of each group", () => {
    fc.assert(
      fc.property(quorumArb, ballotsArb, (quorum, ballots) => {
        const { settled, approvals, groups } = tally(quorum, ballots);
        if (settled !== "affirm") return;
        expect(approvals).toBeGreaterThanOrEqual(quorum.approvals);
        for (const each of groups) expect(each.approvals).toBeGreaterThanOrEqual(each.required);
      }),
    );
  });

  test("one more approval never turns an agreement away", () => {
    fc.assert(
      fc.property(quorumArb, ballotsArb, (quorum, ballots) => {
        if (tally(quorum, ballots).settled !== "affirm") return;
        expect(tally(quorum, [...ballots, yes("one more")]).settled).toBe("affirm");
      }),
    );
  });
});
