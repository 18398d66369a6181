import { expect, test } from "vitest";
import { ExportQuery } from "@/core/wire/audit-proof";
import { type AuditFilter, WHOLE_TRAIL } from "../../queries/audit-filter";
import { exportUrl } from "./export-url";

const NOW = new Date("2026-11-22T10:00:00.000Z");
const queryOf = (filter: Partial<AuditFilter>) => {
  const url = new URL(exportUrl({ ...WHOLE_TRAIL, ...filter }, "csv", NOW), "http://host");
  return ExportQuery.parse(Object.fromEntries(url.searchParams));
};

test("an export is narrowed as the page is, by everything, and an age becomes the time that it means", () => {
  expect(
    queryOf({
      ...{ source: "change", types: ["decided", "policy"], channels: ["web", "mail_link"], actor: "usr_1" },
      ...{ subject: "int_1", entry: "change_7", ip: "::1", request: "req_1", from: "1h" },
      to: "2026-11-22T09:30:00.000Z",
    }),
  ).toEqual({
    ...{ format: "csv", source: "change", type: ["decided", "policy"], channel: ["web", "mail_link"] },
    ...{ actor: "usr_1", subject: "int_1", entry: "change_7", ip: "::1", request_id: "req_1" },
    from: "2026-11-22T09:00:00.000Z",
    to: "2026-11-22T09:30:00.000Z",
  });
});

test("an export of the whole trail is narrowed by nothing", () => {
  expect(queryOf({})).toEqual({ format: "csv" });
});
