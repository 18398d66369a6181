import { beforeAll, describe, expect, test } from "vitest";
import { ListQuery } from "@/core/wire/list";
import type { Ctx } from "@/server/services/context";
import { answerIntent } from "@/server/services/intents/answer";
import { commentOnIntent } from "@/server/services/intents/comment";
import { listIntents } from "@/server/services/intents/list";
import { reassignIntent } from "@/server/services/intents/reassign";
import { reviseIntent } from "@/server/services/intents/revise";
import { after } from "../support/time";
import { as, asAgent, makeWorkspace, submit, type Workspace } from "../support/workspace";

const found = async (ctx: Ctx, q: string, more: Record<string, string> = {}) =>
  (await listIntents(ctx, ListQuery.parse({ q, ...more }))).items.map(({ title }) => title).sort();

describe("a search", () => {
  let workspace: Workspace;
  let id = "";

  beforeAll(async () => {
    workspace = await makeWorkspace();
    const { agent, ana, bea } = workspace;
    ({ id } = await submit(agent, {
      title: "Export customers_q1?",
      description: "The *weekly* café run, as agreed.",
      intent_type: "billing.close_books.v2",
      payload: { dataset: "eu-west", nested: [{ owner: "Zoë O'Hara", rows: 48213 }] },
      assignees: [ana.email],
    }));
    await submit(agent, {
      title: "Delete orders?",
      description: "Weekly, too.",
      payload: { dataset: "us-east" },
      assignees: [bea.email],
    });
  });

  test.each<[string, string[]]>([
    ["customers", ["Export customers_q1?"]],
    ["cust", ["Export customers_q1?"]],
    ["CUSTOMERS_Q1", ["Export customers_q1?"]],
    ["weekly", ["Delete orders?", "Export customers_q1?"]],
    ["weekly -orders", ["Export customers_q1?"]],
    ["customers or orders", ["Delete orders?", "Export customers_q1?"]],
    ["cafe", ["Export customers_q1?"]],
    ["zoe hara", ["Export customers_q1?"]],
    ["48213", ["Export customers_q1?"]],
    ['"weekly cafe run"', ["Export customers_q1?"]],
    ['"cafe weekly"', []],
    ["billing.close", ["Export customers_q1?"]],
    ["Data analyst", ["Delete orders?", "Export customers_q1?"]],
    ["eu-we", ["Export customers_q1?"]],
    ["owner", []],
    ["=risk=high", []],
    ["%%%", []],
    ["'; drop table intents; --", []],
    ["((", []],
  ])("for %s finds %j", async (q, titles) => {
    expect(await found(as(workspace.alex), q)).toEqual(titles);
  });

  test("finds only what the person may see", async () => {
    const { ana, bea, cal, agent } = workspace;
    expect(await found(as(ana), "weekly")).toEqual(["Export customers_q1?"]);
    expect(await found(as(bea), "weekly")).toEqual(["Delete orders?"]);
    expect(await found(as(cal), "weekly")).toEqual([]);
    expect(await found(asAgent(agent), "weekly")).toHaveLength(2);
    const other = await makeWorkspace();
    expect(await found(as(other.alex), "weekly")).toEqual([]);
    expect(await found(asAgent(other.agent), "weekly")).toEqual([]);
  });

  test("for an id finds that request, however it is written, and only for whom it is", async () => {
    expect(await found(as(workspace.ana), id)).toEqual(["Export customers_q1?"]);
    expect(await found(as(workspace.ana), id.toLowerCase())).toEqual(["Export customers_q1?"]);
    expect(await found(as(workspace.bea), id)).toEqual([]);
  });

  test("goes together with every filter and order", async () => {
    const { alex, ana } = workspace;
    for (const sort of ["deadline", "priority", "created", "oldest", "updated"])
      expect(await found(as(alex), "weekly", { sort, assignee: ana.email, task_type: "approval" })).toEqual([
        "Export customers_q1?",
      ]);
    expect(await found(as(alex), "weekly", { risk: "critical" })).toEqual([]);
    expect(await found(as(alex), "weekly", { status: "decided" })).toEqual([]);
  });
});

test("comments and revisions are found, and so is what stood there before", async () => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { title: "Before", assignees: [ana.email], task_type: "review" });
  await commentOnIntent(as(ana), id, { body: "Where is the ledger?" });
  await reviseIntent(asAgent(agent, after("1m")), id, { title: "Afterwards", note: "As you wished." });
  for (const q of ["ledger", "afterwards", "wished", "before"])
    expect(await found(as(ana), q), q).toEqual(["Afterwards"]);
});

test("whoever is asked later finds it, too, by its words as by its kind", async () => {
  const { agent, ana, cal } = await makeWorkspace();
  const { id } = await submit(agent, { title: "Ours", assignees: [ana.email] });
  expect(await found(as(cal), "ours")).toEqual([]);
  await reassignIntent(as(ana), id, { to: [cal.email] });
  expect(await found(as(cal), "ours")).toEqual(["Ours"]);
  expect(await found(as(ana), "ours", { task_type: "approval" })).toEqual(["Ours"]);
  await answerIntent(as(cal), id, { outcome: "approved" });
  expect(await found(as(cal), "ours", { status: "decided" })).toEqual(["Ours"]);
});

test("a conversation without end stays open for comments and newcomers", async () => {
  const { agent, ana, cal } = await makeWorkspace();
  const { id } = await submit(agent, { title: "Long", assignees: [ana.email] });
  for (let n = 0; n < 5; n++) {
    const body = Array.from({ length: 1_000 }, (_, word) => `w${n}x${word}`).join(" ");
    await commentOnIntent(as(ana), id, { body });
  }
  await reassignIntent(as(ana), id, { to: [cal.email] });
  expect(await found(as(cal), "w0x7")).toEqual(["Long"]);
});
