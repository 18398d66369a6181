import { expect, test } from "vitest";
import { inexactNumbers, repeatedNames } from "./json-text";

test.each([
  "9007199254740991",
  "-9007199254740992",
  "18014398509481984",
  "123456789012345680000",
  "1e21",
  "0.1",
  "0.10000000000000001",
  "0.30000000000000004",
  "0.10000000000000000555",
  "175503663821485.12",
  "175503663821485.13",
  "100000000000000000000000",
  "1.00000000000000000000",
  "5e-324",
  "0",
  "-0.0",
  "0e-400",
  "1.7976931348623157e308",
])("%s is held by a double as it is written", (number) => {
  expect(inexactNumbers(`{"n":${number}}`)).toEqual([]);
});

test.each([
  "9007199254740993",
  "-9007199254740993",
  "9007199254740993.0",
  "9007199254740993e0",
  "1790000000000000001",
  "1.234567890123456789",
  "12345678.123456789012",
  "1e-400",
  `1${"0".repeat(150)}1`,
])("%s is not", (number) => {
  expect(inexactNumbers(`{"n":${number}}`)).toEqual(["/n"]);
});

test("whatever JavaScript prints is held, of any size", () => {
  const bits = new DataView(new ArrayBuffer(8));
  for (let n = 0; n < 20_000; n++) {
    bits.setUint32(0, Math.imul(n + 1, 2_654_435_761));
    bits.setUint32(4, Math.imul(n + 1, 1_597_334_677));
    const number = bits.getFloat64(0);
    if (Number.isFinite(number)) expect(inexactNumbers(JSON.stringify([number]))).toEqual([]);
  }
});

test("each is pointed to, wherever it stands, and what stands in texts and names is none", () => {
  const big = "9007199254740993";
  const text = `{ "a/b": [1, ${big}, {"~": ${big}}], "${big}": "${big}", "say \\"${big}\\": [": [[], [${big}]], "last": ${big} }`;
  expect(inexactNumbers(text)).toEqual(["/a~1b/1", "/a~1b/2/~0", `/say "${big}": [/1/0`, "/last"]);
  expect(inexactNumbers(big)).toEqual([""]);
});

test("a large text is read in no time", () => {
  const text = `{"text":${JSON.stringify('\\"'.repeat(60_000))},"n":[${"1234567890123456,".repeat(5_000)}1]}`;
  const start = performance.now();
  expect(inexactNumbers(text)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test("a name that an object has twice is pointed to, however it is written, and one that two objects have is not", () => {
  const text = String.raw`{"a":1,"b":{"a":2,"c":[{"x":1},{"x":1,"\u0078":2}]},"\u0061":3,"say \"a\": {":4}`;
  expect(repeatedNames(text)).toEqual(["/b/c/1/x", "/a"]);
  expect(repeatedNames('{"__proto__":1,"__proto__":2}')).toEqual(["/__proto__"]);
  expect(repeatedNames('["a","a",{"":{"":1}}]')).toEqual([]);
});
