import fc from "fast-check";
import { expect, test } from "vitest";
import { segmentsOf } from "./visible-text";

test("characters that nobody sees are shown, and emoji stay whole", () => {
  expect(segmentsOf("pay\u200bpal\u202e")).toEqual([
    { text: "pay" },
    { code: "U+200B", name: "zero-width space" },
    { text: "pal" },
    { code: "U+202E", name: "right-to-left override" },
  ]);
  expect(segmentsOf("👩‍💻 ok")).toEqual([{ text: "👩‍💻 ok" }]);
  expect(segmentsOf("")).toEqual([{ text: "" }]);
});

test("repeated ones are one mark, and marks that would cover other lines are counted", () => {
  expect(segmentsOf(`a${"\u200b".repeat(5_000)}b`)).toEqual([
    { text: "a" },
    { code: "U+200B ×5000", name: "zero-width space" },
    { text: "b" },
  ]);
  expect(segmentsOf(`Z${"\u0301".repeat(30)}`)).toEqual([
    { text: `Z${"\u0301".repeat(4)}` },
    { code: "+26 marks", name: "marks piled on a letter" },
  ]);
});

test("what languages write stays as it is", () => {
  for (const text of ["line\r\nline", "שָׁלוֹם", "नमस्ते", "Tiếng Việt", "🏳️‍🌈 👨‍👩‍👧"])
    expect(segmentsOf(text)).toEqual([{ text }]);
});

const ODD = [
  "a",
  " ",
  "\r",
  "\n",
  "\u0301",
  "\u200b",
  "\u200d",
  "\u202e",
  "\u2066",
  "\ufeff",
  "👩",
  "💻",
  "ש",
  "\u{e0041}",
];
const odd = fc.array(fc.constantFrom(...ODD), { maxLength: 40 }).map((characters) => characters.join(""));

test("nothing but what is named is left out, whatever the text", () => {
  fc.assert(
    fc.property(odd, (text) => {
      const kept = segmentsOf(text).flatMap((segment) => ("text" in segment ? [segment.text] : []));
      let from = 0;
      for (const piece of kept) {
        const at = text.indexOf(piece, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + piece.length;
      }
      expect(kept.join("")).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
    }),
  );
});
