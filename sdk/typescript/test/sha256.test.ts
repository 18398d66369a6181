import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { sha256 } from "../src/audit/sha256.js";

test("the hashes are those of everybody's SHA-256, whatever the length", () => {
  for (let length = 0; length < 300; length++) {
    const bytes = randomBytes(length);
    expect(Buffer.from(sha256(bytes)).toString("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
});
