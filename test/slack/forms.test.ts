import { expect, test } from "vitest";
import type { JsonObject } from "@/core/json";
import { readIntent } from "@/server/services/intents/read";
import { asAgent, type Submission, submit } from "../support/workspace";
import { labelsOf, wordsOf } from "./person";
import { at, fake, refreshAll, sendAll, slackWorld, type SlackWorld } from "./world";

const now = (): Date => new Date();

async function asked(world: SlackWorld, more: Submission) {
  const { id } = await submit(world.agent, { assignees: [world.ana.email], ...more }, now());
  await sendAll(id, now());
  const message = world.atSlack.ana.messages.at(-1);
  if (!message) throw new Error("nothing arrived");
  return { id, message, read: () => readIntent(asAgent(world.agent), id) };
}

const schema: JsonObject = {
  type: "object",
  required: ["reason", "amount", "urgent", "kind", "tags"],
  properties: {
    reason: { type: "string", title: "Reason", minLength: 5, description: "Why it is paid" },
    amount: { type: "number", minimum: 10 },
    parts: { type: "integer", default: 2 },
    urgent: { type: "boolean" },
    kind: { $ref: "#/$defs/kind" },
    level: {
      type: "integer",
      oneOf: [
        { const: 1, title: "One" },
        { const: 2, title: "Two" },
      ],
    },
    tags: { type: "array", items: { type: "string", enum: ["eu", "us"] }, minItems: 1 },
    due: { type: "string", format: "date" },
    at: { type: "string", format: "date-time" },
    mail: { type: "string", format: "email" },
    link: { type: "string", format: "uri" },
    currency: { type: "string", const: "EUR" },
  },
  $defs: { kind: { enum: ["card", "wire"] } },
};

test("a form opens as a modal, says what is wrong where it is wrong, and gives the agent values of the right types", async () => {
  const world = await slackWorld();
  const { ana } = world.atSlack;
  const { message, read } = await asked(world, {
    task_type: "form",
    form_schema: schema,
    ui_schema: { "ui:order": ["amount"] },
  });
  expect(labelsOf(message)).toEqual(["Submit form…", "Open"]);
  expect((await ana.click(message, "Submit form…")).status).toBe(200);
  const labels = ana.modal.blocks.filter(({ type }) => type === "input").map(({ label }) => label.text);
  expect(labels.slice(0, 3)).toEqual(["Amount", "Reason", "Parts"]);

  const filled = {
    Reason: "Invoice 4711",
    Amount: "5",
    Urgent: "No",
    Kind: "wire",
    Level: "Two",
    Tags: ["us"],
    Due: "2026-12-24",
    At: 1_782_000_000,
    Mail: "ana@acme.dev",
    Link: "https://acme.dev/4711",
  };
  const refused = await ana.submit(filled);
  expect(refused.flaws).toEqual({ Amount: "This must be at least 10." });
  expect((await read()).status).toBe("waiting");

  const taken = await ana.submit({ ...filled, Amount: "12.5", Comment: "Fine." });
  expect(taken.answer).toEqual({ response_action: "clear" });
  expect((await read()).decision).toMatchObject({
    outcome: "submitted",
    comment: "Fine.",
    via: "slack",
    data: {
      reason: "Invoice 4711",
      amount: 12.5,
      parts: 2,
      urgent: false,
      kind: "wire",
      level: 2,
      tags: ["us"],
      due: "2026-12-24",
      at: new Date(1_782_000_000_000).toISOString(),
      mail: "ana@acme.dev",
      link: "https://acme.dev/4711",
      currency: "EUR",
    },
  });
});

