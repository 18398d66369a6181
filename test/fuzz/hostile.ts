import fc from "fast-check";
import type { Json } from "@/core/json";

/** Texts that have broken somebody's parser, database, log, mail or page. None has words that an answer must not have of itself. */
const TEXTS = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "x\udfff",
  "\uFEFF",
  "\u202Egnp.exe",
  "\u2028\u2029",
  "a\r\nX-Injected: 1",
  "é".normalize("NFD"),
  "👩‍👩‍👧‍👦",
  "ﷺ".repeat(300),
  "Z" + "\u0300".repeat(2_000),
  "' OR '1'='1",
  "\\'; --",
  "%00%0d%0a",
  "../../etc/passwd",
  "${7*7}{{7*7}}<%= 7 %>",
  "<img src=x onerror=alert(1)>",
  "javascript:alert(1)",
  "http://169.254.169.254/latest",
  "file:///etc/passwd",
  "//evil.example",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "NaN",
  "-1",
  "1e400",
  "0x10",
  "١٢٣",
  "true",
  "[]",
  "{}",
  "(a+)+$",
  "^(([a-z])+.)+[A-Z]([a-z])+$",
  "(?<=x)(?<!y)\\1",
  "[",
  "*",
  "a".repeat(70_000),
];

/** Times and spans that no calendar has, or that none should be asked for. */
const TIMES = [
  "0000-00-00",
  "2026-02-30",
  "2026-13-01T00:00:00Z",
  "2026-11-29T25:61:61Z",
  "+275760-09-13T00:00:00.001Z",
  "-271821-04-20T00:00:00Z",
  "9999-12-31T23:59:59.999999999+23:59",
  "0001-01-01T00:00:00+14:00",
  "0000-01-01T00:00:00Z",
  "2026-11-29T00:00:00[Evil/Zone]",
  "PT0S",
  "P1Y2M3W4DT5H6M7.8S",
  "P-1D",
  "PT99999999999999999999H",
  "1000000000000d",
  "0.0000001s",
  "-5m",
  "5 m",
  "∞",
];

const NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  1.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  1e21,
  1e308,
  -1e308,
  5e-324,
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...TIMES),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 20 }),
);

/** Names that objects of JavaScript have already, and others that nobody expects. */
const hostileName = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "length",
    "",
    " ",
    "a/b~c",
    "a\0b",
    "$ref",
  ),
  fc.string({ maxLength: 10 }),
);

const scalar: fc.Arbitrary<Json> = fc.oneof(
  hostileText,
  fc.constantFrom(...NUMBERS),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true }),
);

const nested = (levels: number, isArray: boolean): Json => {
  let value: Json = 1;
  for (let level = 0; level < levels; level++) value = isArray ? [value] : { a: value };
  return value;
};

const many = (length: number): Json => Array.from({ length }, (_, index) => index);

/** Where there are types, formats and expressions: those that cost their readers most. */
const EXPENSIVE: Json[] = [
  nested(63, true),
  nested(64, false),
  nested(200, true),
  many(20_000),
  Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`k${index}`, index])),
  { type: "object", properties: { a: { type: "string", pattern: "^(a+)+$" } } },
  { type: "object", properties: { a: { $ref: "#" } } },
  { $ref: "https://evil.example/schema.json" },
  {
    allOf: Array.from({ length: 60 }, () => ({
      anyOf: Array.from({ length: 60 }, () => ({ type: "string" })),
    })),
  },
  { type: "array", items: { type: "array", items: { type: "array", uniqueItems: true } }, maxItems: 1e9 },
  { type: "object", patternProperties: { "(.*)*$": { type: "string" } } },
  { type: "string", minLength: 1e9 },
  { type: "object", required: Array.from({ length: 3_000 }, (_, index) => `r${index}`) },
  { enum: many(5_000) },
];

/** Any JSON that somebody may send by mistake or on purpose. */
export const hostile: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.constantFrom(...EXPENSIVE) },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 4 }) as fc.Arbitrary<Json> },
  {
    weight: 2,
    // As JSON.parse makes it: with an own member of whatever name.
    arbitrary: fc
      .array(fc.tuple(hostileName, scalar), { maxLength: 4 })
      .map((members) =>
        JSON.parse(`{${members.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`).join()}}`),
      ),
  },
);
