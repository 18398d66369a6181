import { expect, test } from "vitest";
import type { FactType } from "@/core/facts";
import type { JsonObject } from "@/core/json";
import type { FactWire } from "@/core/wire/fact";
import { factInWords, severalTold } from "./fact-words";
import { plain } from "./sentence";

const AT = "2026-11-22T10:30:00.000Z";
const ana = { id: "usr_ana", name: "Ana", email: "ana@acme.dev" };
const bea = { id: "usr_bea", name: "Bea", email: "bea@acme.dev" };

const ACTORS = {
  agent: { type: "agent", id: "agt_1", name: "Data analyst", acting_for: null },
  ana: { type: "user", id: "usr_ana", name: "Ana", acting_for: null },
  rule: { type: "rule", id: "rule_1", name: "Small refunds", acting_for: null },
  system: { type: "system", id: null, name: "Countersign", acting_for: null },
} as const;

function factOf(type: string, actor: keyof typeof ACTORS, data: JsonObject, at = AT): FactWire {
  return { seq: 1, type, at, actor: ACTORS[actor], data };
}

// prettier-ignore
const table: [FactType, keyof typeof ACTORS, JsonObject, string, string, string | null][] = [
  ["created", "agent", { level: 1, to: [ana, bea] }, "Data analyst asked Ana and Bea", "accent", null],
  ["created", "agent", { level: 1, to: [ana], left_out: bea }, "Data analyst asked Ana; Bea, whose agent asks, was left out", "accent", null],
  ["created", "agent", { level: 1, to: [ana], short: [{ group: null, required: 2, of: 1 }, { group: "Legal", required: 1, of: 0 }] }, "Data analyst asked Ana; 2 approvals are needed, and 1 can be had; 1 approval is needed of Legal, which has 0", "accent", null],
  ["created", "agent", { level: 1, to: [ana], routed_by: { id: "rule_1", name: "Large", problem: null } }, "Data analyst asked Ana, routed by “Large”", "accent", null],
  ["created", "agent", { level: 1, to: [ana], routed_by: { id: "rule_1", name: "Large", problem: "There is no policy “x” any longer." }, rules_failed: [{ id: "rule_2", name: "Small", detail: "Line 1, column 8: field not found: rows." }] }, "Data analyst asked Ana, routed by “Large”", "accent", "The rule “Large” says more than could be done. There is no policy “x” any longer.\nThe rule “Small” was passed over. Line 1, column 8: field not found: rows."],
  ["created", "agent", { level: 1, to: [], at_once: true, routed_by: { id: "rule_1", name: "Small", problem: null } }, "Data analyst asked", "accent", null],
  ["decided", "rule", { outcome: "approved", comment: null, intent: {} }, "Decided by the rule “Small refunds”: approved", "good", null],
  ["created", "agent", { level: 3, to: [] }, "Data analyst asked, but nobody was there to be told", "warn", null],
  ["notified", "system", { to: ana, channel: "email", kind: "waiting" }, "Ana was asked by mail", "neutral", null],
  ["notified", "system", { to: ana, channel: "email", kind: "reminder" }, "Ana was reminded by mail", "neutral", null],
  ["notified", "system", { to: bea, channel: "slack", kind: "escalated" }, "Bea was told of the escalation by Slack message", "neutral", null],
  ["notified", "system", { to: bea, channel: "email", kind: "withdrawn" }, "Bea was told of the withdrawal by mail", "neutral", null],
  ["notification_failed", "system", { to: ana, channel: "email", kind: "waiting", error: "550 no such mailbox", attempts: 3 }, "The mail to Ana could not be delivered after 3 attempts", "bad", "550 no such mailbox"],
  ["reminded", "system", { level: 1, to: [ana], number: 2, due_at: AT }, "Reminder 2 was due for Ana: no answer yet", "neutral", null],
  ["escalated", "system", { level: 2, from_level: 1, turn: 0, to: [bea], due_at: AT, reason: "due" }, "Escalated from level 1 to Bea: nobody answered in 30 min", "warn", null],
  ["escalated", "system", { level: 2, from_level: 1, turn: 0, to: [], due_at: AT, reason: "due" }, "Escalated to level 2, but nobody is there", "warn", null],
  ["escalated", "system", { level: 3, from_level: 2, turn: 0, to: [bea], due_at: AT, reason: "nobody_there" }, "Passed on to Bea at level 3", "warn", null],
  ["escalated", "system", { level: 1, from_level: 3, turn: 1, to: [ana], due_at: AT, reason: "due" }, "Started again at level 1 with Ana: nobody answered in 30 min", "warn", null],
  ["escalated", "system", { level: 2, from_level: 1, turn: 0, to: [bea], due_at: AT, reason: "due", out: [ana] }, "Escalated from level 1 to Bea: nobody answered in 30 min; Ana can no longer answer", "warn", null],
  ["notification_failed", "system", { to: ana, channel: "email", kind: "reminder", error: "Ana is no longer a member here.", attempts: 0 }, "Ana was not told by mail", "bad", "Ana is no longer a member here."],
  ["created", "agent", { level: 1, to: [{ ...bea, instead_of: { id: "usr_ana", name: "Ana", until: AT } }] }, "Data analyst asked Bea for Ana", "accent", null],
  ["created", "agent", { level: 2, to: [bea], passed_over: [{ level: 1, name: "Ana", reason: "away", until: AT }, { level: 1, name: "Data", reason: "empty" }] }, `Data analyst asked Bea: Ana is away until ${AT.slice(11, 16)} and nobody stands in; nobody is in Data`, "accent", null],
  ["escalated", "system", { level: 2, from_level: 1, turn: 0, to: [], due_at: AT, reason: "due", passed_over: [{ name: "Ops", reason: "off_call" }, { name: "Eva", reason: "left" }, { name: "Ana", reason: "away", until: AT, by: "Bea" }] }, `Escalated to level 2, but nobody is there: nobody is on call in Ops; Eva can no longer be asked; Ana is away until ${AT.slice(11, 16)}, and Bea is asked already`, "warn", null],
  ["covered", "system", { from: ana, by: { id: "usr_bea", name: "Bea" }, to: [bea], until: AT, absence: "abs_1" }, `Ana is away until ${AT.slice(11, 16)}; Bea stands in`, "warn", null],
  ["covered", "system", { from: ana, by: { id: "usr_bea", name: "Bea" }, to: [], until: AT, absence: "abs_1" }, `Ana is away until ${AT.slice(11, 16)}; Bea is asked already`, "warn", null],
  ["covered", "system", { from: ana, by: null, to: [], until: AT, absence: "abs_1" }, `Ana is away until ${AT.slice(11, 16)} and nobody stands in`, "warn", null],
  ["claimed", "ana", { until: "2026-11-22T11:00:00.000Z" }, "Ana claimed this until 11:00", "neutral", null],
  ["released", "ana", { reason: "by_hand", held_ms: 5_000 }, "Ana released it", "neutral", null],
  ["released", "system", { reason: "expired", held_ms: 1_800_000 }, "The claim ended by itself after 30 min", "neutral", null],
  ["snoozed", "ana", { until: "2026-11-22T11:00:00.000Z" }, "Ana snoozed this until 11:00", "neutral", null],
  ["woken", "ana", { until: "2026-11-22T11:00:00.000Z" }, "Ana took this back from snoozing", "neutral", null],
  ["reminded", "system", { level: 1, to: [], number: 2, due_at: AT }, "Reminder 2 was due, but there was nobody to remind", "neutral", null],
  ["left", "ana", { who: bea, reason: "deactivated" }, "Bea is no longer a member here, so this is not with them any more", "warn", null],
  ["left", "ana", { who: bea, reason: "auditor" }, "Bea is an auditor now, so this is not with them any more", "warn", null],
  ["reassigned", "ana", { to: [bea], reason: "She knows the data" }, "Ana passed this on to Bea", "neutral", "She knows the data"],
  ["reassigned", "ana", { to: [bea], reason: null, from: ana }, "Ana delegated this to Bea", "neutral", null],
  ["commented", "ana", { body: "Thanks", question: false, reply_to: 4 }, "Ana replied", "neutral", "Thanks"],
  ["commented", "ana", { body: "Which rows?", question: true }, "Ana asked the agent", "neutral", "Which rows?"],
  ["commented", "agent", { body: "All of March.", question: false }, "Data analyst wrote", "neutral", "All of March."],
  ["changes_requested", "ana", { answer: { outcome: "changes_requested", comment: "Drop the PII" }, via: "email" }, "Ana asked for changes by mail", "warn", "Drop the PII"],
  ["revised", "ana", { revision: 2, note: "", voided: [bea] }, "Ana changed this, which is revision 2; Bea has to vote again", "accent", null],
  ["revised", "agent", { revision: 2, note: "Dropped it", question: {} }, "Data analyst sent revision 2", "accent", "Dropped it"],
  ["voted", "ana", { answer: { outcome: "override_approved", comment: null }, via: "inbox", revision: 1 }, "Ana voted: Override approved", "neutral", null],
  ["decided", "ana", { outcome: "approved", comment: "Fine", intent: { decision: { via: "email" } } }, "Ana approved this by mail", "good", "Fine"],
  ["decided", "ana", { outcome: "ship_it", comment: null, intent: { decision: { via: "inbox" } } }, "Ana answered “Ship it”", "good", null],
  ["timed_out", "system", { outcome: "rejected", intent: {} }, "Nobody answered by the deadline: rejected", "bad", null],
  ["timed_out", "system", { outcome: "rejected", intent: { quorum: { votes: [{}] } } }, "Too few agreed by the deadline: rejected", "bad", null],
  ["timed_out", "system", { outcome: null, intent: {} }, "Nobody answered by the deadline: closed without an answer", "bad", null],
  ["canceled", "agent", { reason: "No longer needed", intent: {} }, "Data analyst withdrew this", "warn", "No longer needed"],
  ["result", "agent", { status: "succeeded", summary: "Exported 3,211 rows", data: null }, "Data analyst reported that it is done", "good", "Exported 3,211 rows"],
  ["result", "agent", { status: "failed", summary: "Disk full", data: null }, "Data analyst reported that it failed", "bad", "Disk full"],
];

