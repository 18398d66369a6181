import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { worked } from "@/core/testing/cpu";
import type { Json } from "@/core/json";
import { diffJson, isSame } from "./diff-json";
import { pairsOf } from "./diff-list";
import { diffText, withoutTheSame } from "./diff-text";

/** "+ a.0: 1", "~ b: 1 → 2", "> list.0 was 2" */
const lines = (before: Json, after: Json): string[] =>
  diffJson(before, after)
    .filter(({ kind }) => kind !== "same")
    .map((line) => {
      const place = line.keys.join(".");
      switch (line.kind) {
        case "changed":
          return `~ ${place}: ${JSON.stringify(line.before)} → ${JSON.stringify(line.after)}`;
        case "moved":
          return `> ${place} was ${line.from}`;
        case "same":
        case "added":
        case "removed":
          return `${line.kind === "added" ? "+" : "-"} ${place}: ${JSON.stringify(line.value)}`;
      }
    });

describe("two documents", () => {
  test.each<[string, Json, Json, string[]]>([
    [
      "a changed, an added and a removed field",
      { a: 1, b: 2 },
      { a: 3, c: 4 },
      ["~ a: 1 → 3", "+ c: 4", "- b: 2"],
    ],
    ["another order of keys is no change", { a: 1, b: 2 }, { b: 2, a: 1 }, []],
    ["deep inside", { a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, ["~ a.b.0.c: 1 → 2"]],
    ["a type that changed", { a: 1 }, { a: "1" }, ['~ a: 1 → "1"']],
    ["an entry put in front is one addition", ["b", "c"], ["a", "b", "c"], ['+ 0: "a"']],
    ["an entry taken out is one removal", ["a", "b", "c"], ["a", "c"], ['- 1: "b"']],
    ["an entry that moved", ["a", "b", "c"], ["c", "a", "b"], ["> 0 was 2"]],
    ["an entry that changed", ["a", "b", "c"], ["a", "x", "c"], ['~ 1: "b" → "x"']],
    [
      "entries with ids are followed",
      [
        { id: 1, n: "a" },
        { id: 2, n: "b" },
        { id: 3, n: "c" },
      ],
      [
        { id: 3, n: "C" },
        { id: 1, n: "a" },
        { id: 2, n: "b" },
      ],
      ["> 0 was 2", '~ 0.n: "c" → "C"'],
    ],
    ["a list that became an object", { a: [1] }, { a: { "0": 1 } }, ['~ a: [1] → {"0":1}']],
    ["null is a value", { a: null }, { a: 0 }, ["~ a: null → 0"]],
  ])("%s", (_, before, after, expected) => {
    expect(lines(before, after)).toEqual(expected);
  });

  const json = fc.jsonValue({ maxDepth: 4 }).map((value): Json => JSON.parse(JSON.stringify(value)));

  test("differ nowhere exactly where they are the same", () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(lines(before, after).length === 0).toBe(isSame(before, after));
      }),
    );
  });

  test("entries of lists are each used once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ max: 4, min: 0 })),
        fc.array(fc.integer({ max: 4, min: 0 })),
        (before, after) => {
          const pairs = pairsOf(before, after);
          const used = (side: "from" | "to") =>
            pairs.flatMap((pair) => pair[side] ?? []).toSorted((a, b) => a - b);
          expect(used("from")).toEqual([...before.keys()]);
          expect(used("to")).toEqual([...after.keys()]);
          for (const { from, to } of pairs.filter(({ moved }) => moved))
            expect(before[from ?? 0]).toBe(after[to ?? 0]);
        },
      ),
    );
  });

  test("of 200 KB each are compared in a moment", () => {
    const big = Array.from({ length: 1_900 }, (_, id) => ({ id, name: `row ${id} ${"x".repeat(80)}` }));
    const shuffled = big.toReversed().map((row) => ({ ...row, name: `${row.name}!` }));
    expect(worked(() => diffJson({ rows: big }, { rows: shuffled })).ms).toBeLessThan(2_000);
  });
});

describe("two texts", () => {
  test("differ word by word", () => {
    expect(diffText("All of March.", "All of the April.")).toEqual([
      { kind: "same", text: "All of " },
      { kind: "removed", text: "March" },
      { kind: "added", text: "the April" },
      { kind: "same", text: "." },
    ]);
  });

  test("that are long differ line by line", () => {
    const lines = (changed: string) =>
      Array.from({ length: 900 }, (_, line) => (line === 400 ? changed : `line ${line} of a runbook`)).join(
        "\n",
      );
    const parts = diffText(lines("Page Ana first."), lines("Page Bea first."));
    expect(parts?.filter(({ kind }) => kind !== "same")).toEqual([
      { kind: "removed", text: "Page Ana first.\n" },
      { kind: "added", text: "Page Bea first.\n" },
    ]);
  });

  test("too long to compare are not", () => {
    expect(diffText("a".repeat(30_000), "b")).toBeNull();
    expect(diffText("a\n".repeat(300_000), "b\n")).toBeNull();
  });

  test("can be shown with only what is near a change", () => {
    const long = "word ".repeat(200);
    const shown = withoutTheSame(diffText(`${long}old`, `${long}new`) ?? []);
    expect(shown.map(({ text }) => text).join("").length).toBeLessThan(100);
    expect(shown.at(-1)).toEqual({ kind: "added", text: "new" });
  });
});
