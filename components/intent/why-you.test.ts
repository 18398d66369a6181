import { expect, test } from "vitest";
import type { IntentWire } from "@/core/wire/intent";
import { ANA, anIntent, BEA } from "./fixtures";
import { plain } from "./sentence";
import { whatNext, whyYou } from "./why-you";

const you = (may_answer: boolean, may_take_part: boolean, asked_at_level: number | null) => ({
  may_answer,
  may_take_part,
  may_handle: may_take_part,
  may_reveal: may_take_part,
  out: false,
  is_requester: false,
  mentioned: false,
  asked_at_level,
});

const reasons: [string, Partial<IntentWire>, string | null][] = [
  ["the first level", {}, "You are level 1 of 3, since 10:00."],
  [
    "the only level",
    { levels: [{ level: 1, to: ["Ana"], starts_at: "2026-11-22T10:00:00.000Z" }] },
    "This is for you, since 10:00.",
  ],
  [
    "a level whose beginning is not known",
    { levels: [{ level: 1, to: ["Ana"], starts_at: null }] },
    "This is for you.",
  ],
  [
    "somebody who is away",
    {
      assignees: [{ ...ANA, instead_of: { id: "usr_bea", name: "Bea", until: "2026-11-23T08:00:00.000Z" } }],
    },
    "You are level 1 of 3, since 10:00. You stand in for Bea, who is away until 08:00.",
  ],
  [
    "a level that has passed",
    { level: 2, assignees: [BEA] },
    "You were asked at level 1; it has gone on to Bea. You can still answer.",
  ],
  [
    "a level that has passed, of a policy that leaves it to whoever is asked now",
    { level: 2, assignees: [BEA], you: { ...you(false, true, 1), out: true } },
    "It has gone on to Bea, and its policy leaves the answer to whoever is asked now.",
  ],
  [
    "an admin who was not asked",
    { assignees: [BEA], you: you(true, true, null) },
    "You were not asked, but may answer. It is with Bea, level 1 of 3.",
  ],
  [
    "an auditor",
    { assignees: [ANA, BEA].slice(1), you: you(false, false, null) },
    "You can read this, but not answer it. It is with Bea.",
  ],
  [
    "the agent's owner",
    { assignees: [BEA], you: { ...you(false, true, null), is_requester: true } },
    "Your own agent asks this, so somebody else has to answer. It is with Bea.",
  ],
  [
    "nobody there",
    { assignees: [], you: you(true, true, null), levels: [] },
    "You were not asked, but may answer. It is with nobody.",
  ],
  ["a closed one", { status: "decided" }, null],
];

test.each(reasons)("%s is told why", (_, change, sentence) => {
  const words = whyYou(anIntent(change), { id: "usr_ana" });
  expect(words && plain(words)).toBe(sentence);
});

const AT = "2026-11-22T10:15:00.000Z";
const next = (kind: NonNullable<IntentWire["next"]>["kind"], to = ["Bea"]) => ({
  next: { kind, at: AT, to },
});
const END = "If nobody answers by 18:00, the answer is “Rejected”.";

const futures: [string, Partial<IntentWire>, string | null][] = [
  ["a reminder", next("reminder", ["Ana", "Bea"]), `Ana and Bea are reminded at 10:15. ${END}`],
  ["an escalation", next("escalation"), `Bea is next at 10:15. ${END}`],
  ["another round", next("repeat", ["Ana"]), `It starts again with Ana at 10:15. ${END}`],
  [
    "a claim",
    { ...next("claim_expiry"), claimed_by: { id: "usr_bea", name: "Bea", until: AT } },
    `Bea has claimed this; the chain goes on at 10:15. ${END}`,
  ],
  ["only the deadline", next("timeout"), END],
  [
    "a deadline without an answer",
    { ...next("timeout"), on_timeout: null },
    "If nobody answers by 18:00, it closes without an answer.",
  ],
  [
    "the agent's turn",
    { ...next("timeout"), waiting_on: "agent" },
    `The agent has the turn; nobody is reminded meanwhile. ${END}`,
  ],
  ["a closed one", { status: "canceled", next: null }, null],
];

test.each(futures)("%s is what comes next", (_, change, sentence) => {
  const words = whatNext(anIntent(change));
  expect(words && plain(words)).toBe(sentence);
});
