import { describe, expect, test } from "vitest";
import type { QuorumWire } from "@/core/wire/quorum";
import { ANA, anIntent, BEA } from "./fixtures";
import { ownVote, revisedBy, stillAwaited, voidedByEdit } from "./vote-words";

const AT = "2026-11-22T10:00:00.000Z";
const vote = (by: { id: string; name: string }, outcome = "approved") => ({ by, outcome, at: AT });
const quorum = (change: Partial<QuorumWire> = {}): QuorumWire => ({
  ...{ required: 2, approvals: 1, denials: 0, veto: true, reachable: 3, groups: [], votes: [vote(ANA)] },
  ...change,
});
const voting = (change: Partial<QuorumWire> = {}) =>
  anIntent({ assignees: [ANA, BEA], quorum: quorum(change) });

describe("a vote, for its reader", () => {
  test("says that theirs counts and who is awaited", () => {
    expect(ownVote(voting(), ANA.id)).toBe(
      "You approved this, and your vote counts: 1 of 2 approvals; one more awaited.",
    );
    expect(ownVote(voting(), BEA.id)).toBeNull();
    expect(ownVote(anIntent(), ANA.id)).toBeNull();
  });

  test("says what an edit will void before it is sent", () => {
    expect(voidedByEdit(voting())).toBe(
      "If you agree to this with a change, the vote begins anew: the vote of Ana no longer counts, and one other has to agree to it as you changed it.",
    );
    expect(voidedByEdit(voting({ required: 4, votes: [vote(ANA), vote(BEA)] }))).toBe(
      "If you agree to this with a change, the vote begins anew: the votes of Ana and Bea no longer count, and three others have to agree to it as you changed it.",
    );
    expect(voidedByEdit(voting({ votes: [] }))).toBe(
      "If you agree to this with a change, one other has to agree to it as you changed it.",
    );
    expect(voidedByEdit(anIntent())).toBeNull();
  });

  test("waits for those who have not voted", () => {
    expect(stillAwaited(voting())).toEqual([BEA]);
    expect(stillAwaited(voting({ votes: [vote(ANA), vote(BEA)] }))).toEqual([ANA, BEA]);
    expect(stillAwaited(anIntent({ assignees: [ANA] }))).toEqual([ANA]);
  });
});

test("a revision is a voter's where a person made it", () => {
  const revised = (type: "agent" | "user") => ({
    ...{ seq: 1, type: "revised", at: AT, data: {} },
    actor: { type, id: "x", name: "Bea", acting_for: null },
  });
  expect(revisedBy([revised("agent"), revised("user")])).toBe("Bea");
  expect(revisedBy([revised("user"), revised("agent")])).toBeNull();
  expect(revisedBy([])).toBeNull();
});
