import { beforeEach, expect, test } from "vitest";
import type { AdminChange } from "@/core/administration";
import { administer } from "@/server/services/administration/administer";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { as, makeWorkspace, type Workspace } from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const change = (name: string, more: Partial<AdminChange> = {}): AdminChange => ({
  kind: "team",
  id: `team_${name}`,
  name,
  action: "created",
  before: null,
  after: { name },
  ...more,
});
const make = (name: string, more?: Partial<AdminChange>) =>
  administer(as(workspace.alex), async () => ({ result: name, changes: [change(name, more)] }));
const list = (query: object = {}) => listChanges(as(workspace.audrey), query);

test("what an admin changes stands in the trail with who, when, before and after, newest first", async () => {
  await make("data");
  await make("ops", { action: "changed", before: { name: "old" } });
  const { items } = await list();
  expect(items).toMatchObject([
    { subject: { name: "ops" }, action: "changed", before: { name: "old" }, after: { name: "ops" } },
    { subject: { name: "data" }, action: "created", before: null, actor: { name: "Alex" } },
  ]);
});

test("it is paged, and found by kind and by what was changed", async () => {
  for (const name of ["a", "b", "c"]) await make(name);
  await make("exports", { kind: "policy", id: "pol_1" });
  const first = await list({ limit: 2, kind: "team" });
  expect(first.items.map(({ subject }) => subject.name)).toEqual(["c", "b"]);
  const rest = await list({ limit: 2, kind: "team", cursor: first.next_cursor });
  expect(rest).toMatchObject({ items: [{ subject: { name: "a" } }], next_cursor: null });
  expect((await list({ subject: "pol_1" })).items).toHaveLength(1);
  expect(await refusalOf(list({ cursor: "x" }))).toMatchObject({ code: "invalid_request" });
});

test("only admins change, admins and auditors read, and no other workspace does", async () => {
  const { ana, audrey } = workspace;
  await make("data");
  for (const person of [ana, audrey]) {
    const attempt = administer(as(person), async () => ({ result: null, changes: [change("x")] }));
    expect(await refusalOf(attempt)).toMatchObject({ code: "forbidden" });
  }
  expect(await refusalOf(listChanges(as(ana), {}))).toMatchObject({ code: "forbidden" });
  const other = await makeWorkspace();
  expect((await listChanges(as(other.alex), {})).items).toEqual([]);
});

test("work that fails leaves no entry, and no entry can be changed or removed", async () => {
  const failing = administer(as(workspace.alex), async () => {
    throw new Error("broken");
  });
  await expect(failing).rejects.toThrow("broken");
  await make("data");
  expect((await list()).items).toHaveLength(1);
  await expect(sql("UPDATE admin_changes SET action = 'x'")).rejects.toThrow("append-only");
  await expect(sql("DELETE FROM admin_changes")).rejects.toThrow("append-only");
  await expect(sql("TRUNCATE admin_changes")).rejects.toThrow("append-only");
});
