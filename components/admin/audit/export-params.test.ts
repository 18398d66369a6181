import { expect, test } from "vitest";
import { WHOLE_TRAIL } from "../../queries/audit-filter";
import { exportParams } from "./export-params";

const NOW = new Date("2026-11-22T10:00:00.000Z");

test("an export is narrowed as the page is, and an age becomes the time that it means", () => {
  const { params, all } = exportParams(
    { ...WHOLE_TRAIL, from: "1h", subject: "int_1", types: ["decided"] },
    NOW,
  );
  expect(Object.fromEntries(params)).toEqual({
    from: "2026-11-22T09:00:00.000Z",
    subject: "int_1",
    type: "decided",
  });
  expect(all).toBe(true);
});

test.each([
  { actor: "usr_1" },
  { ip: "::1" },
  { source: "fact" as const },
  { channels: ["web" as const] },
  { types: ["policy" as const] },
  { types: ["decided" as const, "created" as const] },
])("where it cannot be narrowed by %j, it says so", (more) => {
  const { params, all } = exportParams({ ...WHOLE_TRAIL, ...more }, NOW);
  expect([[...params.keys()], all]).toEqual([[], false]);
});
