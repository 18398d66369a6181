import { expect, test } from "vitest";
import { csvOf } from "./csv";
import { figuresOf } from "./figures";
import { NOTHING } from "./tally";

const figures = figuresOf({ ...NOTHING, closed: 3, traits: { answered: 2, timed_out: 1 } });
const csv = (key: string, name: string) =>
  [...csvOf([{ key, name, figures }], "team", ["closed", "in_time_share", "response_p50_seconds"])].join("");

test("has a line for each group, and nothing where there is no figure", () => {
  expect(csv("data", "Data")).toBe(
    "team,name,closed,in_time_share,response_p50_seconds\r\ndata,Data,3,0.6666666666666666,\r\n",
  );
});

test.each([
  ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ["+1+1", "'+1+1"],
  ["-2", "'-2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["＝1", "'＝1"],
  ["a=b", "a=b"],
])("a name like %j is no formula", (name, cell) => {
  expect(csv("data", name)).toContain(`data,${cell},3`);
});

test("quotes what has commas, quotes or lines in it", () => {
  expect(csv('a "b", c', "d\ne")).toContain('"a ""b"", c","d\ne",3');
});
