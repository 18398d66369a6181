import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { LEASE_MS, leaseOf, type Limit } from "@/core/limit";
import { db, EVERYWHERE } from "@/server/db/client";
import { removeSpentLimits, takeUpTo } from "@/server/db/limits";
import { attemptSucceeded, beginAttempt, beginMailing } from "@/server/services/limits/sign-in";
import { takeFrom, trySpend } from "@/server/services/limits/take";
import { settings } from "@/server/settings";
import { sql } from "../support/database";
import { startProcess } from "../support/spawn";

const START = new Date("2026-11-30T12:00:00Z");
const at = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);
const limitOf = (quota: number, windowSeconds = 60): Limit => ({ name: "test", quota, windowSeconds });
const somebody = (): string => crypto.randomUUID();

const spendOften = async (limit: Limit, subject: string, times: number, now: Date): Promise<number> => {
  const spent = await Promise.all(Array.from({ length: times }, () => trySpend(limit, subject, now)));
  return spent.filter((each) => each?.ok).length;
};

describe("a limit", () => {
  test.each([1, 7, 20, 100, 1_000])(
    "of %s lets exactly so many of a burst through, and no more",
    async (quota) => {
      const subject = somebody();
      expect(await spendOften(limitOf(quota), subject, quota * 2, START)).toBe(quota);
      expect(await spendOften(limitOf(quota), subject, 1, START)).toBe(0);
      expect(await spendOften(limitOf(quota), somebody(), 1, START)).toBe(1);
    },
  );

  test("counts down to nothing, says when there is one more, and is right about it", async () => {
    const [limit, subject] = [limitOf(30), somebody()];
    for (let left = 29; left >= 0; left -= 1)
      expect(await trySpend(limit, subject, START)).toMatchObject({ ok: true, left, seconds: 2 });
    expect(await trySpend(limit, subject, START)).toMatchObject({ ok: false, left: 0, seconds: 2 });
    expect(await trySpend(limit, subject, at(1.9))).toMatchObject({ ok: false, seconds: 1 });
    expect(await trySpend(limit, subject, at(2))).toMatchObject({ ok: true, left: 0 });
    expect(await trySpend(limit, subject, at(2))).toMatchObject({ ok: false });
    expect(await spendOften(limit, subject, 50, at(62))).toBe(30);
  });

  test("of 0 is none", async () => {
    expect(await trySpend(limitOf(0), somebody(), START)).toBeNull();
  });

  test("is told to people and programs where it is reached", async () => {
    const [limit, subject] = [limitOf(1), somebody()];
    await takeFrom(limit, subject, START);
    await expect(takeFrom(limit, subject, START)).rejects.toMatchObject({
      code: "rate_limited",
      message: "Too many requests. Try again in 60 seconds.",
      extra: { retry_after: 60 },
    });
  });

  test.each([20, 400])(
    "of %s is shared by processes, which let through no more together than one",
    async (quota) => {
      const [limit, subject] = [limitOf(quota), somebody()];
      const others = await Promise.all([startProcess(), startProcess()]);
      const order = { do: "spend", limit, subject, times: quota, now: START.toISOString() } as const;
      const passed = await Promise.all([
        spendOften(limit, subject, quota, START),
        ...others.map((other) => other.order<number>(order)),
      ]);
      const together = passed.reduce((sum, each) => sum + each);
      expect(together).toBeLessThanOrEqual(quota);
      // What the others hold of a lease is lost to whoever asks now.
      expect(together).toBeGreaterThanOrEqual(quota - 2 * (leaseOf(limit) - 1));
      // One after the other: what one took, the next does not get.
      const next = { ...order, subject: somebody(), times: quota / 2 };
      expect(await others[0]?.order<number>(next)).toBe(quota / 2);
      expect(await others[1]?.order<number>({ ...next, times: quota / 4 })).toBe(quota / 4);
      expect(await spendOften(limit, next.subject, quota, START)).toBe(quota / 4);
    },
  );

  test("is not spent ahead by a process whose clock is wrong", async () => {
    const take = { key: `test:${somebody()}`, wanted: 5, intervalMs: 6_000, quota: 10 };
    const real = Date.now();
    const wrong = real + 5 * 60_000;
    vi.spyOn(Date, "now").mockReturnValue(wrong);
    const first = await takeUpTo(db(EVERYWHERE), { ...take, nowMs: wrong });
    vi.restoreAllMocks();
    expect(first).toMatchObject({ granted: 5 });
    expect(await takeUpTo(db(EVERYWHERE), { ...take, nowMs: Date.now() })).toMatchObject({ granted: 5 });
    expect(await takeUpTo(db(EVERYWHERE), { ...take, nowMs: Date.now() })).toMatchObject({ granted: 0 });
  });

  test("never lets more through in any stretch of time than it says, however requests come", async () => {
    const requests = fc.array(fc.record({ pause: fc.nat(30_000), burst: fc.nat(80) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(requests, fc.constantFrom(3, 40, 100), async (waves, quota) => {
        const [limit, subject] = [limitOf(quota), somebody()];
        const passed: { ms: number; count: number }[] = [];
        let ms = START.getTime();
        for (const { pause, burst } of waves) {
          ms += pause;
          passed.push({ ms, count: await spendOften(limit, subject, burst, new Date(ms)) });
        }
        for (const [from, first] of passed.entries()) {
          let sum = 0;
          for (const { ms: until, count } of passed.slice(from)) {
            sum += count;
            const most = quota * (1 + (until - first.ms + LEASE_MS) / 60_000);
            expect(sum).toBeLessThanOrEqual(most);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test("asks the database once for many, where it is a large one", async () => {
    const [limit, subject] = [limitOf(6_000), somebody()];
    const writes = async () =>
      Number((await sql<{ n: string }>("SELECT granted AS n FROM rate_limits"))[0]?.n);
    await sql("DELETE FROM rate_limits");
    expect(await spendOften(limit, subject, 299, START)).toBe(299);
    expect(await writes()).toBe(300);
    const [row] = await sql<{ full_at: number }>("SELECT full_at FROM rate_limits");
    expect(row?.full_at).toBe(START.getTime() + 3_000); // 300 taken, 10 ms each
  });

  test("is kept under no name, and removed when it says nothing any more", async () => {
    await sql("DELETE FROM rate_limits");
    await trySpend(limitOf(2), "203.0.113.7", START);
    const [row] = await sql<{ key: string }>("SELECT key FROM rate_limits");
    expect(row?.key).toMatch(/^test:[\w-]{32}$/);
    expect(await removeSpentLimits(db(EVERYWHERE), at(29))).toBe(0);
    expect(await removeSpentLimits(db(EVERYWHERE), at(30))).toBe(1);
  });
});

describe("passwords for an account", () => {
  settings().COUNTERSIGN_LIMIT_SIGN_IN = 1_000;
  settings().COUNTERSIGN_LIMIT_ACCOUNT = 1_000;
  const outcome = (email: string, address: string, seconds: number): Promise<number> =>
    beginAttempt(email, address, at(seconds)).then(
      () => 0,
      (error) => (error.code === "rate_limited" ? Number(error.extra.retry_after) : Promise.reject(error)),
    );

  test("may be wrong five times for nothing; from then each waits twice as long, to a quarter of an hour", async () => {
    const email = `${somebody()}@acme.dev`;
    for (let n = 0; n < 5; n += 1) expect(await outcome(email, "198.51.100.1", 0)).toBe(0);
    let now = 0;
    for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]) {
      expect(await outcome(email, "198.51.100.1", now)).toBe(wait);
      expect(await outcome(email, "198.51.100.1", now + wait - 0.5)).toBe(1); // being early costs nothing
      now += wait;
      expect(await outcome(email, "198.51.100.1", now)).toBe(0);
    }
    // A day later it is as if nothing had been.
    for (let n = 0; n < 5; n += 1) expect(await outcome(email, "198.51.100.1", now + 90_000)).toBe(0);
  });

  test("that are guessed make nobody wait at another address, nor anybody else at this one", async () => {
    const email = `${somebody()}@acme.dev`;
    for (let n = 0; n < 6; n += 1) await outcome(email, "198.51.100.2", 0);
    expect(await outcome(email.toUpperCase(), "198.51.100.2", 0)).toBe(1);
    expect(await outcome(email, "203.0.113.9", 0)).toBe(0);
    expect(await outcome(`${somebody()}@acme.dev`, "198.51.100.2", 0)).toBe(0);
  });

  test("that are guessed at once count each", async () => {
    const email = `${somebody()}@acme.dev`;
    const waits = await Promise.all(Array.from({ length: 50 }, () => outcome(email, "198.51.100.3", 0)));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  test("are forgotten when one was right", async () => {
    const email = `${somebody()}@acme.dev`;
    for (let n = 0; n < 4; n += 1) await outcome(email, "198.51.100.4", 0);
    await attemptSucceeded(email, "198.51.100.4");
    for (let n = 0; n < 5; n += 1) expect(await outcome(email, "198.51.100.4", 0)).toBe(0);
    expect(await outcome(email, "198.51.100.4", 0)).toBe(1);
  });

  test("from many addresses together come to the account's own limit, and a mailed link still helps", async () => {
    settings().COUNTERSIGN_LIMIT_ACCOUNT = 10;
    settings().COUNTERSIGN_LIMIT_MAIL = 5;
    const email = `${somebody()}@acme.dev`;
    const waits = await Promise.all(
      Array.from({ length: 30 }, (_, n) => outcome(email, `198.51.100.${100 + n}`, 0)),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
    for (let n = 0; n < 5; n += 1) await beginMailing(email, START);
    await expect(beginMailing(email, START)).rejects.toMatchObject({ extra: { retry_after: 180 } });
    settings().COUNTERSIGN_LIMIT_ACCOUNT = 1_000;
  });
});
