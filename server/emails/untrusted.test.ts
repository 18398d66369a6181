import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lines, oneLine } from "./untrusted";

describe("a line of somebody else's text", () => {
  test("cannot become two lines, and so no header and no line of ours", () => {
    expect(oneLine("Export?\r\nBcc: all@evil.example\u2028x\u0085y", 80)).toBe(
      "Export? Bcc: all@evil.example x y",
    );
  });

  test("cannot turn the reading direction or hide characters", () => {
    expect(oneLine("pay\u202Egnp.exe\u2066\u200B\uFEFF\u00AD", 80)).toBe("paygnp.exe");
  });

  test("keeps the scripts and joiners that people write with", () => {
    expect(oneLine("می‌خواهم 👩‍💻 Müller", 80)).toBe("می‌خواهم 👩‍💻 Müller");
  });

  test.each([
    "https://evil.example",
    "HTTP://evil.example",
    "slack://open",
    "www.evil.example",
    "ht\u200Btps://evil.example",
  ])("%s stays readable and is no link", (text) => expect(oneLine(text, 80)).not.toMatch(/:\/\/|www\./i));

  test("keeps addresses that open nowhere as they are", () => {
    expect(oneLine("agent://acme/x to s3://bucket/key", 80)).toBe("agent://acme/x to s3://bucket/key");
  });

  test("is cut between characters, and says so", () => {
    expect(oneLine("🙂".repeat(50), 10)).toBe("🙂".repeat(9) + "…");
  });

  test("holds no control and no more characters than allowed, whatever it was", () => {
    const anyText = fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 100 });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 60 }), (codes, max) => {
        const line = oneLine(String.fromCodePoint(...codes), max);
        expect(Array.from(line).length).toBeLessThanOrEqual(max);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe("several lines of somebody else's text", () => {
  test("keep their breaks and lose the emptiness between them", () => {
    expect(lines("a\r\n\r\n\r\n\r\nb\n", 100, 10)).toEqual({ lines: ["a", "", "b"], isCut: false });
  });

  test("keep apart what tabs and unusual breaks kept apart", () => {
    expect(lines("a\tb\u2028c", 100, 10).lines).toEqual(["a  b", "c"]);
  });

  test("say when anything is missing", () => {
    expect(lines("a\nb\nc", 100, 2)).toEqual({ lines: ["a", "b"], isCut: true });
    expect(lines("x".repeat(100_000), 100, 2).isCut).toBe(true);
  });
});
