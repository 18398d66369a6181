import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "@/core/json";
import { shortJson } from "./short-json";

test("what fits is JSON, with nothing changed or left out", () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const json = JSON.parse(JSON.stringify(value)) as Json;
      expect(JSON.parse(shortJson(json, 1_000_000))).toEqual(json);
    }),
  );
});

test("what does not fit is cut, and says so", () => {
  const long = Array.from({ length: 10_000 }, (_, index) => index);
  for (const value of [
    long,
    Object.fromEntries(long.map((each) => [`k${each}`, each])),
    "x".repeat(10_000),
  ]) {
    const text = shortJson(value, 50);
    expect(text).toContain("…");
    expect(text.length).toBeLessThan(80);
  }
});

test("nesting far deeper than the stack is cut like any other", () => {
  let deep: Json = [];
  for (let depth = 0; depth < 120_000; depth += 1) deep = [deep];
  expect(shortJson(deep, 200)).toMatch(/^\[+…\]+$/);
});
