import { beforeEach, expect, test } from "vitest";
import type { z } from "zod";
import { IntentTypeBody, IntentTypeChangeBody } from "@/core/wire/intent-types";
import type { Ctx } from "@/server/services/context";
import { createIntentType } from "@/server/services/intent-types/create";
import { listTypes } from "@/server/services/intent-types/list";
import { readIntentType } from "@/server/services/intent-types/read";
import { removeIntentType } from "@/server/services/intent-types/remove";
import { replaceIntentType } from "@/server/services/intent-types/replace";
import { readIntent } from "@/server/services/intents/read";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { addPerson, addPolicy, as, makeWorkspace, submit, type Workspace } from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

type Body = z.input<typeof IntentTypeChangeBody>;
const EXPORT: Body = { name: "intent.data.export.v1", task_type: "approval", title: "Export it?" };
const create = (body: Partial<Body> = {}, ctx: Ctx = as(workspace.alex)) =>
  createIntentType(ctx, IntentTypeBody.parse({ ...EXPORT, ...body }));
const ago = (age: string) => new Date(2 * T0.getTime() - after(age).getTime());
const replace = (id: string, body: Partial<Body> = {}, ctx: Ctx = as(workspace.alex)) =>
  replaceIntentType(ctx, id, IntentTypeChangeBody.parse({ ...EXPORT, ...body }));

test("an agent asks by naming the type, and gets all that the type supplies", async () => {
  const { agent, ana } = workspace;
  await create({ assignees: [ana.email], risk: "high", timeout: "8h", editable: ["/rows"] });
  const intent = await submit(agent, { intent_type: EXPORT.name, task_type: undefined });
  expect(intent).toMatchObject({
    title: "Export it?",
    task_type: "approval",
    risk: "high",
    editable: ["/rows"],
    assignees: [{ id: ana.id }],
    deadline_at: after("8h").toISOString(),
  });
});

test("what is read is what was put, with durations as text, and can be put again", async () => {
  const { alex, ana } = workspace;
  const body = {
    ...EXPORT,
    assignees: [ana.email, "team:data"],
    remind_after: "90s",
    remind_every: 3_600,
    escalate: [{ after: "30m", to: ["team:data"] }],
    timeout: "2d",
    form_schema: { type: "object", properties: { z: { type: "string" }, a: { type: "number" } } },
    sample_payload: { b: 1, a: 2 },
  };
  const made = await create(body);
  expect(made).toMatchObject({ ...body, remind_every: "1h", version: 1, updated_by: { name: "Alex" } });
  // The order of a form's fields is part of the form.
  expect(JSON.stringify(made.form_schema)).toBe(JSON.stringify(body.form_schema));
  const { id, version, used: _, updated_at: __, updated_by: ___, ...again } = made;
  expect(await replace(id, { ...again, version })).toMatchObject({ ...again, version: 2 });
  expect(await readIntentType(as(alex), id)).toMatchObject(again);
});

test.each<[string, Partial<Body>, string[]]>([
  ["no kind of answer", { task_type: undefined }, ["/task_type"]],
  [
    "an invalid form schema",
    { form_schema: { type: "object", properties: { a: { type: "text" } } } },
    ["/form_schema/properties/a/type"],
  ],
  ["a form without fields to fill in", { task_type: "form" }, ["/form_schema"]],
  ["an unknown policy", { policy: "nobody-wrote-it" }, ["/policy"]],
  [
    "unknown people and teams",
    { assignees: ["nobody@acme.dev", "team:none"] },
    ["/assignees/0", "/assignees/1"],
  ],
  [
    "an unknown person to escalate to",
    { escalate: [{ after: "1h", to: ["nobody@acme.dev"] }] },
    ["/escalate/0/to/0"],
  ],
  ["outcomes that never let the agent go on", { allowed_outcomes: ["rejected"] }, ["/allowed_outcomes"]],
  ["the whole payload as editable", { editable: ["/a", "", "/a"] }, ["/editable/1", "/editable/2"]],
  ["a timeout's outcome that is not offered", { on_timeout: "submitted" }, ["/on_timeout"]],
  [
    "a timeout's outcome that only a person can give",
    { task_type: "clarification", on_timeout: "provided" },
    ["/on_timeout"],
  ],
])("%s is refused at its place, and nothing is saved", async (_, body, pointers) => {
  expect(await refusalOf(create(body))).toMatchObject({ code: "invalid_request", pointers });
  const { id } = await create();
  expect(await refusalOf(replace(id, body))).toMatchObject({ code: "invalid_request", pointers });
  expect(await readIntentType(as(workspace.alex), id)).toMatchObject({ ...EXPORT, version: 1 });
});

