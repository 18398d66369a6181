import fc from "fast-check";
import { expect, test } from "vitest";
import { TASK_TYPE_NAMES } from "@/core/task-types";
import {
  CLOSED_STATUSES,
  EVERYTHING,
  filterOf,
  INBOX_VIEWS,
  type InboxFilter,
  isNarrowed,
  listQueryOf,
  searchOf,
} from "./inbox-filter";

const filters: fc.Arbitrary<InboxFilter> = fc
  .record({
    view: fc.constantFrom(...INBOX_VIEWS),
    q: fc.string({ maxLength: 200 }).map((text) => text.trim()),
    types: fc.subarray(TASK_TYPE_NAMES),
    statuses: fc.subarray([...CLOSED_STATUSES]),
  })
  .map((filter) => (filter.view === "done" ? filter : { ...filter, statuses: [] }));

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
  const filter = filterOf(new URLSearchParams("view=nope&type=form,nope&status=waiting&q=%20"));
  expect(filter).toEqual({ view: "mine", q: "", types: ["form"], statuses: [] });
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
