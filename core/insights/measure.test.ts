import { describe, expect, test } from "vitest";
import { at, START } from "../testing/intent";
import { type Closed, measureOf, type MeasuredFact } from "./measure";

const aFact = (
  type: MeasuredFact["type"],
  seconds: number,
  more: Partial<MeasuredFact> = {},
): MeasuredFact => ({
  type,
  at: at(seconds),
  byAgent: false,
  to: [],
  question: false,
  ...more,
});

/** Ana approved in the inbox after a minute, having been asked at once. */
const aClosed = (change: Partial<Closed> = {}): Closed => ({
  id: "int_1",
  workspaceId: "wsp_1",
  intentType: "intent.data.export.v1",
  taskType: "approval",
  outcomes: ["approved", "rejected"],
  createdAt: START,
  closedAt: at(60),
  status: "decided",
  decision: { by: "usr_ana", via: "inbox", at: at(60), outcome: "approved" },
  facts: [aFact("created", 0, { to: ["usr_ana"] })],
  openedAt: null,
  openingsKnown: true,
  askedTeams: [],
  ownTeams: [],
  ...change,
});

const traits = (change: Partial<Closed>) => measureOf(aClosed(change)).traits;
const nobody = { by: null, at: at(60) };

describe("how it ended", () => {
  test.each<[string, Partial<Closed>]>([
    ["answered", {}],
    ["automatic", { decision: { ...nobody, via: "policy", outcome: "approved" } }],
    ["timed_out", { status: "timed_out", decision: { ...nobody, via: "timeout", outcome: "rejected" } }],
    ["timed_out", { status: "timed_out", decision: null }],
    ["withdrawn", { status: "canceled", decision: null }],
  ])("is %s", (ending, change) => {
    const endings = ["answered", "automatic", "timed_out", "withdrawn"];
    expect(traits(change).filter((trait) => endings.includes(trait))).toEqual([ending]);
  });

  test("what a rule decides reminds nobody, even where it was a while in coming", () => {
    const decision = { ...nobody, via: "policy" as const, outcome: "approved" };
    expect(traits({ decision, facts: [aFact("created", 0), aFact("reminded", 5)] })).toEqual(["automatic"]);
  });

  test("nobody is measured where no person answered", () => {
    const measure = measureOf(aClosed({ status: "canceled", decision: null }));
    expect(measure).toMatchObject({ personId: null, responseMs: null, decidingMs: null });
  });

  test("a renamed outcome is approved or declined by what it does", () => {
    const renamed = { outcomes: ["ship", "wait"] };
    expect(
      traits({ ...renamed, decision: { by: "usr_ana", via: "inbox", at: at(60), outcome: "ship" } }),
    ).toContain("approved");
    expect(
      traits({ ...renamed, decision: { by: "usr_ana", via: "inbox", at: at(60), outcome: "wait" } }),
    ).toContain("declined");
  });
});

describe("how long it took", () => {
  test("leaves out the agent's turns", () => {
    const facts = [
      aFact("created", 0, { to: ["usr_ana"] }),
      aFact("commented", 5, { question: true }),
      aFact("commented", 25, { byAgent: true }),
      aFact("changes_requested", 30),
      aFact("revised", 50, { byAgent: true }),
    ];
    expect(measureOf(aClosed({ facts })).responseMs).toBe(20_000);
  });

  test("is not shortened by what is said while the answer can still be undone", () => {
    const facts = [
      aFact("created", 0, { to: ["usr_ana"] }),
      aFact("commented", 50, { question: true }),
      aFact("commented", 75, { byAgent: true }),
      aFact("commented", 80, { question: true }),
      aFact("commented", 85, { byAgent: true }),
    ];
    expect(measureOf(aClosed({ facts, closedAt: at(90) })).responseMs).toBe(50_000);
  });

  test("counts the deciding from the opening, else from being asked, and from the last revision at least", () => {
    const asked = aFact("escalated", 20, { to: ["usr_ana"] });
    const decidingMs = (change: Partial<Closed>) => measureOf(aClosed(change)).decidingMs;
    expect(decidingMs({ facts: [aFact("created", 0), asked] })).toBe(40_000);
    expect(decidingMs({ facts: [aFact("created", 0), asked], openedAt: at(50) })).toBe(10_000);
    expect(decidingMs({ facts: [aFact("revised", 55)], openedAt: at(50) })).toBe(5_000);
    expect(decidingMs({ openedAt: at(61) })).toBe(60_000);
  });
});

describe("whether it was opened", () => {
  test("is told of answers from a page, by what was recorded before them", () => {
    expect(traits({ openedAt: at(50) })).toContain("opened");
    expect(traits({ openedAt: null })).toContain("unopened");
    expect(traits({ openedAt: at(61) })).toContain("unopened");
    expect(traits({ openedAt: at(58) })).toContain("quick");
    expect(traits({ openedAt: at(50) })).not.toContain("quick");
  });

  test.each<Partial<Closed>>([
    { openingsKnown: false },
    { decision: { by: "usr_ana", via: "slack", at: at(60), outcome: "approved" } },
    { decision: { by: "usr_ana", via: "email", at: at(60), outcome: "approved" } },
  ])("is not told where it cannot be known: %j", (change) => {
    const told = traits(change).filter((trait) => ["opened", "unopened", "quick"].includes(trait));
    expect(told).toEqual([]);
  });
});

describe("whose it is", () => {
  test.each<[string, Partial<Closed>, string[]]>([
    ["the team that was asked", { askedTeams: ["data"], ownTeams: ["data", "legal"] }, ["data"]],
    [
      "the person's teams, where none of them was asked",
      { askedTeams: ["ops"], ownTeams: ["data"] },
      ["data"],
    ],
    [
      "both, where both were asked",
      { askedTeams: ["data", "legal"], ownTeams: ["data", "legal"] },
      ["data", "legal"],
    ],
    [
      "those that were asked, where nobody answered",
      { askedTeams: ["ops", "ops"], status: "timed_out", decision: null },
      ["ops"],
    ],
  ])("%s", (_, change, teams) => {
    expect(measureOf(aClosed(change)).teamIds).toEqual(teams);
  });
});
