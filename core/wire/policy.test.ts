import { describe, expect, test } from "vitest";
import { pointerOf } from "../json";
import { PolicyBody } from "./policy";

const policy = {
  slug: "data-exports",
  name: "Data exports",
  levels: [
    {
      to: ["ana@acme.dev"],
      remind_after: "5m",
      remind_every: "15m",
      max_reminders: 3,
      escalate_after: "30m",
    },
    { to: ["bea@acme.dev"], escalate_after: "2h" },
    { to: ["team:data"] },
  ],
  repeat: { from_level: 1, times: 1 },
  timeout: "8h",
  on_timeout: "rejected",
  quorum: { approvals: 1, veto: true },
  requester_may_decide: false,
};
const hours = { time_zone: "Europe/Berlin", days: ["mon", "fri"], from: "09:00", to: "18:00" };
const level = { to: ["ana@acme.dev"], escalate_after: "30m" };

const flaws = (change: object): string[] =>
  (PolicyBody.safeParse({ ...policy, ...change }).error?.issues ?? []).map(({ path }) => pointerOf(path));

test("a policy is taken as API.md writes it, with its durations in seconds", () => {
  expect(PolicyBody.parse({ ...policy, hours })).toMatchObject({
    timeout: 28_800,
    levels: [{ remind_after: 300, escalate_after: 1_800 }, { escalate_after: 7_200 }, {}],
    hours,
  });
});

test("a policy that was stored is taken again", () => {
  const whole = { ...policy, hours, claim: { hold: "10m", at_most: "1h" }, keep_earlier_levels: false };
  const stored = PolicyBody.parse(whole);
  expect(PolicyBody.parse(stored)).toEqual(stored);
});

describe("what is wrong with a policy is told at its place", () => {
  test.each<[string, object, string[]]>([
    ["a slug of capitals", { slug: "Data Exports" }, ["/slug"]],
    ["an empty chain", { levels: [] }, ["/levels"]],
    ["a level of nobody", { levels: [{ ...level, to: [] }] }, ["/levels/0/to"]],
    ["a negative delay", { levels: [{ ...level, remind_after: -5 }] }, ["/levels/0/remind_after"]],
    ["a level of zero length", { levels: [{ ...level, escalate_after: 0 }] }, ["/levels/0/escalate_after"]],
    [
      "a delay over 366 days",
      { levels: [{ ...level, escalate_after: "367d" }] },
      ["/levels/0/escalate_after"],
    ],
    ["a timeout over 366 days", { timeout: "8785h" }, ["/timeout"]],
    ["hours that end before they begin", { hours: { ...hours, to: "08:00" } }, ["/hours/to"]],
    ["hours of no length", { hours: { ...hours, from: "18:00" } }, ["/hours/to"]],
    ["no weekday", { hours: { ...hours, days: [] } }, ["/hours/days"]],
    ["a weekday twice", { hours: { ...hours, days: ["mon", "mon"] } }, ["/hours/days"]],
    ["an unknown weekday", { hours: { ...hours, days: ["monday"] } }, ["/hours/days/0"]],
    ["an unknown zone", { hours: { ...hours, time_zone: "Europe/Bärlin" } }, ["/hours/time_zone"]],
    ["an offset for a zone", { hours: { ...hours, time_zone: "+02:00" } }, ["/hours/time_zone"]],
    ["a holiday that never is", { hours: { ...hours, holidays: ["2026-02-29"] } }, ["/hours/holidays/0"]],
    [
      "a level's own hours",
      { levels: [{ ...level, hours: { ...hours, to: "25:00" } }] },
      ["/levels/0/hours/to"],
    ],
    ["a repeat from beyond the chain", { repeat: { from_level: 4, times: 1 } }, ["/repeat/from_level"]],
    ["a repeat that never ends", { repeat: { from_level: 1, times: 21 } }, ["/repeat/times"]],
    ["a repeat of no times", { repeat: { from_level: 1, times: 0 } }, ["/repeat/times"]],
    [
      "a repeat after a level without an end",
      { levels: [{ to: ["ana@acme.dev"] }], repeat: { from_level: 1, times: 2 } },
      ["/levels/0/escalate_after"],
    ],
    [
      "a repeat that never stops telling people",
      { levels: [{ ...level, remind_every: 10, max_reminders: 100 }], repeat: { from_level: 1, times: 10 } },
      ["/repeat/times"],
    ],
    [
      "levels that never stop telling people",
      { levels: Array(11).fill({ ...level, remind_every: 10, max_reminders: 100 }), repeat: undefined },
      ["/levels"],
    ],
    ["claims that hold less than one", { claim: { hold: "2h", at_most: "1h" } }, ["/claim/at_most"]],
    ["an unknown field", { levels: [{ ...level, after: "5m" }] }, ["/levels/0"]],
  ])("%s", (_, change, pointers) => {
    expect(flaws(change)).toEqual(pointers);
  });

  test("what the timeout cuts off is not counted", () => {
    const busy = { ...level, remind_every: 10, max_reminders: 100 };
    expect(flaws({ levels: [busy], repeat: { from_level: 1, times: 20 }, timeout: "4h" })).toEqual([]);
  });

  test("a level may end with the day", () => {
    expect(flaws({ hours: { ...hours, from: "00:00", to: "24:00" } })).toEqual([]);
  });

  test("the last level of a chain that repeats may leave its length to the one before", () => {
    expect(flaws({ levels: [level, { to: ["team:data"] }] })).toEqual([]);
  });
});
