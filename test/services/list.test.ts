import { beforeAll, describe, expect, test } from "vitest";
import { ListQuery } from "@/core/wire/list";
import type { Ctx } from "@/server/services/context";
import { answerIntent } from "@/server/services/intents/answer";
import { commentOnIntent } from "@/server/services/intents/comment";
import { listIntents } from "@/server/services/intents/list";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import {
  addAgent,
  type Agent,
  as,
  asAgent,
  makeWorkspace,
  submit,
  type Workspace,
} from "../support/workspace";

const list = (ctx: Ctx, query: Record<string, string> = {}) => listIntents(ctx, ListQuery.parse(query));
const titles = async (ctx: Ctx, query: Record<string, string> = {}) =>
  (await list(ctx, query)).items.map(({ title }) => title);

describe("a list", () => {
  let workspace: Workspace;
  let other: Agent;

  // Read by all tests here and changed by none: A and C are Ana's, B is Bea's; B is decided, C waits for its agent.
  beforeAll(async () => {
    workspace = await makeWorkspace();
    const { id, agent, ana, bea } = workspace;
    other = await addAgent(id);
    await submit(agent, { title: "A", assignees: [ana.email], timeout: "3h", priority: "high" }, after("1m"));
    const b = await submit(
      agent,
      { title: "B 100%", task_type: "confirmation", risk: "critical", assignees: [bea.email], timeout: "2h" },
      after("2m"),
    );
    const c = await submit(
      other,
      { title: "C", intent_type: "intent.other.v1", assignees: [ana.email], timeout: "1h" },
      after("3m"),
    );
    await answerIntent(as(bea, after("4m")), b.id, { outcome: "confirmed" });
    await commentOnIntent(as(ana, after("5m")), c.id, { body: "Why?", question: true });
  });

  test("shows an agent its own, a reviewer what they were asked, admins and auditors everything", async () => {
    const { agent, ana, bea, cal, alex, audrey } = workspace;
    expect(await titles(asAgent(agent))).toEqual(["B 100%", "A"]);
    expect(await titles(asAgent(other))).toEqual(["C"]);
    expect(await titles(as(ana))).toEqual(["C", "A"]);
    expect(await titles(as(bea))).toEqual(["B 100%"]);
    expect(await titles(as(cal))).toEqual([]);
    expect(await titles(as(alex))).toEqual(["C", "B 100%", "A"]);
    expect(await titles(as(audrey))).toEqual(["C", "B 100%", "A"]);
  });

  test.each<[Record<string, string>, string[]]>([
    [{ status: "waiting" }, ["C", "A"]],
    [{ status: "decided,timed_out" }, ["B 100%"]],
    [{ waiting_on: "human" }, ["A"]],
    [{ waiting_on: "agent" }, ["C"]],
    [{ task_type: "confirmation,form" }, ["B 100%"]],
    [{ intent_type: "intent.other.v1" }, ["C"]],
    [{ priority: "high" }, ["A"]],
    [{ priority: "high,normal" }, ["C", "B 100%", "A"]],
    [{ risk: "critical" }, ["B 100%"]],
    [{ risk: "low,critical" }, ["B 100%"]],
    [{ created_after: after("150s").toISOString() }, ["C"]],
    [{ created_before: after("90s").toISOString() }, ["A"]],
    [{ created_before: after("90s").toISOString(), sort: "deadline" }, ["A"]],
    [{ sort: "oldest" }, ["A", "B 100%", "C"]],
    [{ sort: "priority" }, ["A", "C", "B 100%"]],
    [{ sort: "priority", limit: "1" }, ["A"]],
    [{ waiting_on: "agent", status: "decided" }, []],
    [{ sort: "created" }, ["C", "B 100%", "A"]],
    [{ sort: "updated" }, ["C", "B 100%", "A"]],
    [{ sort: "deadline" }, ["C", "B 100%", "A"]],
    [{ status: "waiting", sort: "created" }, ["C", "A"]],
  ])("filters and sorts by %j", async (query, expected) => {
    expect(await titles(as(workspace.alex), query)).toEqual(expected);
  });

  test("filters by who is asked now and by which agent asks", async () => {
    const { alex, ana, bea } = workspace;
    expect(await titles(as(ana), { assignee: "me", status: "waiting" })).toEqual(["C", "A"]);
    expect(await titles(as(alex), { assignee: ana.email })).toEqual(["C", "A"]);
    expect(await titles(as(alex), { assignee: bea.id })).toEqual(["B 100%"]);
    expect(await titles(as(alex), { assignee: "me" })).toEqual([]);
    expect(await titles(as(alex), { assignee: "stranger@else.example" })).toEqual([]);
    expect(await titles(as(alex), { agent: other.address })).toEqual(["C"]);
  });

  test("leaves payloads and forms out of a summary", async () => {
    const [row] = (await list(as(workspace.alex), { view: "summary" })).items;
    expect(row).toMatchObject({ title: "C" });
    expect(row).not.toHaveProperty("payload");
    expect(row).not.toHaveProperty("form_schema");
  });

  test.each(["abc", "eA", Buffer.from("2026-06-01T09:00:00Z int_nope").toString("base64url")])(
    "refuses the cursor %s",
    async (cursor) => {
      expect(await refusalOf(list(as(workspace.alex), { cursor }))).toMatchObject({
        code: "invalid_request",
        pointers: ["/cursor"],
      });
    },
  );
});

