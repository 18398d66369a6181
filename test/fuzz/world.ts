import { expect } from "vitest";
import { api, keyOf, signIn } from "../support/http";
import {
  addEndpoint,
  addIntentType,
  addPolicy,
  makeWorkspace,
  submit,
  type Workspace,
} from "../support/workspace";

export interface World {
  /** Headers by who calls. */
  callers: Record<"agent" | "member" | "reviewer", Record<string, string>>;
  /** What there is to name in a path, by the parameter's name: of all kinds, its own and another workspace's. */
  named: Record<string, string[]>;
  workspace: Workspace;
}

/** A text that stands all over another workspace, and must be in no answer. */
export const CANARY = "canary-of-another-workspace";

/** A workspace with one of each, next to another whose rows nobody of the first may see or change. */
export async function makeWorld(): Promise<World & { foreign: Workspace }> {
  const [workspace, foreign] = [await makeWorkspace(), await makeWorkspace()];
  const [own, others] = [await furnish(workspace, "own"), await furnish(foreign, CANARY)];
  const names = [...new Set([...Object.keys(own), ...Object.keys(others)])];
  return {
    workspace,
    foreign,
    callers: {
      agent: keyOf(workspace.agent),
      member: await signIn(workspace.alex),
      reviewer: await signIn(workspace.bea),
    },
    named: Object.fromEntries(names.map((name) => [name, [...(own[name] ?? []), ...(others[name] ?? [])]])),
  };
}

/** Makes one of each, called by this word, and gives what paths name them by. */
async function furnish(workspace: Workspace, word: string): Promise<Record<string, string[]>> {
  const { id, agent, ana, bea } = workspace;
  await addPolicy(id, { slug: "fuzz", levels: [{ to: ["team:data"] }], timeout: "8h" });
  await addIntentType(id, "a.b", { title: word });
  const webhook = await addEndpoint(id, `https://${word}.example/`, ["intent.decided"]);
  const open = await submit(
    agent,
    { title: word, assignees: ["team:data"], editable: ["/rows"] },
    new Date(),
  );
  const closed = await submit(agent, { title: word, assignees: [ana.email] }, new Date());
  const decision = { outcome: "approved" };
  await made(await signIn(ana), `/api/intents/${closed.id}/decision`, decision);
  const admin = await signIn(workspace.alex);
  const view = await made(admin, "/api/views", { name: word, query: "?view=open", shared: true });
  const rota = { slug: "rota", name: word, time_zone: "UTC", starts_on: "2026-11-01", members: [bea.email] };
  await made(admin, "/api/schedules", { handoff: { day: "mon", time: "09:00" }, ...rota });
  await made(admin, "/api/holidays", {
    slug: "days",
    name: word,
    days: [{ date: "2026-12-25", name: word }],
  });
  const absence = await made(admin, "/api/absences", { ...AWAY, user: bea.email, note: word });
  const key = await made(admin, `/api/agents/${agent.id}/keys`, { name: word });
  return {
    id: [open.id, closed.id, agent.id, webhook.id, view.id, absence.id, bea.id],
    key: [key.id],
    user: [bea.id],
    slug: ["fuzz", "rota", "days"],
    number: ["1"],
    token: [],
  };
}

const AWAY = { starts_at: "2027-01-01T00:00:00Z", ends_at: "2027-01-09T00:00:00Z" };

async function made(headers: Record<string, string>, path: string, body: object): Promise<{ id: string }> {
  const reply = await api("POST", path, { headers, body });
  expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(300);
  return reply.body;
}
