import { expect, test } from "vitest";
import { mentionsIn, peopleLike, piecesOf, queryAt, withMention } from "./mention-text";

const ana = { ref: "ana@acme.dev", type: "user" as const, name: "Ana Marin", email: "ana@acme.dev" };
const bea = { ref: "bea@acme.dev", type: "user" as const, name: "Bea", email: "bea@acme.dev" };
const data = { ref: "team:data", type: "team" as const, name: "Data" };

test.each<[string, number | null, string | null]>([
  ["@", 0, ""],
  ["Hello @an", 6, "an"],
  ["(@Ana Mar", 1, "Ana Mar"],
  ["mail ana@acme", null, null],
  ["@Ana,", null, null],
  ["@Ana\nnext", null, null],
  ["none", null, null],
])("in “%s” the mention being typed begins at %s with “%s”", (text, from, words) => {
  expect(queryAt(text, text.length)).toEqual(from === null ? null : { from, words });
});

test("people are found by the beginnings of their names and addresses", () => {
  const found = (words: string) => peopleLike([ana, bea, data], words).map(({ name }) => name);
  expect(found("")).toEqual(["Ana Marin", "Bea", "Data"]);
  expect(found("mar an")).toEqual(["Ana Marin"]);
  expect(found("BEA@acme")).toEqual([]);
  expect(found("dat")).toEqual(["Data"]);
});

test("a pick replaces what was typed and leaves the rest of the text", () => {
  const text = "Ask @an about it";
  const query = queryAt(text, 7);
  expect(query && withMention(text, query, "Ana Marin")).toEqual({
    text: "Ask @Ana Marin about it",
    caret: 15,
  });
});

test("a pick whose name was deleted is no mention any more, and two of one person are one", () => {
  const picks = [ana, ana, bea].map(({ ref, name }) => ({ ref, name }));
  expect(mentionsIn("@Ana Marin and @Ana Marin", picks)).toEqual([{ ref: ana.ref, name: ana.name }]);
});

test("only picked names are set apart, the longest first, and no part of a longer word", () => {
  expect(piecesOf("@Bea, @Beatrice and @Cal", ["Bea"])).toEqual([
    { mention: "Bea" },
    { text: ", @Beatrice and @Cal" },
  ]);
  expect(piecesOf("@Data Ops!", ["Data", "Data Ops"])).toEqual([{ mention: "Data Ops" }, { text: "!" }]);
  expect(piecesOf("@Bea", [])).toEqual([{ text: "@Bea" }]);
});
