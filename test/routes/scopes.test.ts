import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { SCOPE_NAMES, type Scope } from "@/core/scopes";
import { api } from "../support/http";
import { expectProblem } from "../support/problem";
import { addKey, makeWorkspace, question, submit, type Workspace } from "../support/workspace";

type Call = (id: string) => Parameters<typeof api>;
const MISSING = "fil_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6";

/** Everything that an agent may call, with the scope that it needs and the status that it then has. */
const CALLS: [string, Scope, number, Call][] = [
  [
    "submit",
    "intents:write",
    201,
    () => ["POST", "/api/intents", { body: question({ assignees: ["team:data"] }) }],
  ],
  ["list", "intents:read", 200, () => ["GET", "/api/intents"]],
  ["read", "intents:read", 200, (id) => ["GET", `/api/intents/${id}`]],
  ["events", "intents:read", 200, (id) => ["GET", `/api/intents/${id}/events`]],
  ["evidence", "intents:read", 404, () => ["GET", `/api/files/${MISSING}`]],
  [
    "comment",
    "comments:write",
    201,
    (id) => ["POST", `/api/intents/${id}/comments`, { body: { body: "Hm." } }],
  ],
  ["revise", "intents:write", 200, (id) => ["POST", `/api/intents/${id}/revision`, { body: { note: "n" } }]],
  [
    "result",
    "results:write",
    409,
    (id) => ["POST", `/api/intents/${id}/result`, { body: { status: "failed", summary: "s" } }],
  ],
  [
    "withdraw",
    "intents:write",
    200,
    (id) => ["POST", `/api/intents/${id}/cancellation`, { body: { reason: "r" } }],
  ],
];

async function withKey({ agent }: Workspace, scopes: Scope[]) {
  const key = `csk_${randomBytes(24).toString("base64url")}`;
  await addKey(agent, key, { scopes });
  return { authorization: `Bearer ${key}` };
}

test.each(CALLS)("to %s a key needs %s and nothing else", async (_name, scope, status, call) => {
  const workspace = await makeWorkspace();
  const { id } = await submit(workspace.agent, { assignees: ["team:data"] });
  const [method, path, sent] = call(id);
  const others = SCOPE_NAMES.filter((name) => name !== scope);
  const refused = await api(method, path, { ...sent, headers: await withKey(workspace, others) });
  expectProblem(refused, "forbidden");
  expect(refused.body).toMatchObject({ scope, detail: `This key lacks the scope ${scope}.` });
  const allowed = await api(method, path, { ...sent, headers: await withKey(workspace, [scope]) });
  expect(allowed.status).toBe(status);
});

test.each(CALLS)("a key without scopes may %s", async (_name, _scope, status, call) => {
  const workspace = await makeWorkspace();
  const { id } = await submit(workspace.agent, { assignees: ["team:data"] });
  const [method, path, sent] = call(id);
  expect((await api(method, path, { ...sent, headers: await withKey(workspace, []) })).status).toBe(status);
});
