import { describe, expect, test } from "vitest";
import { TASK_TYPE_NAMES } from "@/core/task-types";
import { factsOf, noticesOf, rowsOf, sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import {
  addAgent,
  addIntentType,
  addPerson,
  addPolicy,
  addTeam,
  deactivate,
  makeWorkspace,
  type Submission,
  submit,
} from "../support/workspace";

const FORM = { type: "object", properties: { reason: { type: "string" } }, required: ["reason"] };

describe("a submitted intent", () => {
  test("is stored with its first fact, its people and one message for each of them", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const intent = await submit(agent, { assignees: [ana.email, bea.email] });
    expect(intent).toMatchObject({
      status: "waiting",
      waiting_on: "human",
      revision: 1,
      level: 1,
      from_agent: agent.address,
    });
    expect(intent.assignees.map(({ name }) => name)).toEqual(["Ana", "Bea"]);
    expect(await factsOf(intent.id)).toMatchObject([
      { type: "created", at: T0, actor: { type: "agent", id: agent.id }, data: { level: 1, nobody_at: [] } },
    ]);
    expect(await noticesOf(intent.id)).toMatchObject([
      { email: ana.email, kind: "waiting", status: "pending", next_attempt_at: T0 },
      { email: bea.email, kind: "waiting", status: "pending", next_attempt_at: T0 },
    ]);
  });

  test.each(TASK_TYPE_NAMES)("may be a question of the kind %s", async (task_type) => {
    const { agent, ana } = await makeWorkspace();
    const intent = await submit(agent, {
      task_type,
      assignees: [ana.email],
      ...(task_type === "form" && { form_schema: FORM }),
    });
    expect(intent).toMatchObject({ task_type, status: "waiting" });
    expect(intent.allowed_outcomes.length).toBeGreaterThan(0);
  });

  test("counts its request's times from the submission", async () => {
    const { agent, ana } = await makeWorkspace();
    const escalate = [{ after: "30m", to: ["team:data"] }];
    const intent = await submit(agent, {
      assignees: [ana.email],
      remind_after: "5m",
      escalate,
      timeout: "8h",
      on_timeout: "rejected",
    });
    expect(intent).toMatchObject({
      next: { kind: "reminder", at: after("5m").toISOString(), to: ["Ana"] },
      deadline_at: after("8h").toISOString(),
      on_timeout: "rejected",
    });
    expect(intent.levels).toEqual([
      { level: 1, to: ["Ana"], starts_at: T0.toISOString() },
      { level: 2, to: ["data (team)"], starts_at: after("30m").toISOString() },
    ]);
  });

  test("has a deadline of a day that denies where it names none", async () => {
    const { agent, ana } = await makeWorkspace();
    expect(await submit(agent, { assignees: [ana.email] })).toMatchObject({
      deadline_at: after("1d").toISOString(),
      on_timeout: "rejected",
    });
  });

  test("asks the members that its team has now, without those who left", async () => {
    const { id, agent, bea } = await makeWorkspace();
    const gone = await addPerson(id, "Gone");
    await addTeam(id, "night", [bea, gone]);
    await deactivate(gone);
    const intent = await submit(agent, { assignees: ["team:night"] });
    expect(intent.assignees.map(({ name }) => name)).toEqual(["Bea"]);
  });

  test("takes from its registered type what it leaves out, and its own words win", async () => {
    const { id, agent, ana } = await makeWorkspace();
    const defaults = {
      task_type: "review" as const,
      title: "Of the type",
      assignees: [ana.email],
      timeout: "2h",
    };
    await addIntentType(id, "intent.code.review.v1", defaults);
    const asked = { intent_type: "intent.code.review.v1", task_type: undefined, title: "Mine" };
    expect(await submit(agent, asked)).toMatchObject({
      task_type: "review",
      title: "Mine",
      deadline_at: after("2h").toISOString(),
    });
  });

  test("carries its policy as it was, whatever becomes of the policy", async () => {
    const { id, agent, ana, bea } = await makeWorkspace();
    const levels = [{ to: [ana.email], escalate_after: "10m" }, { to: [bea.email] }];
    await addPolicy(id, { slug: "exports", levels, timeout: "1h" });
    const intent = await submit(agent, { policy: "exports" });
    await sql("DELETE FROM policies WHERE workspace_id = $1", id);
    const [row] = await sql<{ plan: { levels: unknown[] } }>(
      "SELECT plan FROM intents WHERE id = $1",
      intent.id,
    );
    expect(row?.plan.levels).toHaveLength(2);
    expect(intent.next).toMatchObject({ kind: "escalation", to: ["Bea"] });
  });

  test("passes over a level that reaches nobody, and says so", async () => {
    const { id, agent, bea } = await makeWorkspace();
    await addTeam(id, "empty", []);
    const intent = await submit(agent, {
      assignees: ["team:empty"],
      escalate: [{ after: "10m", to: [bea.email] }],
    });
    expect(intent).toMatchObject({ level: 2, assignees: [{ name: "Bea" }] });
    expect((await factsOf(intent.id))[0]?.data).toMatchObject({ level: 2, nobody_at: [1] });
  });
});