test("a policy stands for whom to ask, and people of another workspace do not", async () => {
  const { ana, id } = workspace;
  await addPolicy(id, { slug: "exports", levels: [{ to: [ana.email] }], timeout: "1h" });
  expect(await create({ policy: "exports" })).toMatchObject({ policy: "exports" });
  const stranger = await addPerson((await makeWorkspace()).id, "Zoe");
  expect(await refusalOf(create({ name: "b", assignees: [stranger.email] }))).toMatchObject({
    pointers: ["/assignees/0"],
  });
});

test("of two names one is taken, whether it is made or changed", async () => {
  await create();
  const { id } = await create({ name: "b" });
  for (const attempt of [create, () => replace(id)])
    expect(await refusalOf(attempt())).toMatchObject({ code: "conflict", pointers: ["/name"] });
});

test("a save over a newer version is refused, and says who saved that", async () => {
  const { alex, id: workspaceId } = workspace;
  const eve = await addPerson(workspaceId, "Eve", "admin");
  const { id } = await create();
  await replace(id, { title: "Eve's words", version: 1 }, as(eve));
  const refusal = await refusalOf(replace(id, { title: "Alex's words", version: 1 }));
  expect(refusal).toMatchObject({ code: "conflict", extra: { saved_by: { name: "Eve" }, version: 2 } });
  expect(refusal.message).toContain("Eve saved it");
  expect(await readIntentType(as(alex), id)).toMatchObject({ title: "Eve's words" });
});

test("of ten saves of one version at once, one is kept", async () => {
  const { id } = await create();
  const saves = Array.from({ length: 10 }, (_, n) => replace(id, { title: `Save ${n}`, version: 1 }));
  const results = await Promise.allSettled(saves);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readIntentType(as(workspace.alex), id)).toMatchObject({ version: 2 });
});

test("an open intent keeps what it was asked with, whatever becomes of its type", async () => {
  const { agent, ana } = workspace;
  const { id } = await create({ assignees: [ana.email], allowed_outcomes: ["yes", "no"] });
  const { id: intentId } = await submit(agent, { intent_type: EXPORT.name, task_type: undefined });
  await replace(id, { title: "Other words" });
  await removeIntentType(as(workspace.alex), id);
  expect(await readIntent(as(ana), intentId)).toMatchObject({
    title: "Export it?",
    allowed_outcomes: ["yes", "no"],
    status: "waiting",
  });
  const again = submit(agent, { intent_type: EXPORT.name, task_type: undefined });
  expect(await refusalOf(again)).toMatchObject({ code: "invalid_request" });
});

test("the list tells how often each was used in 30 days, and what was used that nobody registered", async () => {
  const { agent, ana, alex } = workspace;
  const { id } = await create({ assignees: [ana.email] });
  const ask = (intent_type: string, age: string) =>
    submit(agent, { intent_type, assignees: [ana.email] }, ago(age));
  for (const age of ["31d", "2d", "1d"]) await ask(EXPORT.name, age);
  await ask("old.one", "40d");
  await ask("b.other", "3d");
  await ask("a.other", "5d");
  await ask("b.other", "4d");
  const list = await listTypes(as(alex));
  expect(list).toMatchObject({
    items: [{ id, used: { count: 2, more: false, last_at: ago("1d").toISOString() } }],
    unregistered: [
      { name: "b.other", used: { count: 2 } },
      { name: "a.other", used: { count: 1 } },
    ],
  });
  expect(await listTypes(as((await makeWorkspace()).alex))).toEqual({ items: [], unregistered: [] });
});

test("admins change, auditors read, reviewers neither, and no other workspace", async () => {
  const { ana, audrey, alex } = workspace;
  const { id } = await create();
  expect(await readIntentType(as(audrey), id)).toMatchObject(EXPORT);
  for (const attempt of [
    () => create({ name: "b" }, as(audrey)),
    () => replace(id, {}, as(ana)),
    () => readIntentType(as(ana), id),
    () => removeIntentType(as(audrey), id),
  ])
    expect(await refusalOf(attempt())).toMatchObject({ code: "forbidden" });
  const foreign = as((await makeWorkspace()).alex);
  for (const attempt of [readIntentType, removeIntentType])
    expect(await refusalOf(attempt(foreign, id))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(replace(id, {}, foreign))).toMatchObject({ code: "not_found" });
  expect(await readIntentType(as(alex), id)).toMatchObject({ version: 1 });
});

test("each change stands in the audit trail with before and after", async () => {
  const { alex } = workspace;
  const { id } = await create();
  await replace(id, { title: "Now?" });
  await removeIntentType(as(alex), id);
  const { items } = await listChanges(as(alex), { kind: "intent_type", subject: id });
  expect(items).toMatchObject([
    { action: "removed", before: { title: "Now?" }, after: null },
    { action: "changed", before: { title: "Export it?" }, after: { title: "Now?" } },
    { action: "created", before: null, after: EXPORT, subject: { name: EXPORT.name } },
  ]);
});
