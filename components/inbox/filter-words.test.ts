import { expect, test } from "vitest";
import { EVERYTHING, type InboxFilter, narrowings } from "@/core/inbox-filter";
import { narrowingsOf } from "./filter-words";

const filter: InboxFilter = {
  ...EVERYTHING,
  view: "done",
  statuses: ["timed_out"],
  types: ["form"],
  priorities: ["urgent", "high"],
  risks: ["critical"],
  agent: "agent://acme/production/data-analyst",
  intentType: "intent.x.v1",
  person: "team:data",
  older: "7d",
  newer: "45m",
};

test("each thing that narrows a list is said in words", () => {
  expect(narrowingsOf(filter).map(({ text }) => text)).toEqual([
    "Timed out",
    "Form",
    "Urgent priority",
    "High priority",
    "Critical risk",
    "From data-analyst",
    "Type intent.x.v1",
    "With team:data",
    "Older than 7 days",
    "In the last 45m",
  ]);
});

test("each can be taken away alone, and without all of them nothing narrows", () => {
  for (const { without } of narrowingsOf(filter))
    expect(narrowings({ ...filter, ...without })).toBe(narrowings(filter) - 1);
  let left = filter;
  while (narrowingsOf(left)[0]) left = { ...left, ...narrowingsOf(left)[0]?.without };
  expect(narrowings(left)).toBe(0);
});
