import { expect, test } from "vitest";
import { anIntent } from "./testing/intent";
import { searchDocument, textsIn, wordsIn, wordsQuery, wordsVector } from "./search";

test.each([
  ["Export customers_q1?", ["export", "customers", "q1"]],
  ["Café ÉCOLE ﬁne", ["cafe", "ecole", "fine"]],
  ["agent://acme/x 1,204.5", ["agent", "acme", "x", "1", "204", "5"]],
  ["データ 数据 🙂", ["テータ", "数据"]],
  ["'; --\\", []],
])("the words of %j", (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

test("phrases do not reach from one text into the next, and there is an end to what is found", () => {
  expect(wordsVector(["a b", "a"])).toBe("'a':1,4 'b':2");
  expect(wordsVector(["x ".repeat(3_000)]).split(",")).toHaveLength(1_000);
});

test("an intent is found by its words, its agent's, and its payload's values", () => {
  const document = searchDocument({
    ...anIntent({ title: "It's on", risk: "high", payload: { key: "Value", deep: [{ n: 42, yes: true }] } }),
    agent: { id: "agt_1", address: "agent://x", name: "Robo", ownerId: null },
  });
  for (const word of ["'it'", "'s'", "'value'", "'42'", "'robo'", "'=risk=high'", "'=workspace=wsp_1'"])
    expect(document).toContain(word);
  expect(document).not.toMatch(/'key'|'true'/);
});

test("a quote in a type stays inside its lexeme", () => {
  expect(searchDocument(anIntent({ intentType: "it's\\x" }))).toContain("'=type=it''s\\\\x'");
});

test("texts are found at any depth", () => {
  expect([...textsIn({ a: ["b", { c: 1, d: null }], e: false })]).toEqual(["b", "1"]);
});

test.each([
  ["export cust", "( ( 'export' ) & ( 'cust':* ) )"],
  ["e", "( ( 'e' ) )"],
  ["customers_q", "( ( 'customers' <-> 'q' ) )"],
  ['"per user" data', "( ( 'per' <-> 'user' ) & ( 'data':* ) )"],
  ['data "per user"', "( ( 'data' ) & ( 'per' <-> 'user' ) )"],
  ['"never closed', "( ( 'never' <-> 'closed' ) )"],
  ["export -draft", "( ( 'export' ) & !( 'draft' ) )"],
  ['-"per user"', "( !( 'per' <-> 'user' ) )"],
  ["red OR blue green", "( ( 'red' ) | ( 'blue' ) & ( 'green':* ) )"],
  ["this or", "( ( 'this' ) & ( 'or':* ) )"],
  ["or that", "( ( 'or' ) & ( 'that':* ) )"],
  ["it's", "( ( 'it' <-> 's' ) )"],
])("%s is asked as %s", (q, query) => {
  expect(wordsQuery(q)).toBe(query);
});

test.each(["", "%%%", '""', "- -", "🙂"])("%j asks for no word", (q) => {
  expect(wordsQuery(q)).toBeNull();
});
