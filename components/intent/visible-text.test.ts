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
