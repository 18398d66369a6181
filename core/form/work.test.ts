import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../json";
import { worked } from "../testing/cpu";
import { flawsOfData, flawsOfFormSchema } from "./validate";

const field = (schema: Json): JsonObject => ({ type: "object", properties: { a: schema } });
const many = (length: number, value: Json): Json[] => Array.from({ length }, () => value);

/** The flaws, and how long they took. The schema is compiled beforehand. */
function check(schema: JsonObject, data: Json) {
  expect(flawsOfFormSchema(schema, "")).toEqual([]);
  const { result, ms } = worked(() => flawsOfData(schema, data, "/data"));
  return { flaws: result, ms };
}

/** Generous for a slow machine; what is guarded against takes minutes. */
const QUICK = 1_000;

describe("an answer is checked in time", () => {
  test.each(["^(a+)+$", "^(a|aa)+$", "(x+x+)+y", "^(.*a){20}$"])(
    "by the catastrophic pattern %s",
    (pattern) => {
      check(field({ pattern }), { a: "warm up" });
      const { flaws, ms } = check(field({ pattern }), { a: "a".repeat(50_000) + "!" });
      expect(flaws).toHaveLength(1);
      expect(ms).toBeLessThan(pattern === "^(a+)+$" ? 200 : QUICK);
    },
  );

  test.each([
    "email",
    "uri",
    "url",
    "hostname",
    "ipv6",
    "date-time",
    "uuid",
    "regex",
    "byte",
    "json-pointer",
  ])("by the format %s, of texts made to slow it down", (format) => {
    for (const text of [":", "a.", "a-", "%", "/~", "1", "(", "[::"].map(
      (part) => `http://a@${part.repeat(20_000)}`,
    )) {
      expect(check(field({ format }), { a: text }).ms).toBeLessThan(QUICK);
    }
  });

  test("by what must be unique, many times over", () => {
    const schema = field({ allOf: many(100, { uniqueItems: true }) });
    const items = Array.from({ length: 1_000 }, (_, n) => [n]);
    const { flaws, ms } = check(schema, { a: items });
    expect(flaws).toEqual([]);
    expect(ms).toBeLessThan(QUICK);
  });
});

describe("what would take too long is refused, and nothing else is", () => {
  test("a list of more than a thousand, wherever it is", () => {
    expect(check(field({}), { a: many(1_000, 0) }).flaws).toEqual([]);
    expect(check(field({}), { a: { "b/c": many(1_001, 0) } }).flaws).toEqual([
      { pointer: "/data/a/b~1c", detail: "At most 1000 items." },
    ]);
  });

  test("a large answer to a large form, whose flaws would fill the memory", () => {
    const schema = field({ items: { items: { allOf: many(200, { type: "string" }) } } });
    expect(check(schema, { a: [many(100, "x")] }).flaws).toEqual([]);
    const { flaws, ms } = check(schema, { a: many(50, many(1_000, 1)) });
    expect(flaws).toEqual([
      { pointer: "/data", detail: "This is too large to be checked against the form." },
    ]);
    expect(ms).toBeLessThan(QUICK);
  });

  test("long texts under many patterns", () => {
    const schema = field({ allOf: Array.from({ length: 40 }, (_, n) => ({ pattern: `[${n}z]` })) });
    expect(check(schema, { a: "z".repeat(1_000) }).flaws).toEqual([]);
    expect(check(schema, { a: "z".repeat(50_000) }).flaws).toEqual([
      { pointer: "/data", detail: "This is too large to be checked against the form." },
    ]);
    expect(check(schema, { a: "z" }).flaws).toEqual([]);
  });

  test("a thousand flaws are told as fifty", () => {
    expect(check(field({ items: { type: "string" } }), { a: many(1_000, 1) }).flaws).toHaveLength(50);
  });
});

test("more schemas than are kept can be used, each by its own rules", () => {
  const schemas = Array.from({ length: 520 }, (_, n) => field({ const: n }));
  for (const schema of schemas) expect(flawsOfFormSchema(schema, "")).toEqual([]);
  for (const n of [0, 1, 300, 519]) {
    expect(flawsOfData(schemas[n] ?? {}, { a: n }, "")).toEqual([]);
    expect(flawsOfData(schemas[n] ?? {}, { a: -1 }, "")).toHaveLength(1);
  }
});
