import { expect, test } from "vitest";
import { oldUntil, rotateSecret, type Secrets, signingSecrets } from "./webhook-secrets";

const T0 = new Date("2026-06-01T09:00:00.000Z");
const at = (seconds: number): Date => new Date(T0.getTime() + seconds * 1000);
const A: Secrets = { current: "a", old: [] };

test("both sign until the overlap is over, the new one first, and then the new one alone", () => {
  const secrets = rotateSecret(A, "b", 60, T0);
  expect(signingSecrets(secrets, T0)).toEqual(["b", "a"]);
  expect(signingSecrets(secrets, at(59))).toEqual(["b", "a"]);
  expect(signingSecrets(secrets, at(60))).toEqual(["b"]);
  expect([oldUntil(secrets.old, at(59)), oldUntil(secrets.old, at(60))]).toEqual([
    at(60).toISOString(),
    null,
  ]);
});

test("without an overlap every old one ends at once", () => {
  const twice = rotateSecret(rotateSecret(A, "b", 3_600, T0), "c", 0, at(1));
  expect(twice).toEqual({ current: "c", old: [] });
});

test("one that receivers may know still goes on where the new one is rotated before it got there", () => {
  const twice = rotateSecret(rotateSecret(A, "b", 3_600, T0), "c", 60, at(10));
  expect(signingSecrets(twice, at(20))).toEqual(["c", "b", "a"]);
  expect(signingSecrets(twice, at(100))).toEqual(["c", "a"]);
  expect(oldUntil(twice.old, at(20))).toBe(at(3_600).toISOString());
  expect(signingSecrets(rotateSecret(twice, "d", 60, at(20)), at(21))).toEqual(["d", "c", "b"]);
});
