import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint, isNoted, note } from "./fingerprint.mjs";

let base = "";
const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
  writeFileSync(path.join(base, file), text);
};
const print = () => fingerprint(base, ["src", "lock.json", "absent"], (file) => !file.endsWith(".test.ts"));

beforeEach(() => {
  base = mkdtempSync(path.join(os.tmpdir(), "fingerprint-"));
  write("src/a.ts", "a");
  write("src/deep/b.ts", "b");
  write("lock.json", "{}");
});
afterEach(() => rmSync(base, { recursive: true }));

test("the same contents give the same fingerprint, whenever they were written", () => {
  const before = print();
  write("src/a.ts", "a");
  expect(print()).toBe(before);
});

test.each([
  ["a changed file", "src/a.ts", "A"],
  ["a new file in a folder below", "src/deep/c.ts", ""],
  ["a changed single file", "lock.json", "{ }"],
])("%s changes it", (_, file, text) => {
  const before = print();
  write(file, text);
  expect(print()).not.toBe(before);
});

test("text that moves from one file to the next changes it", () => {
  write("src/a.ts", "ab");
  write("src/deep/b.ts", "");
  const before = print();
  write("src/a.ts", "a");
  write("src/deep/b.ts", "b");
  expect(print()).not.toBe(before);
});

test("what does not matter, dependencies and hidden files do not change it", () => {
  const before = print();
  for (const file of ["src/a.test.ts", "src/node_modules/x/index.js", "src/.cache/x"]) write(file, "x");
  expect(print()).toBe(before);
});

test("a noted fingerprint is found again, another one is not", () => {
  const file = path.join(base, "made/fingerprint");
  expect(isNoted(file, "1")).toBe(false);
  note(file, "1");
  expect(isNoted(file, "1")).toBe(true);
  expect(isNoted(file, "2")).toBe(false);
});
