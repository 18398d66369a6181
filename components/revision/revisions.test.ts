import { expect, test } from "vitest";
import type { JsonObject } from "@/core/json";
import type { FactWire } from "@/core/wire/fact";
import { anIntent } from "../intent/fixtures";
import { revisionsOf } from "./revisions";

const actor = { type: "agent" as const, id: "agt_1", name: "Data analyst", acting_for: null };
const revised = (revision: number, before: JsonObject): FactWire => ({
  seq: revision,
  type: "revised",
  at: `2026-11-22T1${revision}:00:00.000Z`,
  actor,
  data: { revision, note: `note ${revision}`, question: {}, before },
});

test("each revision is the question as it stood then, unwound from the present one", () => {
  const intent = anIntent({ revision: 3, title: "Third", description: "New", payload: { a: 3 } });
  const facts = [
    revised(2, { payload: { a: 1 }, description: null }),
    revised(3, { payload: { a: 2 }, title: "First" }),
  ];
  expect(revisionsOf(intent, facts)).toEqual([
    {
      number: 1,
      at: intent.created_at,
      note: null,
      by: null,
      title: "First",
      description: null,
      payload: { a: 1 },
    },
    {
      number: 2,
      at: facts[0]?.at,
      note: "note 2",
      by: null,
      title: "First",
      description: "New",
      payload: { a: 2 },
    },
    {
      number: 3,
      at: facts[1]?.at,
      note: "note 3",
      by: null,
      title: "Third",
      description: "New",
      payload: { a: 3 },
    },
  ]);
});

test("a voter's change is theirs, without a note", () => {
  const change = revised(2, { payload: { a: 1 } });
  const byBea = {
    ...change,
    actor: { type: "user" as const, id: "usr_bea", name: "Bea", acting_for: null },
    data: { ...change.data, note: "" },
  };
  const [, second] = revisionsOf(anIntent({ revision: 2, payload: { a: 2 } }), [byBea]);
  expect(second).toMatchObject({ number: 2, note: null, by: "Bea", payload: { a: 2 } });
});

test("facts that are ahead of the question that is shown are not told yet", () => {
  const intent = anIntent({ revision: 1 });
  expect(revisionsOf(intent, [revised(2, { title: "Before" })])).toMatchObject([
    { number: 1, title: intent.title },
  ]);
});
