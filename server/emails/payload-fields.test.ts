import { describe, expect, test } from "vitest";
import { payloadFields } from "./payload-fields";

const rowsOf = (payload: Parameters<typeof payloadFields>[0]) => payloadFields(payload, "t.v1")?.rows;

describe("the payload in a mail", () => {
  test("tells text from JSON, so that “true” and true look different", () => {
    expect(rowsOf({ a: "true", b: true, c: null })).toEqual([
      { name: "a", value: "true", code: false },
      { name: "b", value: "true", code: true },
      { name: "c", value: "null", code: true },
    ]);
  });

  test("shows nested values as JSON on one line", () => {
    expect(rowsOf({ filter: { in: ["DE", 1] } })?.[0]?.value).toBe('{"in": ["DE", 1]}');
  });

  test("shows eight fields and says how many it leaves out", () => {
    const payload = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`f${index}`, index]));
    expect(payloadFields(payload, "t.v1")).toMatchObject({
      note: "3 more fields: the request shows everything.",
    });
    expect(rowsOf(payload)).toHaveLength(8);
  });

  test("says when a value is cut", () => {
    expect(payloadFields({ log: "x".repeat(500) }, "t.v1")?.note).toBe(
      "Shortened here: the request shows everything.",
    );
  });

  test("is left out where there is nothing in it", () => {
    expect([{}, [], null].map((payload) => payloadFields(payload, "t.v1"))).toEqual([null, null, null]);
  });
});
