import { expect, test } from "vitest";
import type { JsonObject } from "@/core/json";
import type { FactWire } from "@/core/wire/fact";
import { entriesOf } from "./entries";

const actor = { type: "user" as const, id: "usr_ana", name: "Ana", acting_for: null };
const fact = (seq: number, type: string, data: JsonObject = {}): FactWire => ({
  seq,
  type,
  at: "2026-11-22T10:00:00.000Z",
  actor,
  data,
});
const comment = (seq: number, reply_to?: number) =>
  fact(seq, "commented", { body: `words ${seq}`, ...(reply_to && { reply_to }) });
const told = (seq: number, kind: string) => fact(seq, "notified", { kind, channel: "email" });

const inShort = (facts: FactWire[], show: "everything" | "words" = "everything") =>
  entriesOf(facts, show).map((entry) => {
    switch (entry.kind) {
      case "fact":
        return entry.fact.seq;
      case "thread":
        return [entry.fact.seq, ...entry.replies.map(({ seq }) => seq)];
      case "burst":
        return `${entry.facts.length} told`;
    }
  });

test("a comment stands with its replies, and a reply to a reply beside it", () => {
  const facts = [
    fact(1, "created"),
    comment(2),
    fact(3, "claimed"),
    comment(4, 2),
    comment(5, 4),
    comment(6),
  ];
  expect(inShort(facts)).toEqual([1, [2, 4, 5], 3, [6]]);
});

test("a reply to what is not there, or to itself, stands alone", () => {
  expect(inShort([comment(2, 99), comment(3, 3)])).toEqual([[2], [3]]);
});

test("messages of one kind that follow each other are one line", () => {
  const facts = [
    told(1, "waiting"),
    told(2, "waiting"),
    told(3, "reminder"),
    fact(4, "claimed"),
    told(5, "waiting"),
  ];
  expect(inShort(facts)).toEqual(["2 told", 3, 4, 5]);
});

test("only what somebody wrote can be shown alone", () => {
  const facts = [
    fact(1, "created"),
    told(2, "waiting"),
    comment(3),
    fact(4, "decided", { outcome: "approved", comment: null }),
    fact(5, "result", { status: "succeeded", summary: "Done." }),
  ];
  expect(inShort(facts, "words")).toEqual([[3], 5]);
});
