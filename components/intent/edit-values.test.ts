import { expect, test } from "vitest";
import { editKindOf, editsOf, editText } from "./edit-values";

test("edits that change nothing are none, and what does not parse is told", () => {
  const payload = { n: 1.5, s: "a", list: [1], none: null };
  expect(editsOf(payload, { "/n": "1.5", "/s": "a", "/list": editText([1]), "/none": "" })).toEqual({
    edits: {},
    flaws: [],
  });
  expect(editsOf(payload, { "/n": "1,7", "/list": "[1, 2]" }).edits).toEqual({ "/n": 1.7, "/list": [1, 2] });
  expect(editsOf(payload, { "/n": "many", "/list": "{}" }).flaws.map((flaw) => flaw.pointer)).toEqual([
    "/edits/~1n",
    "/edits/~1list",
  ]);
  expect([payload.n, payload.s, payload.list, true].map(editKindOf)).toEqual([
    "number",
    "text",
    "json",
    "switch",
  ]);
});
