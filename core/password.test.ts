import { expect, test } from "vitest";
import { weaknessOf } from "./password";

test.each([
  "password1234",
  "Password1234!",
  "P@ssw0rd2026",
  "123456789012",
  "qwertyuiop123",
  "abcdefghijkl",
  "zyxwvutsrqpo",
  "aaaaaaaaaaaa",
  "abcabcabcabc",
  "letmein!!!!!!",
  "welcome12345",
  "Administrator1",
  "correct horse battery staple",
  "Countersign2026",
  "1q2w3e4r5t6y",
])("%s is tried first, and refused", (password) => {
  expect(weaknessOf(password)).toBeTypeOf("string");
});

test.each([
  "ruby otter climbs slowly",
  "gT7#kq92LmXw",
  "mein blauer hund isst laut",
  "drei-pferde-im-keller",
  "ёжик в тумане 1975",
])("%s is not", (password) => {
  expect(weaknessOf(password, ["ana@acme.dev", "Ana Kovač"])).toBeNull();
});

test("somebody's own name and address are no password", () => {
  const ana = ["ana.kovac@acme.dev", "Ana Kovač"];
  expect(weaknessOf("ana.kovac@acme", ana)).toMatch(/name or address/);
  expect(weaknessOf("kovac-acme-2026", ana)).toMatch(/name or address/);
  expect(weaknessOf("ana likes green umbrellas", ana)).toBeNull();
});
