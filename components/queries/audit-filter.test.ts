import { expect, test } from "vitest";
import { AuditQuery } from "@/core/wire/audit";
import { ExportQuery } from "@/core/wire/audit-proof";
import { auditFilterOf, auditSearchOf, WHOLE_TRAIL } from "./audit-filter";

/** A query without its page. */
const filterOf = ({ limit: _, ...filter }: AuditQuery) => filter;

const FULL = {
  source: "change",
  types: ["decided", "policy"],
  channels: ["web", "slack"],
  actor: "usr_1",
  subject: "pol_1",
  entry: "fact_7",
  ip: "2001:db8::1",
  request: "a b&c=d",
  from: "7d",
  to: "2026-11-22T10:00:00Z",
} as const;

test("a filter survives the URL, and the API takes what the URL says", () => {
  const filter = { ...WHOLE_TRAIL, ...FULL, types: [...FULL.types], channels: [...FULL.channels] };
  const search = auditSearchOf(filter);
  expect(auditFilterOf(new URLSearchParams(search))).toEqual(filter);
  const query = AuditQuery.parse(Object.fromEntries(new URLSearchParams(search)));
  expect(query).toMatchObject({
    type: ["decided", "policy"],
    channel: ["web", "slack"],
    request_id: "a b&c=d",
  });
  expect(ExportQuery.parse(Object.fromEntries(new URLSearchParams(search)))).toEqual({
    ...filterOf(query),
    format: "ndjson",
  });
  expect(auditSearchOf(WHOLE_TRAIL)).toBe("");
});

test("links of before that name a kind still lead there, and nonsense narrows nothing", () => {
  expect(auditFilterOf(new URLSearchParams("kind=policy&subject=pol_1"))).toEqual({
    ...WHOLE_TRAIL,
    types: ["policy"],
    subject: "pol_1",
  });
  expect(auditFilterOf(new URLSearchParams("type=drop,%00&channel=&source=both"))).toEqual(WHOLE_TRAIL);
});
