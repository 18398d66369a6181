import { beforeEach, describe, expect, test } from "vitest";
import { readIntent } from "@/server/services/intents/read";
import { replaceRule } from "@/server/services/rules/change";
import { publicKeys } from "@/server/services/receipts/public-keys";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { SaveRuleBody } from "@/core/wire/rules";
import { deliveriesOf, factsOf, noticesOf, sql } from "../support/database";
import { addRules } from "../support/rules";
import { addIntentType, addPolicy, as, makeWorkspace, submit, type Workspace } from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await makeWorkspace();
  const policy = { timeout: "2h", on_timeout: "rejected" };
  await addPolicy(workspace.id, { slug: "careful", levels: [{ to: [workspace.cal.email] }], ...policy });
});

const SMALL = { name: "Small exports", when: "payload.rows <= 100", then: { decide: "approved" } };
const LARGE = {
  name: "Large exports",
  when: "payload.rows > 1000",
  then: { policy: "careful", priority: "high" as const, risk: "critical" as const },
};
const ask = (rows: unknown, more: object = {}) =>
  submit(workspace.agent, { payload: { rows }, assignees: [workspace.ana.email], ...more } as never);

describe("a rule that decides", () => {
  test("answers in the transaction of the submission: two facts, a signed receipt, the webhook, and nobody is told", async () => {
    await addRules(workspace, SMALL);
    const callback_url = "https://agent.example/hooks";
    const intent = await ask(100, { callback_url });
    const by = { type: "rule", id: intent.routed_by?.id, name: "Small exports" };
    expect(intent).toMatchObject({
      status: "decided",
      outcome: "approved",
      assignees: [],
      next: null,
      routed_by: { name: "Small exports", problem: null },
      decision: {
        outcome: "approved",
        via: "policy",
        decided_by: { id: by.id, name: by.name, email: null, acting_for: null },
        payload: { rows: 100 },
      },
    });
    expect(await factsOf(intent.id)).toMatchObject([
      { type: "created", data: { to: [], nobody_at: [], routed_by: { name: by.name } } },
      { type: "decided", actor: by },
    ]);
    const [{ transactions } = {}] = await sql<{ transactions: number }>(
      "SELECT count(DISTINCT x)::int AS transactions FROM (SELECT xmin::text FROM facts WHERE intent_id = $1 UNION ALL SELECT xmin::text FROM intents WHERE id = $1) AS t(x)",
      intent.id,
    );
    expect(transactions).toBe(1);
    const keys = { keys: await publicKeys() } as unknown as JSONWebKeySet;
    const { payload } = await compactVerify(intent.decision?.receipt ?? "", createLocalJWKSet(keys));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      intent: intent.id,
      outcome: "approved",
      decided_by: { id: by.id, name: by.name, acting_for: null },
    });
    expect(await noticesOf(intent.id)).toEqual([]);
    expect(await deliveriesOf(intent.id)).toMatchObject([{ type: "intent.decided", url: callback_url }]);
    const read = await readIntent(as(workspace.alex), intent.id);
    expect(read.decision).toEqual(intent.decision);
  });

  test("leaves it to people where the outcome needs more than a word, and says so", async () => {
    await addRules(workspace, { ...SMALL, then: { decide: "approved", priority: "low" } });
    const evident = await ask(1, { evidence_required: true });
    const renamed = await ask(1, { allowed_outcomes: ["yes", "no"] });
    const confirmation = await ask(1, { task_type: "confirmation" });
    for (const intent of [evident, renamed, confirmation]) {
      expect(intent).toMatchObject({ status: "waiting", priority: "low", assignees: [{ name: "Ana" }] });
      expect(intent.routed_by?.problem).toMatch(/approved/);
      expect(await factsOf(intent.id)).toMatchObject([
        { type: "created", data: { routed_by: { problem: intent.routed_by?.problem } } },
      ]);
    }
  });
});

