import { describe, expect, test } from "vitest";
import { base32, codeOf, counterAt, counterOf, totpAddress } from "./totp";

/** RFC 6238, appendix B: its secrets repeat the digits up to the length of the hash. */
const secretOf = (length: number) => Buffer.from("1234567890".repeat(7).slice(0, length));
const at = (seconds: number) => new Date(seconds * 1000);

describe("codes by time", () => {
  test.each([
    [59, "94287082", "46119246", "90693936"],
    [1_111_111_109, "07081804", "68084774", "25091201"],
    [1_111_111_111, "14050471", "67062674", "99943326"],
    [1_234_567_890, "89005924", "91819424", "93441116"],
    [2_000_000_000, "69279037", "90698825", "38618901"],
    [20_000_000_000, "65353130", "77737706", "47863826"],
  ])("are those of RFC 6238 at %d s", (seconds, sha1, sha256, sha512) => {
    const counter = counterAt(at(seconds));
    expect(codeOf(secretOf(20), counter, 8, "sha1")).toBe(sha1);
    expect(codeOf(secretOf(32), counter, 8, "sha256")).toBe(sha256);
    expect(codeOf(secretOf(64), counter, 8, "sha512")).toBe(sha512);
  });

  test("are taken from one step before to one after, and no further", () => {
    const secret = secretOf(20);
    const now = at(1_234_567_890);
    const here = counterAt(now);
    for (const drift of [-1, 0, 1])
      expect(counterOf(secret, codeOf(secret, here + drift), now)).toBe(here + drift);
    for (const drift of [-2, 2]) expect(counterOf(secret, codeOf(secret, here + drift), now)).toBeNull();
    expect(counterOf(secret, "005 924", now)).toBe(here);
    for (const wrong of ["", "00592", "0059240", "abcdef", "٠٠٥٩٢٤"])
      expect(counterOf(secret, wrong, now)).toBeNull();
  });
});

test.each([
  ["", ""],
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI"],
])("%j is %s in the base32 of RFC 4648", (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded);
});

test("an app is told by whom and for whom the codes are", () => {
  expect(totpAddress(secretOf(20), "Acme & Co", "ana@acme.dev")).toBe(
    "otpauth://totp/Acme%20%26%20Co:ana%40acme.dev?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme%20%26%20Co&algorithm=SHA1&digits=6&period=30",
  );
});
