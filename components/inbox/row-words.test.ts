import { describe, expect, test } from "vitest";
import type { IntentSummaryWire } from "@/core/wire/intent";
import { chipOf, withWhom } from "./row-words";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const MINUTE = 60_000;
const iso = (fromNow: number) => new Date(NOW + fromNow).toISOString();

const person = (id: string, name: string) => ({
  ...{ type: "user" as const, id, name, email: `${name.toLowerCase()}@acme.dev` },
  instead_of: null,
});
const ana = person("usr_ana", "Ana");
const bea = person("usr_bea", "Bea");
const cal = person("usr_cal", "Cal");

function row(change: Partial<IntentSummaryWire> = {}): IntentSummaryWire {
  return {
    id: "int_1",
    intent_type: "intent.test.v1",
    task_type: "approval",
    title: "Export customers_q1?",
    revision: 1,
    status: "waiting",
    waiting_on: "human",
    outcome: null,
    assignees: [ana],
    level: 1,
    level_started_at: iso(-10 * MINUTE),
    claimed_by: null,
    routed_by: null,
    held: null,
    next: { kind: "escalation", at: iso(30 * MINUTE), to: ["Bea"] },
    deadline_at: iso(8 * 60 * MINUTE),
    on_timeout: "rejected",
    quorum: null,
    from_agent: "agent://acme/production/data-analyst",
    from_agent_name: "data-analyst",
    to_agent: null,
    correlation_id: null,
    traceparent: null,
    priority: "normal",
    risk: null,
    allowed_outcomes: ["approved", "rejected"],
    required_comment: false,
    evidence_required: false,
    editable: [],
    sensitive: [],
    redaction: null,
    url: "",
    created_at: iso(-10 * MINUTE),
    updated_at: iso(-10 * MINUTE),
    closed_at: null,
    ...change,
  };
}

const nextIn = (
  kind: "reminder" | "escalation" | "repeat" | "claim_expiry" | "release" | "timeout",
  fromNow: number,
) => ({
  next: { kind, at: iso(fromNow), to: [] },
});

describe("the chip says what happens next, and when", () => {
  test.each([
    [nextIn("reminder", 4 * MINUTE), "reminder in 4 min"],
    [nextIn("escalation", 12 * MINUTE), "escalates in 12 min"],
    [nextIn("repeat", 90 * MINUTE), "asks again in 1 h"],
    [nextIn("claim_expiry", 20 * MINUTE), "claim ends in 20 min"],
    [nextIn("timeout", 2 * 60 * MINUTE), "closes in 2 h"],
    [nextIn("escalation", -2_000), "escalates now"],
    [nextIn("escalation", -2 * MINUTE), "overdue 2 min"],
    [{ next: null }, "closes in 8 h"],
  ])("%j", (change, text) => expect(chipOf(row(change), NOW).text).toBe(text));
});

describe("the chip's tone grows with the urgency", () => {
  test.each([
    ["with three quarters of its time left", nextIn("escalation", 30 * MINUTE), "neutral"],
    ["in the last quarter before it escalates", nextIn("escalation", 3 * MINUTE), "warn"],
    ["a near reminder takes nothing away", nextIn("reminder", MINUTE), "neutral"],
    [
      "a reminder in the last quarter before the deadline",
      { ...nextIn("reminder", MINUTE), deadline_at: iso(3 * MINUTE) },
      "warn",
    ],
    ["what is overdue", nextIn("escalation", -MINUTE), "bad"],
    [
      "a higher level counts from its own beginning",
      { level: 2, ...nextIn("escalation", 9 * MINUTE), created_at: iso(-600 * MINUTE) },
      "neutral",
    ],
  ])("%s", (_, change, tone) => {
    expect(chipOf(row({ deadline_at: iso(6_000 * MINUTE), ...change }), NOW).tone).toBe(tone);
  });
});

describe("a closed row says how it ended", () => {
  const closed = { next: null, waiting_on: null, closed_at: iso(-2 * MINUTE) };
  test.each([
    [{ status: "decided" as const, outcome: "approved" }, "Approved 2 min ago", "good"],
    [{ status: "decided" as const, outcome: "rejected" }, "Rejected 2 min ago", "bad"],
    [
      { status: "decided" as const, outcome: "ship_it", allowed_outcomes: ["ship_it", "wait"] },
      "Ship it 2 min ago",
      "good",
    ],
    [{ status: "timed_out" as const, outcome: "rejected" }, "Timed out 2 min ago", "warn"],
    [{ status: "canceled" as const }, "Withdrawn 2 min ago", "neutral"],
  ])("%j", (change, text, tone) =>
    expect(chipOf(row({ ...closed, ...change }), NOW)).toMatchObject({ text, tone }),
  );
});

describe("a row says who it is with", () => {
  test.each([
    [{ assignees: [] }, "nobody asked"],
    [{ assignees: [ana] }, "with you"],
    [{ assignees: [bea] }, "with Bea"],
    [{ assignees: [bea, ana] }, "with you and Bea"],
    [{ assignees: [bea, cal, ana] }, "with you and 2 others"],
    [{ claimed_by: { id: "usr_bea", name: "Bea", until: iso(MINUTE) } }, "claimed by Bea"],
    [{ claimed_by: { id: "usr_ana", name: "Ana", until: iso(MINUTE) } }, "claimed by you"],
    [{ waiting_on: "agent" as const }, "with the agent"],
    [{ held: { outcome: "approved", by: bea, until: iso(MINUTE) } }, "answered by Bea"],
    [{ status: "decided" as const, waiting_on: null }, "asked you"],
  ])("%j", (change, words) => expect(withWhom(row(change), "usr_ana")).toBe(words));

  test("leaves out who has voted, and says that the reader has", () => {
    const vote = (by: { id: string; name: string }) => ({ by, outcome: "approved", at: iso(-MINUTE) });
    const quorum = { required: 3, approvals: 1, denials: 0, veto: true, reachable: 3, groups: [] };
    const voted = (...who: (typeof ana)[]) =>
      row({ assignees: [ana, bea, cal], quorum: { ...quorum, votes: who.map(vote) } });
    expect(withWhom(voted(bea), "usr_ana")).toBe("with you and Cal");
    expect(withWhom(voted(ana), "usr_ana")).toBe("you voted, with Bea and Cal");
    expect(withWhom(voted(ana, bea), "usr_cal")).toBe("with you");
  });
});
