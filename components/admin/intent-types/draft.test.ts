import { describe, expect, test } from "vitest";
import { IntentTypeBody } from "@/core/wire/intent-types";
import type { IntentTypeWire } from "@/core/wire/intent-types";
import { anIntent } from "../../intent/fixtures";
import {
  draftFrom,
  draftOf,
  filled,
  flawsOfDraft,
  isSame,
  NEW_TYPE,
  placesIn,
  type TypeDraft,
} from "./draft";

const SAVED: IntentTypeWire = {
  id: "typ_1",
  name: "a.b",
  version: 3,
  updated_at: "2026-11-22T10:00:00.000Z",
  updated_by: null,
  used: { count: 0, more: false, last_at: null },
  task_type: "approval",
  remind_after: "5m",
  escalate: [{ after: "1h", to: ["team:data"] }],
};

test("what the page has no control for is sent as it was loaded", () => {
  const sent = filled({ ...draftOf(SAVED), title: "Go?" });
  expect(sent).toEqual({
    name: "a.b",
    task_type: "approval",
    title: "Go?",
    remind_after: "5m",
    escalate: [{ after: "1h", to: ["team:data"] }],
  });
  expect(IntentTypeBody.safeParse(sent).error).toBeUndefined();
});

test("a field that was filled in and emptied again is no change, another order of a form's fields is one", () => {
  const draft = draftOf(SAVED);
  expect(isSame(draft, { ...draft, title: "", required_comment: false, editable: [] })).toBe(true);
  expect(isSame(draft, { ...draft, on_timeout: null })).toBe(false);
  const form = (first: string, second: string): TypeDraft => ({
    ...draft,
    form_schema: { type: "object", properties: { [first]: {}, [second]: {} } },
  });
  expect(isSame(form("a", "b"), form("b", "a"))).toBe(false);
});

test("what an agent asked so far becomes a type that the server takes", () => {
  const intent = anIntent({ allowed_outcomes: ["ship_it", "hold"], editable: ["/dataset"], risk: null });
  const draft = draftFrom(intent);
  expect(draft).toMatchObject({
    name: intent.intent_type,
    allowed_outcomes: ["ship_it", "hold"],
    editable: ["/dataset"],
    sample_payload: intent.payload,
  });
  expect(IntentTypeBody.safeParse(draft).error).toBeUndefined();
  expect(draftFrom(anIntent())).not.toHaveProperty("allowed_outcomes");
});

describe("before anything is sent, it is told that", () => {
  const form = (field: object) => ({
    form_schema: { type: "object", properties: { a: JSON.parse(JSON.stringify(field)) } },
  });
  const A = "/form_schema/properties/a";
  test.each<[string, Partial<TypeDraft>, string[]]>([
    ["the name is none", { name: "no name" }, ["/name"]],
    ["a duration is none", { timeout: "soon" }, ["/timeout"]],
    ["a form has no fields", { task_type: "form" }, ["/form_schema"]],
    [
      "outcomes are no words, or come twice",
      { allowed_outcomes: ["yes", "", "yes"] },
      ["/allowed_outcomes/1", "/allowed_outcomes/2"],
    ],
    ["limits cross", form({ type: "integer", minimum: 5, maximum: 2 }), [A]],
    ["there is nothing to choose from", form({ type: "string", enum: [] }), [A]],
    [
      "limits cross in a group of a list",
      form({
        type: "array",
        items: { type: "object", properties: { b: { type: "string", minLength: 9, maxLength: 1 } } },
      }),
      [`${A}/items/properties/b`],
    ],
    ["all is well", form({ type: "string", title: "A" }), []],
  ])("%s", (_, change, pointers) => {
    const flaws = flawsOfDraft({ ...NEW_TYPE, name: "a.b", ...change });
    expect(flaws.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

test("the places of a payload are those of its values, with odd names escaped", () => {
  expect(placesIn({ a: 1, "b/c": { d: [true] } })).toEqual(["/a", "/b~1c", "/b~1c/d", "/b~1c/d/0"]);
});