test("a page may be asked for by how long ago its requests came", async () => {
  const { agent, ana } = await makeWorkspace();
  await submit(agent, { title: "Old", assignees: [ana.email] });
  await submit(agent, { title: "New", assignees: [ana.email] }, after("3h"));
  expect(await titles(as(ana, after("4h")), { created_before: "2h" })).toEqual(["Old"]);
  expect(await titles(as(ana, after("4h")), { created_after: "2h" })).toEqual(["New"]);
});

test.each(["deadline", "priority", "created", "oldest", "updated"])(
  "pages of two by %s are one list",
  async (sort) => {
    const { agent, ana, alex } = await makeWorkspace();
    const priorities = ["low", "urgent", "normal", "urgent", "high", "normal", "low"] as const;
    for (const [index, priority] of priorities.entries())
      await submit(
        agent,
        { title: `${index}`, assignees: [ana.email], priority },
        after(`${1 + (index % 3)}m`),
      );
    for (const who of [ana, alex]) {
      const whole = await titles(as(who), { sort });
      const seen: string[] = [];
      for (let cursor: string | null = ""; cursor !== null;) {
        const page = await list(as(who), { sort, limit: "2", ...(cursor && { cursor }) });
        seen.push(...page.items.map(({ title }) => title));
        cursor = page.next_cursor;
      }
      expect(seen).toEqual(whole);
      expect(whole).toHaveLength(7);
    }
  },
);

test("pages neither repeat nor leave out anything, although new intents come and others close while they are turned", async () => {
  const { agent, ana } = await makeWorkspace();
  const add = (title: string, minute: number) =>
    submit(agent, { title, assignees: [ana.email] }, after(`${minute}m`));
  // Three of the same instant, so that the order among them must come from their ids.
  const before = await Promise.all([1, 2, 3, 3, 3, 4, 5].map((minute, index) => add(`old ${index}`, minute)));
  const seen: string[] = [];
  for (let cursor: string | null = "", page = 0; cursor !== null; page++) {
    const query: Record<string, string> = cursor ? { cursor, limit: "2" } : { limit: "2" };
    const found = await list(as(ana), query);
    seen.push(...found.items.map(({ title }) => title));
    cursor = found.next_cursor;
    await add(`new ${page}`, 60 + page);
    if (page === 0 && before[0])
      await answerIntent(as(ana, after("10m")), before[0].id, { outcome: "approved" });
  }
  expect(seen.toSorted()).toEqual(before.map(({ title }) => title).toSorted());
});
