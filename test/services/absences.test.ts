import { beforeEach, describe, expect, test } from "vitest";
import { AbsenceChangeBody } from "@/core/wire/absences";
import { changeAbsence } from "@/server/services/absences/change";
import { endAbsence, removeAbsence } from "@/server/services/absences/end";
import { listAbsences, readAbsence } from "@/server/services/absences/list";
import { leave } from "../support/absence";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { as, deactivate, makeWorkspace, type Workspace } from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const query = { when: "current" as const, limit: 50 };
const whose = async (ctx: Parameters<typeof listAbsences>[0], more = {}) =>
  (await listAbsences(ctx, { ...query, ...more })).items.map(({ user }) => user.name);

describe("who sees and sets which", () => {
  test("one's own for reviewers, everybody's for admins and auditors", async () => {
    const { ana, bea, cal, alex, audrey } = workspace;
    await leave(ana, bea);
    await leave(cal, null, { starts_at: after("2h").toISOString() });
    expect(await whose(as(ana))).toEqual(["Ana"]);
    expect(await whose(as(bea))).toEqual([]);
    expect(await whose(as(alex))).toEqual(["Ana", "Cal"]);
    expect(await whose(as(audrey), { user: cal.email })).toEqual(["Cal"]);
    expect(await whose(as(alex), { user: "me" })).toEqual([]);
    expect(await whose(as(alex, after("50h")))).toEqual([]);
    expect(await whose(as(alex, after("50h")), { when: "over" })).toEqual(["Cal", "Ana"]);
  });

  test("an admin sets anybody's, a reviewer only their own, an auditor none", async () => {
    const { ana, bea, alex, audrey } = workspace;
    expect(await leave(alex, bea, { user: ana.email })).toMatchObject({ user: { name: "Ana" } });
    expect(await refusalOf(leave(bea, null, { user: ana.email }))).toMatchObject({ code: "forbidden" });
    expect(await refusalOf(leave(audrey, null))).toMatchObject({ code: "forbidden" });
  });

  test("nobody sees or changes another's, or another workspace's", async () => {
    const { ana, bea } = workspace;
    const other = await makeWorkspace();
    const { id } = await leave(ana, null);
    for (const ctx of [as(bea), as(other.alex)])
      for (const verb of [readAbsence, endAbsence, removeAbsence])
        expect(await refusalOf(verb(ctx, id))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(leave(ana, other.bea))).toMatchObject({
      code: "invalid_request",
      pointers: ["/delegate"],
    });
  });
});

describe("what is refused, with a pointer to it", () => {
  test("a delegate who could not be asked", async () => {
    const { ana, bea, cal, audrey } = workspace;
    await deactivate(cal);
    for (const delegate of [ana.email, audrey.email, cal.email, "nobody@acme.dev", "team:data"])
      expect(await refusalOf(leave(ana, bea, { delegate }))).toMatchObject({
        code: "invalid_request",
        pointers: ["/delegate"],
      });
  });

  test("two absences in one time, when set and when changed", async () => {
    const { ana, bea } = workspace;
    await leave(ana, bea);
    expect(await refusalOf(leave(ana, bea))).toMatchObject({
      code: "invalid_request",
      pointers: ["/starts_at"],
    });
    const times = { starts_at: after("60h").toISOString(), ends_at: after("70h").toISOString() };
    const { id } = await leave(ana, bea, times);
    const earlier = AbsenceChangeBody.parse({ starts_at: after("48h").toISOString() });
    expect(await refusalOf(changeAbsence(as(ana), id, earlier))).toMatchObject({ pointers: ["/starts_at"] });
  });

  test("a circle, also of two who set theirs at the same time", async () => {
    const { ana, bea, cal } = workspace;
    const both = await Promise.allSettled([leave(ana, bea), leave(bea, ana)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await sql("DELETE FROM absences WHERE workspace_id = $1", workspace.id);
    await leave(ana, bea);
    await leave(bea, cal);
    const refusal = await refusalOf(leave(cal, ana));
    expect(refusal).toMatchObject({ pointers: ["/delegate"] });
    expect(refusal.message).toBe(
      "Ana would stand in for Cal, and Bea for Ana, and Cal for Bea: nobody would be left.",
    );
  });

  test("to end what has not begun, or is over", async () => {
    const { id } = await leave(workspace.ana, null);
    for (const now of [after("59m"), after("50h")])
      expect(await refusalOf(endAbsence(as(workspace.ana, now), id))).toMatchObject({ code: "conflict" });
  });
});

test("every change of an absence is in the audit trail, one's own too", async () => {
  const { ana, bea, alex } = workspace;
  const { id } = await leave(ana, bea, { note: "Skiing" });
  await changeAbsence(as(ana), id, AbsenceChangeBody.parse({ delegate: null }));
  await endAbsence(as(alex, after("2h")), id);
  await removeAbsence(as(ana, after("3h")), id);
  const { items } = await listChanges(as(alex), { kind: "absence", limit: 50 });
  expect(items.map(({ action, actor, subject }) => [action, actor.name, subject.name])).toEqual([
    ["removed", "Ana", "Ana"],
    ["ended", "Alex", "Ana"],
    ["changed", "Ana", "Ana"],
    ["created", "Ana", "Ana"],
  ]);
  expect(items[2]).toMatchObject({
    before: { delegate: bea.email, note: "Skiing" },
    after: { delegate: null },
  });
  expect(await whose(as(alex))).toEqual([]);
});

test("a long list comes in pages", async () => {
  const { ana, bea, cal, alex } = workspace;
  for (const who of [ana, bea, cal]) await leave(who, null);
  const first = await listAbsences(as(alex), { ...query, limit: 2 });
  const second = await listAbsences(as(alex), { ...query, limit: 2, cursor: first.next_cursor ?? "" });
  expect([...first.items, ...second.items].map(({ user }) => user.name).toSorted()).toEqual([
    "Ana",
    "Bea",
    "Cal",
  ]);
  expect(second.next_cursor).toBeNull();
});
