import { beforeEach, expect, test } from "vitest";
import { ViewBody } from "@/core/wire/views";
import type { Ctx } from "@/server/services/context";
import { snoozeIntent } from "@/server/services/intents/snooze";
import { changeView } from "@/server/services/views/change";
import { deleteView } from "@/server/services/views/delete";
import { listViews } from "@/server/services/views/list";
import { saveView } from "@/server/services/views/save";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { as, makeWorkspace, submit, type Workspace } from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const save = (ctx: Ctx, name: string, query = "?view=open", shared = false) =>
  saveView(ctx, ViewBody.parse({ name, query, shared }));
const names = async (ctx: Ctx) => (await listViews(ctx)).items.flatMap(({ name }) => name ?? []);
const countsOf = async (ctx: Ctx) =>
  Object.fromEntries((await listViews(ctx)).items.map(({ id, name, count }) => [name ?? id, count]));

test("everybody's views and one's own say how much they hold, of what the reader may see", async () => {
  const { agent, ana, bea, alex } = workspace;
  const one = await submit(agent, { assignees: [ana.email], priority: "urgent", timeout: "8h" });
  await submit(agent, { assignees: [ana.email] });
  await submit(agent, { assignees: [bea.email] });
  await snoozeIntent(as(ana), one.id, { until: after("1h") });
  await save(as(ana), "Pressing", "?view=open&priority=urgent,high");
  expect(await countsOf(as(ana))).toEqual({
    mine: 1,
    snoozed: 1,
    open: 2,
    agent: 0,
    done: null,
    Pressing: 1,
  });
  expect(await countsOf(as(alex))).toEqual({ mine: 0, snoozed: 0, open: 3, agent: 0, done: null });
  expect((await listViews(as(ana))).wakes_at).toBe(after("1h").toISOString());
  expect((await listViews(as(ana, after("1h")))).wakes_at).toBeNull();
});

test("a view is its owner's until an admin shares one; then everybody counts in it what they may see", async () => {
  const { agent, ana, bea, alex } = workspace;
  await submit(agent, { assignees: [ana.email] });
  await save(as(ana), "Mine");
  const shared = await save(as(alex), "Ours", "?view=open", true);
  expect(await names(as(ana))).toEqual(["Mine", "Ours"]);
  expect(await names(as(bea))).toEqual(["Ours"]);
  expect(await countsOf(as(bea))).toMatchObject({ Ours: 0 });
  expect(await countsOf(as(ana))).toMatchObject({ Ours: 1 });
  expect(await names(as((await makeWorkspace()).alex))).toEqual([]);
  await changeView(as(alex), shared.id, { shared: false });
  expect(await names(as(bea))).toEqual([]);
});

test("its owner and, once it is shared, any admin may change it; strangers do not even find it", async () => {
  const { ana, bea, alex } = workspace;
  const own = await save(as(ana), "Mine");
  const shared = await save(as(alex), "Ours", "?view=done", true);
  expect(await changeView(as(ana), own.id, { name: "My own", query: "?view=agent" })).toMatchObject({
    name: "My own",
    query: "?view=agent",
    may_change: true,
  });
  expect(await refusalOf(changeView(as(bea), own.id, { name: "x" }))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(deleteView(as(alex), own.id))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(deleteView(as(ana), shared.id))).toMatchObject({ code: "forbidden" });
  expect(await refusalOf(changeView(as(ana), own.id, { shared: true }))).toMatchObject({ code: "forbidden" });
  expect(await refusalOf(save(as(ana), "Theirs", "", true))).toMatchObject({ code: "forbidden" });
  const foreign = (await makeWorkspace()).alex;
  expect(await refusalOf(deleteView(as(foreign), shared.id))).toMatchObject({ code: "not_found" });
  await deleteView(as(ana), own.id);
  expect(await names(as(ana))).toEqual(["Ours"]);
});

test("a person's views have names of their own, however they are written", async () => {
  const { ana, bea } = workspace;
  const first = await save(as(ana), "Urgent");
  await save(as(bea), "Urgent");
  const second = await save(as(ana), "Other");
  const taken = {
    code: "conflict",
    message: "There is a view called “URGENT” already.",
    pointers: ["/name"],
  };
  expect(await refusalOf(save(as(ana), "URGENT"))).toMatchObject(taken);
  expect(await refusalOf(changeView(as(ana), second.id, { name: "URGENT" }))).toMatchObject(taken);
  expect(await changeView(as(ana), first.id, { name: "URGENT" })).toMatchObject({ name: "URGENT" });
});

test("fifty views are enough, also where they are saved at once", async () => {
  const { id: workspaceId, ana } = workspace;
  await sql(
    `INSERT INTO saved_views (id, workspace_id, owner_id, name, query, shared, created_at)
     SELECT 'view_' || n || $2, $1, $2, 'View ' || n, '', false, now() FROM generate_series(1, 48) n`,
    workspaceId,
    ana.id,
  );
  const saved = await Promise.allSettled(Array.from({ length: 4 }, (_, n) => save(as(ana), `More ${n}`)));
  expect(saved.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  expect(await refusalOf(save(as(ana), "One more"))).toMatchObject({ code: "conflict" });
});

test("what a view's query does not understand is left out", async () => {
  expect(await save(as(workspace.ana), "Odd", "?view=nope&risk=high,none&x=1")).toMatchObject({
    query: "?risk=high",
  });
});
