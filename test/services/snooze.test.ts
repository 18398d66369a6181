import { expect, test } from "vitest";
import { ListQuery } from "@/core/wire/list";
import type { Ctx } from "@/server/services/context";
import { listIntents } from "@/server/services/intents/list";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { snoozeIntent, wakeIntent } from "@/server/services/intents/snooze";
import { noticesOf, storyOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { as, asAgent, asSystem, makeWorkspace, submit } from "../support/workspace";

async function asked() {
  const workspace = await makeWorkspace();
  const { agent, ana, bea } = workspace;
  const more = { assignees: [ana.email, bea.email], timeout: "8h", remind_after: "10m" };
  const { id } = await submit(agent, { title: "First", ...more });
  await submit(agent, { title: "Second", ...more });
  return { ...workspace, workspaceId: workspace.id, id };
}

const mine = async (ctx: Ctx, query: Record<string, string> = {}) => {
  const page = await listIntents(ctx, ListQuery.parse({ assignee: "me", status: "waiting", ...query }));
  return page.items.map(({ title }) => title).sort();
};

test("a snoozed request leaves my inbox and nobody else's, and is back at its time", async () => {
  const { id, ana, bea, alex } = await asked();
  await snoozeIntent(as(ana), id, { until: after("1h") });
  expect(await mine(as(ana, after("59m")))).toEqual(["Second"]);
  expect(await mine(as(bea, after("59m")))).toEqual(["First", "Second"]);
  expect(await mine(as(ana, after("60m")))).toEqual(["First", "Second"]);
  const everything = await listIntents(as(alex), ListQuery.parse({ status: "waiting" }));
  expect(everything.items).toHaveLength(2);
});

test("what I snoozed is listed where it is asked for, by reviewers and admins alike", async () => {
  const { id, ana, alex, agent } = await asked();
  await snoozeIntent(as(ana), id, { until: after("1h") });
  const snoozed = async (ctx: Ctx, value: string) =>
    (await listIntents(ctx, ListQuery.parse({ snoozed: value }))).items.map(({ title }) => title).sort();
  expect(await snoozed(as(ana), "true")).toEqual(["First"]);
  expect(await snoozed(as(ana), "false")).toEqual(["Second"]);
  expect(await snoozed(as(ana, after("1h")), "true")).toEqual([]);
  expect(await snoozed(as(alex), "true")).toEqual([]);
  expect(await snoozed(as(alex), "false")).toEqual(["First", "Second"]);
  expect(await snoozed(asAgent(agent), "true")).toEqual([]);
});

test("only the one who snoozed it is shown until when; everybody finds it in the timeline", async () => {
  const { id, ana, bea, agent } = await asked();
  const shown = await snoozeIntent(as(ana), id, { until: after("1h") });
  expect(shown.snoozed_until).toBe(after("1h").toISOString());
  expect((await readIntent(as(ana, after("2h")), id)).snoozed_until).toBeNull();
  expect((await readIntent(as(bea), id)).snoozed_until).toBeNull();
  expect(await readIntent(asAgent(agent), id)).not.toHaveProperty("snoozed_until");
  expect(await storyOf(id)).toEqual(["created", "snoozed"]);
  expect(await wakeIntent(as(ana), id)).toMatchObject({ snoozed_until: null });
  expect(await storyOf(id)).toEqual(["created", "snoozed", "woken"]);
  expect(await mine(as(ana))).toEqual(["First", "Second"]);
});

test("reminders go to those who did not snooze", async () => {
  const { workspaceId, id, ana, bea } = await asked();
  await snoozeIntent(as(ana), id, { until: after("1h") });
  await fireMoment(asSystem({ id: workspaceId }, after("10m")), id);
  const reminded = (await noticesOf(id)).filter(({ kind }) => kind === "reminder");
  expect(reminded.map(({ email }) => email)).toEqual([bea.email]);
});

test("strangers, auditors and other workspaces cannot snooze", async () => {
  const { id, cal, alex, audrey } = await asked();
  const foreign = (await makeWorkspace()).alex;
  const refused = (who: typeof cal) => refusalOf(snoozeIntent(as(who), id, { until: after("1h") }));
  expect(await refused(cal)).toMatchObject({ code: "not_found" });
  expect(await refused(alex)).toMatchObject({ code: "conflict" });
  expect(await refused(audrey)).toMatchObject({ code: "forbidden" });
  expect(await refused(foreign)).toMatchObject({ code: "not_found" });
});
