import { expect } from "vitest";
import { api, keyOf, type Reply, signIn } from "./http";
import { makeWorkspace, type Person } from "./workspace";

/** A question in AXME's words. */
export const questionTo = (person: Person, more: object = {}) => ({
  intent_type: "intent.data.export.v1",
  payload: { rows: 3 },
  human_task: { title: "Export?", assignees: [person.email] },
  ...more,
});

/** An intent that was asked for in AXME's words, and how to go on with it. */
export async function sent(task: object = {}, more: object = {}) {
  const workspace = await makeWorkspace();
  const agent = keyOf(workspace.agent);
  const { human_task, ...question } = questionTo(workspace.ana);
  const body = { ...question, human_task: { ...human_task, ...task }, ...more };
  const { status, body: made } = await api("POST", "/v1/intents", { headers: agent, body });
  expect([status, made]).toMatchObject([200, { ok: true, status: "WAITING" }]);
  const path = `/v1/intents/${made.intent_id}`;
  const read = async () => (await api("GET", path, { headers: agent })).body.intent;
  const events = async (since = 0) =>
    (await api("GET", `${path}/events?since=${since}`, { headers: agent })).body.events;
  const resume = async (by: Person, body: object): Promise<Reply> =>
    api("POST", `${path}/resume`, { headers: await signIn(by), body });
  const post = (verb: string, body: object) => api("POST", `${path}/${verb}`, { headers: agent, body });
  return { ...workspace, headers: agent, made, path, read, events, resume, post };
}