test("a form that is more than Slack can show says so, and leads to the page", async () => {
  const world = await slackWorld();
  const { message } = await asked(world, {
    task_type: "form",
    form_schema: {
      type: "object",
      properties: { address: { type: "object", properties: { city: { type: "string" } } } },
    },
  });
  await world.atSlack.ana.click(message, "Submit form…");
  const { modal } = world.atSlack.ana;
  expect(wordsOf(modal)).toContain("Slack cannot show this form: “Address” is more than a simple field");
  expect(modal.submit).toBeUndefined();
  expect(JSON.stringify(modal)).toMatch(/"url":"http:\/\/countersign\.test:3000\/inbox\/int_/);
});

test("what has to be explained is explained in a modal", async () => {
  const world = await slackWorld();
  const { message, read } = await asked(world, { task_type: "override" });
  expect(labelsOf(message)).toEqual(["Approve override…", "Reject", "With a comment…", "Open"]);
  await world.atSlack.ana.click(message, "Approve override…");
  expect((await world.atSlack.ana.submit({ Justification: "  " })).flaws).toEqual({
    Justification: "An override needs a justification.",
  });
  await world.atSlack.ana.submit({ Justification: "The customer waits." });
  expect((await read()).decision).toMatchObject({
    outcome: "override_approved",
    comment: "The customer waits.",
  });
});

test("a simple answer can carry a comment", async () => {
  const world = await slackWorld();
  const { message, read } = await asked(world, {});
  await world.atSlack.ana.click(message, "With a comment…");
  await world.atSlack.ana.submit({ Answer: "Reject", Comment: "Not with personal data." });
  expect((await read()).decision).toMatchObject({ outcome: "rejected", comment: "Not with personal data." });
  await refreshAll(now());
  expect(wordsOf(message)).toContain("Not with personal data.");
});

test("what the agent lets people edit is edited with its type, and only what was changed", async () => {
  const world = await slackWorld();
  const { message, read } = await asked(world, {
    payload: { dataset: "customers_q1", rows: 48_213, fast: true, note: "a\r\nb" },
    editable: ["/dataset", "/rows", "/fast", "/note"],
  });
  await world.atSlack.ana.click(message, "Comment or edit…");
  await world.atSlack.ana.submit({ Answer: "Approve", rows: "100" });
  expect((await read()).decision).toMatchObject({
    edits: { "/rows": 100 },
    payload: { dataset: "customers_q1", rows: 100, fast: true, note: "a\r\nb" },
  });
});

test("evidence is a link or words, and a link is one that leads to a page", async () => {
  const world = await slackWorld();
  const { ana } = world.atSlack;
  const { message, read } = await asked(world, { task_type: "manual_action", evidence_required: true });
  await ana.click(message, "Mark as done…");
  expect((await ana.submit({})).flaws).toEqual({
    "Evidence: a link": "Add evidence: a link, or a few words.",
  });
  const { flaws } = await ana.submit({ "Evidence: a link": "javascript:alert(1)" });
  expect(Object.keys(flaws)).toEqual(["Evidence: a link"]);
  await ana.submit({
    "Evidence: a link": "https://acme.dev/done",
    "Evidence in words": "Valve 3 is closed.",
  });
  expect((await read()).decision?.evidence).toEqual([
    { label: "Link", url: "https://acme.dev/done", text: "Valve 3 is closed." },
  ]);
});

test("a task is given to somebody from the list", async () => {
  const world = await slackWorld();
  const { message, read } = await asked(world, { task_type: "assignment" });
  await world.atSlack.ana.click(message, "Assign…");
  await world.atSlack.ana.submit({ "Who shall do it": "Cal" });
  expect((await read()).decision?.data).toEqual({ assignee: world.cal.email });
});

test("a question is answered in words", async () => {
  const world = await slackWorld();
  const { message, read } = await asked(world, { task_type: "clarification" });
  await world.atSlack.ana.click(message, "Send answer…");
  await world.atSlack.ana.submit({ "Your answer": "The EU." });
  expect((await read()).decision).toMatchObject({ outcome: "provided", comment: "The EU.", data: null });
});

test("who fills in a form while somebody else answers is told who did, and keeps what they wrote", async () => {
  const world = await slackWorld();
  const { ana, bea } = world.atSlack;
  const { message, read } = await asked(world, { assignees: [world.ana.email, world.bea.email] });
  await ana.click(message, "With a comment…");
  await bea.click(bea.messages.at(-1) ?? message, "Approve");
  const { answer } = await ana.submit({ Answer: "Reject", Comment: "A long and careful thought." });
  expect(answer?.response_action).toBe("update");
  expect(wordsOf(ana.modal)).toMatch(/Bea answered this .*: approved\./);
  expect(wordsOf(ana.modal)).toContain("A long and careful thought.");
  expect((await read()).decision).toMatchObject({ outcome: "approved", decided_by: { name: "Bea" } });
});

test("changes can be asked for, and the message says whose turn it is", async () => {
  const world = await slackWorld();
  const { message, read } = await asked(world, { task_type: "review" });
  await world.atSlack.ana.click(message, "Request changes…");
  await world.atSlack.ana.submit({ Comment: "Only the EU." });
  expect(await read()).toMatchObject({ status: "waiting", waiting_on: "agent" });
  await refreshAll(now());
  expect(labelsOf(message)).toEqual(["See the request"]);
  expect(wordsOf(message)).toContain("It is the agent's turn");
});

test("a modal that Slack does not open leads to the page", async () => {
  const world = await slackWorld();
  const { message } = await asked(world, { task_type: "override" });
  fake.trouble("views.open", { error: "expired_trigger_id" });
  await world.atSlack.ana.click(message, "Approve override…");
  expect(world.atSlack.ana.hasModal).toBe(false);
  expect(world.atSlack.ana.whispers).toEqual([
    expect.stringMatching(/the request.s page\.\nOpen the request$/),
  ]);
});

test("an answer of somebody who is no member is not taken", async () => {
  const world = await slackWorld();
  const { message, read } = await asked(world, {});
  await world.atSlack.ana.click(message, "With a comment…");
  const stranger = at(fake.add("somebody@elsewhere.example"));
  fake.modals.set(fake.accountOf("somebody@elsewhere.example"), world.atSlack.ana.modal);
  const { answer } = await stranger.submit({ Answer: "Approve" });
  expect(JSON.stringify(answer)).toContain("does not know you");
  expect((await read()).status).toBe("waiting");
});
