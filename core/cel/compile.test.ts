import { describe, expect, test } from "vitest";
import type { Json } from "../json";
import { compile, MAX_LENGTH, type Verdict } from "./compile";
import { ExpressionError } from "./flaw";
import { MAX_WORK } from "./meter";
import { celOf } from "./values";

const SCOPE = { title: "string", risk: "dyn", payload: "map", agent: { address: "string" } };

const payload = {
  amount: 120,
  rate: 0.5,
  name: "Ana",
  missing_on_purpose: null,
  tags: ["pii", "eu"],
  items: [{ price: 5 }, { price: 50 }],
  nested: { deep: { yes: true } },
};

const ask = (text: string, given: Json = payload, limit?: number): Verdict =>
  compile(text, SCOPE)(
    { title: "Export?", risk: null, payload: celOf(given), agent: { address: "agent://a" } },
    limit,
  );
const holds = (text: string, given?: Json) => {
  const verdict = ask(text, given);
  return "holds" in verdict ? verdict.holds : verdict.failed;
};
const refusal = (text: string): ExpressionError => {
  try {
    compile(text, SCOPE);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
  }
  throw new Error(`${text} was not refused`);
};

describe("a condition", () => {
  test.each([
    ["payload.amount > 100", true],
    ["payload.amount >= 120 && payload.amount <= 120.0", true],
    ["payload.amount == 120", true],
    ["payload.amount * 2 > 200 && payload.amount / 7 > 17", true],
    ["2 * payload.amount - 40 == 200", true],
    ["payload.amount % 7 == 1", true],
    ["payload.rate * payload.amount == 60.0", true],
    ["has(payload.amount) && !has(payload.amuont)", true],
    ["has(payload.nested.deep) && payload.nested.deep.yes", true],
    ["'pii' in payload.tags", true],
    ["'name' in payload", true],
    ["payload.tags == ['pii', 'eu']", true],
    ["payload.items.exists(i, i.price > 40)", true],
    ["payload.items.all(i, i.price > 40)", false],
    ["payload.items.exists_one(i, i.price > 40)", true],
    ["payload.items.map(i, i.price * 2).filter(p, p > 20).size() == 1", true],
    ["payload.all(key, key != 'secret')", true],
    ["payload.items[1].price == 50", true],
    ["size(payload.tags) == 2 && size(payload) == 7", true],
    ["payload.name.startsWith('A') && payload.name.matches('^[A-Z]n')", true],
    ["payload.name.lowerAscii() == 'ana'", true],
    ["payload.missing_on_purpose == null", true],
    ["risk == null", true],
    ["agent.address == 'agent://a'", true],
    ["title.contains('xport') ? payload.amount < 200 : false", true],
    ["payload.nothing > 1 || true", true],
    ["timestamp('2026-01-02T00:00:00Z') > timestamp('2026-01-01T00:00:00Z')", true],
  ])("%s is %s", (text, expected) => expect(holds(text)).toBe(expected));

  test.each([
    ["payload.nothing > 1", "Line 1, column 8: field not found: nothing."],
    ["payload.name > 100", /column 14.*no matching overload/],
    ["payload.amount", "It gave something other than true or false."],
    ["payload.name.matches(payload.tags[0] + '(')", /column/],
    ["payload.tags[7] == 'x'", /column/],
  ])("%s says at run time why it cannot be told", (text, why) => expect(holds(text)).toMatch(why));

  test("reads what looks like the inside of JavaScript as the field it is", () => {
    expect(holds("has(payload.constructor) || has(payload.__proto__)")).toBe(false);
    expect(holds("payload.constructor == 1", { constructor: 1 })).toBe(true);
  });
});

describe("what is no condition is refused with its place", () => {
  test.each([
    ["payload.amount > ", 1, 16],
    ["payload.amount >\n  ?", 1, 16],
    ["payload.amount > 1 &&\n foo == 1", 2, 2],
    ["titel == 'x'", 1, 1],
    ["agent.adress == 'x'", 1, 6],
    ["title > 100", 1, 7],
    ["title && true", 1, 1],
    ["payload.tags.exist(t, t == 'x')", 1, 20],
    ["payload.name.beginsWith('x')", 1, 13],
    ["title.startsWith(1)", 1, 6],
    ["size(1) == 1", 1, 1],
    ["payload.amount + 1 > 0 ? 1 : 2", 1, 1],
    ["'text'", 1, 1],
    ["payload.items.map(i, i.price)", 1, 14],
    ["Foo{a: 1}.a == 1", 1, 1],
    ["title.all(c, c == 'x')", 1, 1],
    ["", 1, 1],
  ])("%j at line %d, column %d", (text, line, column) => {
    const error = refusal(text);
    expect([error.message, error.place]).toEqual([
      expect.stringMatching(new RegExp(`^Line ${line}, column ${column}: .+[.]$`)),
      { line, column },
    ]);
  });

  test("as is what is too long or too deep to be read at a glance", () => {
    expect(refusal(`title == "${"x".repeat(MAX_LENGTH)}"`).message).toMatch("at most 2000 characters");
    expect(refusal(`${"(".repeat(500)}true`).message).toMatch("nested too deeply");
  });
});

describe("a hostile condition is stopped by what it did, however large the payload", () => {
  const list = (length: number) => Array.from({ length }, (_, index) => index);
  const wide = { list: list(40_000), other: list(40_000), text: "a".repeat(200_000) };
  const doubling = `[payload.list]${".map(x, x + x)".repeat(100)}.size() == 1`;

  test.each([
    ["loops within loops", "payload.list.all(x, payload.other.all(y, payload.list.all(z, true)))"],
    ["inner loops that end at once", "payload.list.all(x, payload.other.exists(y, true))"],
    ["errors that a loop swallows", "payload.list.exists(x, payload.other.exists(y, y.no > 1))"],
    ["lists that double", doubling],
    ["text that doubles", `[payload.text]${".map(x, x + x)".repeat(100)}.size() == 1`],
    ["reading one text again and again", "payload.list.exists(x, payload.text.contains('b'))"],
    ["comparing all with all", "payload.list.all(x, payload.list == payload.other)"],
    ["a list looked through for each of its elements", "payload.list.all(x, x in payload.other)"],
    ["a pattern that is slow elsewhere", "payload.text.matches('^(a+)+$')"],
    ["a pattern that grows when it is compiled", "payload.text.matches('(a{500}){2}b')"],
    ["taking a text apart", "payload.text.split('').map(c, payload.text.split('')).size() == 1"],
    ["a result that is gone through again and again", "payload.list.map(x, x).all(y, true)"],
  ])("%s", (_, text) => {
    const verdict = ask(text, wide);
    expect(verdict).toMatchObject({ failed: "It would take too much work." });
    expect(verdict.spent).toBeGreaterThan(MAX_WORK);
  });

  test("while what a rule usually asks costs next to nothing", () => {
    const usual = "payload.amount <= 100 && title.contains('Refund') && payload.tags.exists(t, t == 'eu')";
    expect(ask(usual).spent).toBeLessThan(40);
    expect(holds("payload.list.exists(x, x == 1000)", wide)).toBe(true);
    expect(holds("payload.list.size() == 40000 && payload.text.size() == 200000", wide)).toBe(true);
  });
});
