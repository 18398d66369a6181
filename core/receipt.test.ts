import { expect, test } from "vitest";
import { receiptClaims } from "./receipt";
import { anIntent, at } from "./testing/intent";
import { ana, asAgent } from "./testing/people";
import { answer, pursue, run } from "./testing/play";

const digest = (value: unknown) => `digest of ${JSON.stringify(value)}`;

function claimsOf(intent: ReturnType<typeof anIntent>) {
  if (!intent.decision) throw new Error("not decided");
  return receiptClaims(intent, intent.decision, digest);
}

test("a receipt covers the arguments as they were shown, and the edits beside them", () => {
  const intent = anIntent({ payload: { rows: 12 }, editable: ["/rows"] });
  expect(claimsOf(answer(intent, ana, "approved", at(9), { edits: { "/rows": 3 } }).after)).toEqual({
    intent: "int_1",
    revision: 1,
    payload_digest: digest({ rows: 12 }),
    outcome: "approved",
    edits_digest: digest({ "/rows": 3 }),
    decided_by: { id: ana.id, name: "Ana", acting_for: null },
    decided_at: "2026-03-02T12:00:09.000Z",
  });
});

test("a receipt for a revised question is for the revision and payload that were answered", () => {
  const command = {
    type: "revise" as const,
    by: asAgent,
    question: { payload: { rows: 1 } },
    note: "Fewer.",
  };
  const revised = run(anIntent(), command, at(5)).after;
  expect(claimsOf(answer(revised, ana, "approved", at(9)).after)).toMatchObject({
    revision: 2,
    payload_digest: digest({ rows: 1 }),
  });
});

test("what the deadline decided has a receipt, too, in nobody's name", () => {
  expect(claimsOf(pursue(anIntent(), at(3_600)).after)).toMatchObject({
    outcome: "rejected",
    decided_by: { id: null, name: "Countersign", acting_for: null },
    decided_at: at(3_600).toISOString(),
  });
});
