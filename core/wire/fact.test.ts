import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fact, isClosing } from "../facts";
import { openIntent } from "../lifecycle/open";
import { anIntent, aPlan, aQuestion, at, ORIGIN, START } from "../testing/intent";
import { ana, asAgent, bea, cal, personOf } from "../testing/people";
import { answer, pursue, run } from "../testing/play";
import { storyArb } from "../testing/story";
import { FactWire, factToWire } from "./fact";
import { toWire } from "./show";

const wireOf = ({ facts, after }: { facts: readonly Fact[]; after: ReturnType<typeof anIntent> }) => {
  const fact = facts.at(-1);
  if (!fact) throw new Error("nothing happened");
  return factToWire({ ...fact, seq: 41n }, () => toWire(after, "https://host"));
};

describe("every fact", () => {
  test("is shown as the contract says, and survives as JSON", () => {
    fc.assert(
      fc.property(storyArb, (story) => {
        for (const { facts, after } of story) {
          for (const fact of facts ?? []) {
            const wire = wireOf({ facts: [fact], after });
            expect(FactWire.strict().parse(wire)).toEqual(wire);
            expect(JSON.parse(JSON.stringify(wire))).toEqual(wire);
            expect("intent" in wire.data).toBe(isClosing(fact));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test("says who, what and when, with the number to resume from", () => {
    const claimed = run(anIntent(), { type: "claim", by: ana }, at(5));
    expect(wireOf(claimed)).toEqual({
      seq: 41,
      type: "claimed",
      at: at(5).toISOString(),
      actor: { type: "user", id: ana.id, name: "Ana", acting_for: null },
      data: { until: at(1_805).toISOString() },
    });
  });
});

describe("the closing fact holds the intent as it ended, beside its own words", () => {
  test.each([
    [
      "a decision",
      answer(anIntent(), ana, "rejected", at(5), { comment: "No." }),
      { outcome: "rejected", comment: "No." },
    ],
    ["a timeout", pursue(anIntent(), at(3_600)), { outcome: "rejected" }],
    ["a timeout without an outcome", pursue(anIntent({}, { onTimeout: null }), at(3_600)), { outcome: null }],
    [
      "a cancellation",
      run(anIntent(), { type: "cancel", by: asAgent, reason: "No need." }, at(5)),
      { reason: "No need." },
    ],
  ])("%s", (_, step, words) => {
    expect(wireOf(step).data).toEqual({ ...words, intent: toWire(step.after, "https://host") });
  });

  test("and others do not make one", () => {
    const [fact] = run(anIntent(), { type: "claim", by: ana }, at(5)).facts;
    const never = () => {
      throw new Error("not needed");
    };
    if (fact) expect(() => factToWire({ ...fact, seq: 1n }, never)).not.toThrow();
  });
});

test("whoever stands in for somebody says so as in the intent, and what an agent reports is left as it is", () => {
  const insteadOf = { id: bea.id, name: "Bea", until: "2026-03-05T12:00:00.000Z" };
  const resolve = () => ({ people: [{ ...personOf(cal), insteadOf }], passedOver: [] });
  const { intent, facts } = openIntent(ORIGIN, aQuestion(), aPlan(), resolve, START);
  expect(wireOf({ after: intent, facts }).data.to).toEqual([{ ...personOf(cal), instead_of: insteadOf }]);
  const { after } = answer(anIntent(), ana, "approved", at(5));
  const data = { insteadOf: "mine" };
  const result = { status: "succeeded" as const, summary: "Done.", data };
  expect(wireOf(run(after, { type: "report", by: asAgent, result }, at(9))).data).toEqual(result);
});
