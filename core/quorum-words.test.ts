import { describe, expect, test } from "vitest";
import { denialWords, requiredWords, shortWords, standingInWords, type VoteShown } from "./quorum-words";

const vote = (change: Partial<VoteShown> = {}): VoteShown => ({
  ...{ required: 2, approvals: 0, denials: 0, veto: true, reachable: 3, groups: [] },
  ...change,
});
const group = (name: string, required: number, approvals: number, of = 3) => ({
  name,
  required,
  approvals,
  of,
});

describe("a vote in words", () => {
  test.each<[string, VoteShown]>([
    ["0 of 2 approvals; still needed: two more.", vote()],
    ["1 of 2 approvals; still needed: one more.", vote({ approvals: 1 })],
    ["2 of 2 approvals.", vote({ approvals: 2 })],
    ["1 of 12 approvals; still needed: 11 more.", vote({ approvals: 1, required: 12 })],
    [
      "1 of 3 approvals; still needed: one of Legal and one of Data.",
      vote({ required: 3, approvals: 1, groups: [group("Legal", 1, 0), group("Data", 2, 1)] }),
    ],
    [
      "1 of 4 approvals; still needed: one of Legal and two others.",
      vote({ required: 4, approvals: 1, groups: [group("Legal", 1, 0), group("Data", 1, 1)] }),
    ],
    [
      "2 of 2 approvals; still needed: one of Legal.",
      vote({ approvals: 2, groups: [group("Legal", 1, 0), group("Data", 1, 1)] }),
    ],
  ])("%s", (words, given) => {
    expect(standingInWords(given)).toBe(words);
  });

  test("says what it takes from the beginning, whatever the votes so far", () => {
    expect(requiredWords(vote({ approvals: 1 }))).toBe("Two people have to agree. One denial ends it.");
    expect(requiredWords(vote({ veto: false, groups: [group("Legal", 1, 1)] }))).toBe(
      "Two people have to agree: one of Legal and one other. One denial alone does not end it.",
    );
  });

  test("says what a denial does", () => {
    expect(denialWords({ veto: true })).toBe("One denial ends it.");
    expect(denialWords({ veto: false })).toBe("One denial alone does not end it.");
  });

  test("says what cannot come together, and what helps", () => {
    expect(shortWords(vote())).toBeNull();
    expect(shortWords(vote({ reachable: 1 }))).toBe(
      "Only one of the two approvals can be had from those who are asked: pass it on to somebody else as well.",
    );
    expect(shortWords(vote({ groups: [group("Legal", 1, 0, 0)] }))).toBe(
      "Legal has too few people: an admin’s approval counts in the place of those who are missing.",
    );
    expect(shortWords(vote({ groups: [group("Legal", 1, 1, 0)] }))).toBeNull();
  });
});
