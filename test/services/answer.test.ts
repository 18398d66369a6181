import { describe, expect, test } from "vitest";
import type { DecisionBody } from "@/core/wire/commands";
import { answerIntent } from "@/server/services/intents/answer";
import { readIntent } from "@/server/services/intents/read";
import { deliveriesOf, factsOf, noticesOf, snapshotOf, sql, storyOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import {
  addAgent,
  addPolicy,
  as,
  asAgent,
  makeWorkspace,
  submit,
  type Submission,
} from "../support/workspace";

const FORM = {
  type: "object",
  properties: { amount: { type: "number" }, account: { type: "string", minLength: 3 } },
  required: ["amount"],
};

const answers: [string, Submission, Partial<DecisionBody> & { outcome: string }][] = [
  ["approval", {}, { outcome: "approved" }],
  ["review", {}, { outcome: "rejected", comment: "Not like this." }],
  ["form", { form_schema: FORM }, { outcome: "submitted", data: { amount: 12.5, account: "4711" } }],
  ["clarification", {}, { outcome: "provided", comment: "The second quarter." }],
  [
    "manual_action",
    { evidence_required: true },
    { outcome: "completed", evidence: [{ label: "Log", url: "https://a.example/1" }] },
  ],
  ["confirmation", {}, { outcome: "confirmed" }],
  ["assignment", {}, { outcome: "assigned", data: { assignee: "bea@acme.dev" } }],
  ["override", {}, { outcome: "override_approved", comment: "The auditor asked for it." }],
];

describe("an answer", () => {
  test.each(answers)(
    "to a question of the kind %s reaches the agent with its types kept",
    async (task_type, more, answer) => {
      const { agent, ana } = await makeWorkspace();
      const { id } = await submit(agent, {
        ...more,
        task_type: task_type as Submission["task_type"],
        assignees: [ana.email],
      });
      await answerIntent(as(ana, after("5m")), id, answer);
      const read = await readIntent(asAgent(agent), id);
      expect(read).toMatchObject({
        status: "decided",
        waiting_on: null,
        outcome: answer.outcome,
        next: null,
        closed_at: after("5m").toISOString(),
      });
      expect(read.decision).toMatchObject({
        outcome: answer.outcome,
        comment: answer.comment ?? null,
        data: answer.data ?? null,
        evidence: answer.evidence ?? [],
        decided_by: { id: ana.id, name: "Ana", email: ana.email, acting_for: null },
        via: "inbox",
        revision: 1,
      });
    },
  );

  test("carries the reviewer's edits in the payload that the agent may act on, and leaves the question as it was", async () => {
    const { agent, ana } = await makeWorkspace();
    const payload = { to: "bob@x.example", amount: 100, tags: ["a", "b"] };
    const { id } = await submit(agent, { payload, editable: ["/amount", "/tags"], assignees: [ana.email] });
    const edited = await answerIntent(as(ana), id, {
      outcome: "approved",
      edits: { "/amount": 80, "/tags/1": "c" },
    });
    expect(edited.decision).toMatchObject({
      edits: { "/amount": 80, "/tags/1": "c" },
      payload: { ...payload, amount: 80, tags: ["a", "c"] },
    });
    expect(edited.payload).toEqual(payload);
  });

  test("tells the others who were asked, and not the one who gave it", async () => {
    const { agent, ana, bea } = await makeWorkspace();
    const { id } = await submit(agent, {
      assignees: [ana.email, bea.email],
      callback_url: "https://agent.example/hook",
    });
    await answerIntent(as(ana, after("1m")), id, { outcome: "approved" });
    const told = (await noticesOf(id)).filter(({ kind }) => kind === "decided");
    expect(told.map(({ email }) => email)).toEqual([bea.email]);
    expect(await deliveriesOf(id)).toMatchObject([
      { type: "intent.decided", status: "pending", next_attempt_at: after("1m") },
    ]);
  });

  test("may come from somebody who was escalated past, or from an admin", async () => {
    const { agent, bea, alex } = await makeWorkspace();
    const [first, second] = [
      await submit(agent, { assignees: [bea.email] }),
      await submit(agent, { assignees: [bea.email] }),
    ];
    await sql("UPDATE intent_people SET current = false WHERE intent_id = $1", first.id);
    expect(await answerIntent(as(bea), first.id, { outcome: "approved" })).toMatchObject({
      status: "decided",
    });
    expect(await answerIntent(as(alex), second.id, { outcome: "approved" })).toMatchObject({
      decision: { decided_by: { name: "Alex" } },
    });
  });
});

describe("an answer that does not fit is refused with its place, and changes nothing", () => {
  const question: Submission = {
    task_type: "form",
    form_schema: FORM,
    payload: { dataset: "a" },
    editable: ["/dataset"],
  };
  const cases: [string, Submission, DecisionBody, string[]][] = [
    ["an outcome that is not offered", {}, { outcome: "maybe" }, ["/outcome"]],
    [
      "an outcome that was narrowed away",
      { allowed_outcomes: ["approved"] },
      { outcome: "rejected" },
      ["/outcome"],
    ],
    [
      "no comment where one is required",
      { required_comment: true },
      { outcome: "approved", comment: "  " },
      ["/comment"],
    ],
    [
      "changes asked for without saying which",
      { task_type: "review" },
      { outcome: "changes_requested" },
      ["/comment"],
    ],
    [
      "an override without a reason",
      { task_type: "override" },
      { outcome: "override_approved" },
      ["/comment"],
    ],
    [
      "a form of the wrong types",
      question,
      { outcome: "submitted", data: { amount: "12", account: "47" } },
      ["/data/amount", "/data/account"],
    ],
    ["a form that leaves out a field", question, { outcome: "submitted" }, ["/data/amount"]],
    [
      "no evidence where it is required",
      { task_type: "manual_action", evidence_required: true },
      { outcome: "completed" },
      ["/evidence"],
    ],
    ["nobody assigned", { task_type: "assignment" }, { outcome: "assigned" }, ["/data/assignee"]],
    [
      "an edit of what is not editable",
      {},
      { outcome: "approved", edits: { "/rows": 1 } },
      ["/edits/~1rows"],
    ],
    [
      "an edit that changes a type",
      { editable: ["/rows"] },
      { outcome: "approved", edits: { "/rows": "1" } },
      ["/edits/~1rows"],
    ],
  ];

  test.each(cases)("%s", async (_, submission, answer, pointers) => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { ...submission, assignees: [ana.email] });
    const before = await snapshotOf(id);
    expect(await refusalOf(answerIntent(as(ana, after("1m")), id, answer))).toMatchObject({
      code: "invalid_answer",
      pointers,
    });
    expect(await snapshotOf(id)).toEqual(before);
  });

  test("one for a revision that is no longer the present one", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const refusal = await refusalOf(answerIntent(as(ana), id, { outcome: "approved", revision: 2 }));
    expect(refusal).toMatchObject({ code: "stale_revision", extra: { revision: 1 } });
    expect(await storyOf(id)).toEqual(["created"]);
  });
});

describe("who owns the asking agent", () => {
  test("does not decide its questions", async () => {
    const { id: workspaceId, ana, alex } = await makeWorkspace();
    const agent = await addAgent(workspaceId, { ownerId: alex.id });
    const { id } = await submit(agent, { assignees: [alex.email, ana.email] });
    expect(await refusalOf(answerIntent(as(alex), id, { outcome: "approved" }))).toMatchObject({
      code: "forbidden",
    });
    expect(await answerIntent(as(ana), id, { outcome: "approved" })).toMatchObject({ status: "decided" });
  });

  test("may where the policy says so", async () => {
    const { id: workspaceId, ana } = await makeWorkspace();
    await addPolicy(workspaceId, {
      slug: "own",
      levels: [{ to: [ana.email] }],
      timeout: "1h",
      requester_may_decide: true,
    });
    const { id } = await submit(await addAgent(workspaceId, { ownerId: ana.id }), { policy: "own" });
    expect(await answerIntent(as(ana, T0), id, { outcome: "approved" })).toMatchObject({ status: "decided" });
    expect((await factsOf(id)).at(-1)).toMatchObject({
      type: "decided",
      actor: { type: "user", id: ana.id },
    });
  });
});
