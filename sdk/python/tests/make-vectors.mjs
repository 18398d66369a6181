// Writes canonical-vectors.json anew, with the package by which the server signs: `node sdk/python/tests/make-vectors.mjs`.
import canonicalize from "canonicalize";
import { writeFileSync } from "node:fs";

const bits = new DataView(new ArrayBuffer(8));
const hex = (double) => {
  bits.setFloat64(0, double);
  return bits.getBigUint64(0).toString(16).padStart(16, "0");
};

/** A generator whose numbers are the same each time (mulberry32). */
let state = 8785;
const random32 = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return (mixed ^ (mixed >>> 14)) >>> 0;
};
const randomDouble = () => {
  bits.setUint32(0, random32());
  bits.setUint32(4, random32());
  return bits.getFloat64(0);
};

const edges = [
  ...[0, -0, 1, -1, 0.1, 10, 100.5, 1 / 3, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308],
  ...[2 ** 53, 2 ** 53 - 1, 2 ** 53 + 2, 2 ** 63, 2 ** 64, 9.5e-7, 333333333.3333332, 295147905179352830000],
];
const powers = Array.from({ length: 60 }, (_, index) => Number(`1e${index - 30}`));
const around = powers.flatMap((power) => [power, -power, power * 1.25, power * 9.999999999999999, power / 3]);
const anywhere = Array.from({ length: 600 }, randomDouble).filter(Number.isFinite);
const money = Array.from({ length: 50 }, () => (random32() % 10_000_000) / 100);
const numbers = [...edges, ...around, ...anywhere, ...money].map((double) => [
  hex(double),
  canonicalize(double),
]);

const documents = [
  ...[null, true, false, "", [], {}, [[]], { "": 0 }],
  { b: 1, a: { d: [3, 2, 1], c: null } },
  {
    "\u20ac": "Euro",
    "\r": "Return",
    "\ufb33": "Dalet",
    1: "One",
    "\u{1f600}": "Smile",
    "\u0080": "Control",
    "\u00f6": "o",
  },
  '\u20ac$\u000f\nA\'B"\\\\"/\b\t\f\r\u007f\u2028\u2029\u{10ffff}</script>',
  { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 1e-27], literals: [null, true, false] },
  {
    dataset: "customers_q1",
    rows: 1204,
    pii_detected: true,
    amount: 19.99,
    größe: "XL",
    "/dataset": ["a", { b: [] }],
  },
  { __proto__x: 1, constructor: 2, toString: 3 },
].map((value) => [value, canonicalize(value)]);

const file = new URL("canonical-vectors.json", import.meta.url);
const lines = (rows) => rows.map((row) => JSON.stringify(row)).join(",\n");
writeFileSync(file, `{"numbers":[\n${lines(numbers)}\n],\n"documents":[\n${lines(documents)}\n]}\n`);
