import { ENDPOINTS } from "@/app/_http/endpoints";
import { authenticateKey } from "@/server/services/keys/authenticate";
import { seedDatabase } from "@/server/services/seed/seed";
import { api, keyOf, type Reply, request } from "../support/http";
import { sql } from "../support/database";
import { addEndpoint, addPerson, type Agent, makeWorkspace, question } from "../support/workspace";
import { type Callers, type Cast, personOf, signInAll } from "./callers";

/** The seeded workspace, since the examples of the API's description name its people, and another one beside it. */
export interface World {
  cast: Cast;
  by: Callers;
  /** A thing of ours for each kind of path, such as "/api/intents/{id}". */
  things: Record<string, string>;
}

const KEY = "csk_seeded-key-of-the-tests";

export async function makeWorld(): Promise<World> {
  await seedDatabase({ password: "correct horse battery staple", key: KEY });
  const { workspaceId, caller } = await authenticateKey(KEY, new Date());
  if (caller.type !== "agent") throw new Error("a key is an agent's");
  const agent: Agent = { ...caller, workspaceId, key: KEY, webhookSecret: "" };
  const [admin, asked, teamed, auditor] = await Promise.all(
    ["admin", "ana", "cal", "audrey"].map((name) => personOf(`${name}@acme.dev`)),
  );
  const { alex, ana, audrey, agent: theirs } = await makeWorkspace();
  if (!admin || !asked || !teamed || !auditor) throw new Error("the seed has these four");
  const foreign = { admin: alex, reviewer: ana, auditor: audrey, agent: theirs };
  const cast: Cast = { workspaceId, admin, asked, teamed, auditor, agent, foreign };
  const by = await signInAll(cast);
  return { cast, by, things: await makeThings(cast, by) };
}

/** What a description gives as a body that is accepted. */
export const exampleOf = (method: string, path: string): object =>
  ENDPOINTS.find((each) => each.method === method && each.path === path)?.example as object;

/** What an admin makes, from the example or with more. */
async function made(by: Callers, path: string, more: object = {}): Promise<Reply["body"]> {
  const body = { ...exampleOf("POST", path), ...more };
  const reply = await api("POST", path, { headers: by("admin"), body });
  if (reply.status !== 201)
    throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** A request that Ana and the team are asked, by the agent. */
export async function askAll({ agent }: Cast): Promise<string> {
  const body = question({ assignees: ["ana@acme.dev", "team:data"] });
  return (await api("POST", "/api/intents", { headers: keyOf(agent), body })).body.id;
}

async function makeThings(cast: Cast, by: Callers): Promise<Record<string, string>> {
  const { workspaceId, agent } = cast;
  const hook = await addEndpoint(workspaceId, "http://127.0.0.1:9/hook", ["intent.created"]);
  const intent = await askAll(cast);
  const [delivery] = await sql<{ id: string }>("SELECT id FROM deliveries LIMIT 1");
  const mia = await addPerson(workspaceId, "Mia");
  const team = await made(by, "/api/teams", { slug: "legal", name: "Legal" });
  const { slug } = await made(by, "/api/schedules");
  const override = exampleOf("POST", "/api/schedules/{slug}/overrides");
  const tomorrow = new Date(Date.now() + 86_400_000);
  return {
    "/api/intents/{id}": intent,
    "/api/me/sessions/{id}": "ses_of-nobody",
    "/api/me/second-steps/{id}": "stp_of-nobody",
    "/api/files/{id}": await attached(intent, by),
    "/api/views/{id}": (await made(by, "/api/views", { shared: true })).id,
    "/api/members/{id}": mia.id,
    "/api/invitations/{id}": (await made(by, "/api/invitations")).items[0].id,
    "/api/teams/{id}": team.id,
    "/api/teams/{id}/members/{user}": mia.id,
    "/api/agents/{id}": agent.id,
    "/api/agents/{id}/keys/{key}": (await made(by, `/api/agents/${agent.id}/keys`, { name: "Another" }))
      .api_key.id,
    "/api/absences/{id}": (await made(by, "/api/absences")).id,
    "/api/schedules/{slug}": slug,
    "/api/schedules/{slug}/overrides/{id}": (await made(by, `/api/schedules/${slug}/overrides`, override))
      .overrides[0].id,
    "/api/holidays/{slug}": (await made(by, "/api/holidays", { slug: "of-ours" })).slug,
    "/api/policies/{slug}": (await made(by, "/api/policies", { slug: "of-the-matrix" })).slug,
    "/api/policies/{slug}/versions/{number}": "1",
    "/api/intent-types/{id}": (await made(by, "/api/intent-types", { name: "matrix.type.v1" })).id,
    "/api/webhooks/{id}": hook.id,
    "/api/deliveries/{id}": delivery?.id ?? "",
    "/api/rules/{id}": (await made(by, "/api/rules")).items[0].id,
    "/api/grants/{id}": (await made(by, "/api/grants", { agent: agent.address, expires_at: tomorrow })).id,
  };
}

async function attached(intent: string, by: Callers): Promise<string> {
  const headers = { ...by("asked"), "content-type": "text/plain" };
  const sent = await request("POST", `/api/intents/${intent}/files?name=proof.txt`, {
    headers,
    raw: "proof",
  });
  return (await sent.json()).id;
}

/** The ids of what is ours, which nobody else has; names may be anybody's. */
export const idsOf = ({ cast, things }: World): string[] => [
  cast.workspaceId,
  ...Object.values(things).filter((thing) => /^[a-z]+_/.test(thing)),
];