describe("a submission that does not hold together leaves nothing behind", () => {
  const cases: [string, Submission, string][] = [
    ["a stranger as assignee", { assignees: ["nobody@else.example"] }, "/assignees/0"],
    ["a team that does not exist", { assignees: ["team:nowhere"] }, "/assignees/0"],
    [
      "a stranger in the escalation",
      { assignees: ["team:data"], escalate: [{ after: "5m", to: ["x@y.example"] }] },
      "/escalate/0/to/0",
    ],
    ["nobody to ask", {}, "/assignees"],
    ["an unknown policy", { policy: "no-such-policy" }, "/policy"],
    ["an unregistered type without a kind", { task_type: undefined, assignees: ["team:data"] }, "/task_type"],
    ["a form without a schema", { task_type: "form", assignees: ["team:data"] }, "/form_schema"],
    [
      "a remote reference",
      form({ a: { $ref: "https://evil.example/schema.json" } }),
      "/form_schema/properties/a/$ref",
    ],
    [
      "a pattern that backtracks",
      form({ a: { type: "string", pattern: "(a)\\1" } }),
      "/form_schema/properties/a/pattern",
    ],
    ["a schema that is none", form({ a: { type: "strnig" } }), "/form_schema/properties/a/type"],
    [
      "an editable place that is not there",
      { assignees: ["team:data"], editable: ["/nowhere"] },
      "/editable/0",
    ],
    [
      "a timeout's outcome that nobody may give",
      { assignees: ["team:data"], on_timeout: "maybe" },
      "/on_timeout",
    ],
    [
      "an escalation before the one before",
      { assignees: ["team:data"], escalate: twice("9m", "5m") },
      "/escalate/1/after",
    ],
  ];

  test.each(cases)("%s", async (_, submission, pointer) => {
    const { id, agent, ana } = await makeWorkspace();
    await addPolicy(id, { slug: "exports", levels: [{ to: [ana.email] }], timeout: "1h" });
    const before = await rowsOf(id);
    expect(await refusalOf(submit(agent, submission))).toMatchObject({
      code: "invalid_request",
      pointers: [pointer],
    });
    expect(await rowsOf(id)).toEqual(before);
  });

  test("an auditor cannot be asked, because auditors change nothing", async () => {
    const { id, agent, audrey } = await makeWorkspace();
    expect(await refusalOf(submit(agent, { assignees: [audrey.email] }))).toMatchObject({
      pointers: ["/assignees/0"],
    });
    expect(await rowsOf(id)).toMatchObject({ intents: 0 });
  });

  test("a person of another workspace cannot be asked", async () => {
    const [{ agent }, other] = [await makeWorkspace(), await makeWorkspace()];
    expect(await refusalOf(submit(agent, { assignees: [other.ana.email, other.ana.id] }))).toMatchObject({
      pointers: ["/assignees/0", "/assignees/1"],
    });
  });

  test("all its flaws are told at once", async () => {
    const { agent } = await makeWorkspace();
    const refusal = await refusalOf(
      submit(agent, { assignees: ["a@b.example"], editable: ["/x"], on_timeout: "maybe" }),
    );
    expect(refusal.pointers.toSorted()).toEqual(["/assignees/0", "/editable/0", "/on_timeout"]);
  });
});

test("submissions that come at once are each stored for themselves, and a bad one among them hurts only itself", async () => {
  const { id, ana, agent } = await makeWorkspace();
  const other = await addAgent(id);
  const answers = await Promise.allSettled(
    Array.from({ length: 60 }, (_, index) =>
      submit(index % 2 ? agent : other, {
        title: `No. ${index}`,
        assignees: [index % 10 ? ana.email : "who@where.example"],
      }),
    ),
  );
  const stored = answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  expect(stored).toHaveLength(54);
  expect(new Set(stored.map((intent) => intent.id)).size).toBe(54);
  expect(await rowsOf(id)).toMatchObject({ intents: 54, facts: 54, notifications: 54 });
});

function form(properties: object): Submission {
  return {
    task_type: "form",
    assignees: ["team:data"],
    form_schema: { type: "object", properties: JSON.parse(JSON.stringify(properties)) },
  };
}

function twice(first: string, second: string) {
  return [first, second].map((when) => ({ after: when, to: ["team:data"] }));
}