describe("a rule that routes", () => {
  test("stands above what the agent asks for: policy, priority and risk are the admin's", async () => {
    await addRules(workspace, LARGE);
    const intent = await ask(5_000, {
      priority: "low",
      risk: "low",
      timeout: "8h",
      on_timeout: "approved",
      escalate: [{ after: "1h", to: [workspace.bea.email] }],
    });
    expect(intent).toMatchObject({
      priority: "high",
      risk: "critical",
      assignees: [{ name: "Cal" }],
      levels: [{ to: ["Cal"] }],
      on_timeout: "rejected",
      routed_by: { name: "Large exports", problem: null },
    });
    expect(await ask(500)).toMatchObject({
      priority: "normal",
      assignees: [{ name: "Ana" }],
      routed_by: null,
    });
  });

  test("whose policy is gone leaves the request's own chain, and says so", async () => {
    await addRules(workspace, LARGE);
    await sql("DELETE FROM policies WHERE workspace_id = $1", workspace.id);
    expect(await ask(5_000)).toMatchObject({
      assignees: [{ name: "Ana" }],
      priority: "high",
      routed_by: { problem: expect.stringMatching(/careful/) },
    });
  });

  test("sees what the registered type supplies", async () => {
    await addIntentType(workspace.id, "intent.refund.v1", {
      task_type: "approval",
      risk: "high",
      title: "Refund",
    });
    await addRules(workspace, {
      name: "Risky refunds",
      when: "risk == 'high' && title == 'Refund' && task_type == 'approval' && agent.name == 'Data analyst' && state.step == 2",
      then: { priority: "urgent" },
    });
    const more = { intent_type: "intent.refund.v1", task_type: undefined, state: { step: 2 } };
    expect(await ask(1, more)).toMatchObject({ priority: "urgent" });
  });
});

test("the first rule that holds counts; one that fails or is switched off does not, and the failure is told", async () => {
  const { items } = await addRules(
    workspace,
    { name: "Fails", when: "payload.missing > 1", then: { decide: "rejected" } },
    { name: "Off", when: "true", then: { decide: "rejected" }, enabled: false },
    { name: "Small", when: "payload.rows < 10", then: { priority: "low" } },
    { name: "Any", when: "true", then: { priority: "high" } },
  );
  const small = await ask(1);
  expect(small).toMatchObject({ priority: "low", routed_by: { name: "Small" } });
  expect(await ask(10)).toMatchObject({ priority: "high", routed_by: { name: "Any" } });
  expect(await ask("ten")).toMatchObject({ priority: "high", routed_by: { name: "Any" } });
  const [created] = await factsOf(small.id);
  expect(created?.data.rules_failed).toEqual([
    { id: items[0]?.id, name: "Fails", detail: "Line 1, column 8: field not found: missing." },
  ]);
});

test("a rule that was saved holds for whatever is submitted afterwards", async () => {
  const { items } = await addRules(workspace, { ...SMALL, when: "payload.rows < 10" });
  expect(await ask(50)).toMatchObject({ status: "waiting" });
  for (const limit of [100, 20, 60]) {
    const body = SaveRuleBody.parse({ ...SMALL, when: `payload.rows < ${limit}` });
    await replaceRule(as(workspace.alex), items[0]?.id ?? "", body);
    expect(await ask(50)).toMatchObject({ status: limit > 50 ? "decided" : "waiting" });
  }
});

test("a rule that would take too much work lets none below it decide", async () => {
  const costly = "payload.list.all(x, payload.list.all(y, x <= y || y < x))";
  await addRules(
    workspace,
    { name: "Costly", when: `${costly} && payload.rows > 5`, then: { decide: "rejected" } },
    { ...SMALL, when: "true" },
  );
  const list = Array.from({ length: 5_000 }, (_, index) => index);
  const intent = await ask(10, { payload: { rows: 10, list } });
  expect(intent).toMatchObject({ status: "waiting", routed_by: null });
  expect((await factsOf(intent.id))[0]?.data.rules_failed).toMatchObject([
    { name: "Costly", detail: "It would take too much work." },
  ]);
  expect(await ask(10, { payload: { rows: 10, list: [1, 2] } })).toMatchObject({ outcome: "rejected" });
});
