import fc from "fast-check";
import { expect, test } from "vitest";
import { TRAITS } from "./insights/traits";
import { PRIORITIES, RISKS } from "./intent";
import { TASK_TYPE_NAMES } from "./task-types";
import { ListQuery, SORTS } from "./wire/list";
import {
  CLOSED_STATUSES,
  EVERYTHING,
  filterOf,
  INBOX_VIEWS,
  type InboxFilter,
  isNarrowed,
  listQueryOf,
  narrowings,
  searchOf,
} from "./inbox-filter";

const line = (maxLength: number) => fc.string({ maxLength }).map((text) => text.trim());
const age = fc.constantFrom("", "90s", "8h", "30d");

const filters: fc.Arbitrary<InboxFilter> = fc
  .record({
    view: fc.constantFrom(...INBOX_VIEWS),
    q: line(200),
    types: fc.subarray(TASK_TYPE_NAMES),
    statuses: fc.subarray([...CLOSED_STATUSES]),
    priorities: fc.subarray([...PRIORITIES]),
    risks: fc.subarray([...RISKS]),
    agent: line(300),
    intentType: line(200),
    person: line(254),
    older: age,
    newer: age,
    closed: fc.constantFrom("", "2026-10-05..2026-10-11", "2026-10-05..2026-10-05"),
    by: line(254),
    team: line(254),
    traits: fc.subarray([...TRAITS]),
    sort: fc.constantFrom(null, ...SORTS),
  })
  .map((filter) => ({
    ...filter,
    ...(filter.view !== "done" && { statuses: [], closed: "", by: "", team: "", traits: [] }),
    sort: filter.view !== "done" && filter.sort === "closed" ? null : filter.sort,
    person: filter.view === "mine" || filter.view === "snoozed" ? "" : filter.person,
  }));

test("a filter survives the way through the URL", () => {
  const survives = fc.property(filters, (filter) => {
    expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter);
  });
  fc.assert(survives);
});

test("what goes without saying is not in the URL", () => {
  expect(searchOf({ view: "mine", ...EVERYTHING })).toBe("");
  expect(searchOf({ ...EVERYTHING, view: "done", types: ["form", "review"], q: "q1" })).toBe(
    "?view=done&q=q1&type=form,review",
  );
});

test("a URL that makes no sense is passed over", () => {
  const filter = filterOf(
    new URLSearchParams(
      "view=nope&type=form,nope&status=waiting&q=%20&older=ages&sort=x&risk=9&person=a@b.c",
    ),
  );
  expect(filter).toEqual({ view: "mine", ...EVERYTHING, types: ["form"] });
});

test("whatever the inbox shows, the API takes the query for it", () => {
  const taken = fc.property(filters, (filter) => {
    const sent = Object.entries(listQueryOf(filter)).map(([name, value]) => [name, String(value)]);
    expect(ListQuery.safeParse(Object.fromEntries(sent)).error).toBeUndefined();
  });
  fc.assert(taken);
});

test("what narrows the list is counted, the order is not", () => {
  const filter = { ...EVERYTHING, view: "open" as const, risks: ["high" as const], older: "2d", q: "x" };
  expect(narrowings({ ...filter, sort: "oldest" })).toBe(2);
  expect(isNarrowed({ ...EVERYTHING, view: "open", sort: "oldest" })).toBe(false);
});

test("each view asks the list for what it is called", () => {
  const asked = (view: InboxFilter["view"]) => listQueryOf({ ...EVERYTHING, view });
  expect(asked("mine")).toMatchObject({ assignee: "me", status: ["waiting"], waiting_on: "human" });
  expect(asked("open")).toEqual({ view: "summary", status: ["waiting"], sort: "deadline" });
  expect(asked("agent")).toMatchObject({ status: ["waiting"], waiting_on: "agent" });
  expect(asked("done")).toMatchObject({ status: ["decided", "timed_out", "canceled"] });
});

test("statuses narrow only what is done", () => {
  expect(listQueryOf({ ...EVERYTHING, view: "done", statuses: ["timed_out"] }).status).toEqual(["timed_out"]);
  expect(listQueryOf({ ...EVERYTHING, view: "open", statuses: ["timed_out"] }).status).toEqual(["waiting"]);
});

test("a filter that narrows nothing is told from one that does", () => {
  expect(isNarrowed({ ...EVERYTHING, view: "done" })).toBe(false);
  expect(isNarrowed({ ...EVERYTHING, view: "mine", q: "q1" })).toBe(true);
});
