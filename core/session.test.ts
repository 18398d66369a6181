import { describe, expect, test } from "vitest";
import { isRecent } from "./second-step";
import { judge, type StoredSession } from "./session";

const T0 = new Date("2026-03-02T09:00:00Z");
const after = (seconds: number) => new Date(T0.getTime() + seconds * 1000);
const HOUR = 3_600;
const DAY = 86_400;

const session = (more: Partial<StoredSession> = {}): StoredSession => ({
  id: "ses_1",
  expires: after(30 * DAY),
  lastUsedAt: T0,
  generation: 3,
  generationAt: T0,
  awaitsStep: false,
  wholeSince: 0,
  steppedAt: null,
  steppedBy: null,
  steppedSince: 0,
  role: "reviewer",
  demand: "nobody",
  enrolled: false,
  ...more,
});

describe("a session's cookie", () => {
  test("is replaced after some hours of use, and the next is offered until it is seen", () => {
    expect(judge(session(), 3, after(HOUR))).toMatchObject({ standing: "whole", renew: null });
    expect(judge(session(), 3, after(5 * HOUR))).toMatchObject({ standing: "whole", renew: 4 });
    expect(judge(session(), 4, after(5 * HOUR))).toMatchObject({ standing: "whole", renew: null });
  });

  test("works for a minute after it was replaced, and is then somebody else's copy", () => {
    expect(judge(session(), 2, after(60))).toMatchObject({ standing: "whole", renew: 3 });
    expect(judge(session(), 2, after(61))).toMatchObject({ standing: "old", renew: null });
  });

  test("is good for nothing after a week without use, nor after a month with", () => {
    expect(judge(session(), 3, after(7 * DAY))).toMatchObject({ standing: "whole" });
    expect(judge(session(), 3, after(7 * DAY + 1))).toMatchObject({ standing: "ended" });
    const used = session({ lastUsedAt: after(30 * DAY) });
    expect(judge(used, 3, after(30 * DAY))).toMatchObject({ standing: "ended" });
  });
});

describe("a second step", () => {
  const made = { steppedAt: T0, steppedBy: "totp", steppedSince: 4 } as const;

  test("belongs to the cookie that it was answered with, and to none before", () => {
    expect(judge(session(made), 4, after(1)).step).toEqual({ at: T0, by: "totp" });
    expect(judge(session(made), 3, after(1)).step).toBeNull();
  });

  test("makes a half signed-in session whole for that cookie only", () => {
    expect(judge(session({ awaitsStep: true }), 3, after(1)).standing).toBe("half");
    const whole = session({ ...made, wholeSince: 4 });
    expect(judge(whole, 3, after(1)).standing).toBe("half");
    expect(judge(whole, 4, after(1)).standing).toBe("whole");
  });

  test("is set up first by whoever needs one and has none", () => {
    const standing = (more: Partial<StoredSession>) => judge(session(more), 3, T0).standing;
    expect(standing({ demand: "admins", role: "admin" })).toBe("enrolling");
    expect(standing({ demand: "admins", role: "reviewer" })).toBe("whole");
    expect(standing({ demand: "everybody", role: "auditor" })).toBe("enrolling");
    expect(standing({ demand: "everybody", enrolled: true })).toBe("whole");
  });

  test("is recent for a quarter of an hour", () => {
    expect(isRecent({ at: T0, by: "passkey" }, after(900))).toBe(true);
    expect(isRecent({ at: T0, by: "passkey" }, after(901))).toBe(false);
    expect(isRecent(null, T0)).toBe(false);
  });
});
