import { describe, expect, test } from "vitest";
import type { Pickable } from "../../queries/people";
import { changesInWords, type PolicySaid } from "./changes";

const people: Pickable[] = [
  { ref: "ana@acme.dev", type: "user", name: "Ana" },
  { ref: "bea@acme.dev", type: "user", name: "Bea" },
  { ref: "team:data", type: "team", name: "Data" },
];
const ana = { to: ["ana@acme.dev"], escalate_after: "30m" };
const bea = { to: ["bea@acme.dev"], escalate_after: "2h" };
const data = { to: ["team:data"] };
const base: PolicySaid = { slug: "exports", name: "Exports", levels: [ana, bea, data], timeout: "8h" };

describe("what a save does, in words", () => {
  test.each<[string, Partial<PolicySaid>, string[]]>([
    ["nothing", {}, []],
    ["another spelling of the same time", { timeout: "480m" }, []],
    ["a name", { name: "All exports" }, ["It is called “All exports” instead of “Exports”."]],
    ["a timeout", { timeout: "6h" }, ["It times out after 6 hours instead of 8 hours."]],
    ["a level that moved up", { levels: [bea, ana, data] }, ["Ana: level 2 instead of 1."]],
    ["the last that moved to the front", { levels: [data, ana, bea] }, ["Data: level 1 instead of 3."]],
    ["a level more", { levels: [ana, bea, data, ana] }, ["Level 4 is new: Ana."]],
    ["a level less", { levels: [ana, data] }, ["Level 2, Bea, is gone."]],
    [
      "others who are asked",
      { levels: [{ ...ana, to: ["bea@acme.dev", "team:data"] }, bea, data] },
      ["Level 1 asks Bea and Data instead of Ana."],
    ],
    [
      "a level's own times",
      { levels: [{ ...ana, escalate_after: "45m", remind_after: "5m" }, bea, data] },
      [
        "Level 1: reminded first after 5 minutes, once.",
        "Level 1 goes on after 45 minutes instead of 30 minutes.",
      ],
    ],
    [
      "what the deadline answers",
      { on_timeout: null },
      ["On timeout it is closed without an answer instead of denied."],
    ],
    [
      "a repeat",
      { repeat: { from_level: 1, times: 2 } },
      ["After the last level it begins again at level 1, twice."],
    ],
    [
      "hours",
      { hours: { time_zone: "Europe/Berlin", days: ["mon", "tue"], from: "09:00", to: "17:00" } },
      ["Delays count within 09:00 to 17:00 in Europe/Berlin, 2 days a week."],
    ],
    [
      "who may decide",
      { quorum: { approvals: 2, veto: false }, requester_may_decide: true, keep_earlier_levels: false },
      [
        "Those of earlier levels may no longer answer once it goes on.",
        "A decision takes 2 approvals; one denial is outvoted.",
        "Whoever owns the agent that asks may decide, too.",
      ],
    ],
    ["what is said to be as it is anyway", { keep_earlier_levels: true, requester_may_decide: false }, []],
  ])("%s", (_, change, expected) => {
    expect(changesInWords(base, { ...base, ...change }, people)).toEqual(expected);
  });
});