const begun = factOf("created", "agent", { to: [ana] }, "2026-11-22T10:00:00.000Z");

test.each(table)("%s by %s is told in words (%#)", (type, actor, data, sentence, tone, body) => {
  const words = factInWords(factOf(type, actor, data), [begun]);
  expect({ sentence: plain(words.sentence), tone: words.tone, body: words.body }).toEqual({
    sentence,
    tone,
    body,
  });
});

test("whoever acts for somebody else is named with them", () => {
  const fact = factOf("decided", "ana", { outcome: "approved", comment: null });
  const words = factInWords({
    ...fact,
    actor: { ...fact.actor, acting_for: { id: "usr_bea", name: "Bea" } },
  });
  expect(plain(words.sentence)).toBe("Ana for Bea approved this");
});

test("a grant decides in the name of who gave it", () => {
  const fact = factOf("decided", "rule", { outcome: "rejected", comment: null });
  const words = factInWords({
    ...fact,
    actor: { ...fact.actor, name: "Refunds this week", acting_for: { id: "usr_bea", name: "Bea" } },
  });
  expect(plain(words.sentence)).toBe("Decided by the grant “Refunds this week”, given by Bea: rejected");
});

test("how long a level had is not claimed where a claim held it back", () => {
  const claim = factOf("claimed", "ana", { until: AT });
  const words = factInWords(
    factOf("escalated", "system", { level: 2, from_level: 1, to: [bea], due_at: AT, reason: "due" }),
    [begun, claim],
  );
  expect(plain(words.sentence)).toBe("Escalated from level 1 to Bea: nobody answered");
});

test("a kind of fact that is new to this page is told plainly", () => {
  expect(plain(factInWords(factOf("legal_hold", "ana", {})).sentence)).toBe("Ana: legal hold");
});

test("messages that went out together are one line", () => {
  const asked = (to: JsonObject) => factOf("notified", "system", { to, channel: "email", kind: "waiting" });
  expect(plain(severalTold([asked(ana), asked(bea)]))).toBe("Ana and Bea were asked by mail");
  expect(plain(severalTold([asked(ana), asked(ana)]))).toBe("Ana was asked by mail, 2 messages");
});
