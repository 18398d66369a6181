import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Member, Role } from "@/core/access";
import type { Via } from "@/core/intent";
import { PolicyBody } from "@/core/wire/policy";
import { IntentTypeDefaults, SubmitBody } from "@/core/wire/submit";
import type { IntentWire } from "@/core/wire/intent";
import { prisma } from "./prisma";
import { type Ctx, newId } from "@/server/services/context";
import type { Keep } from "@/server/services/idempotency";
import { submitIntent } from "@/server/services/intents/submit";
import { sha256 } from "@/server/services/secrets";
import { T0 } from "./time";

export interface Person extends Member {
  workspaceId: string;
}

export interface Agent {
  id: string;
  workspaceId: string;
  address: string;
  name: string;
  ownerId: string | null;
  callbackUrl: string | null;
  /** The API key in clear. */
  key: string;
  webhookSecret: string;
}

export interface Workspace {
  id: string;
  ana: Person;
  bea: Person;
  cal: Person;
  alex: Person;
  audrey: Person;
  agent: Agent;
}

/** A workspace of its own: reviewers Ana, Bea and Cal (Bea and Cal are `team:data`), admin Alex, auditor Audrey, an agent. */
export async function makeWorkspace(): Promise<Workspace> {
  const id = newId("wsp");
  await prisma.workspace.create({
    data: { id, slug: id.toLowerCase().replace("_", "-"), name: "A workspace" },
  });
  const [ana, bea, cal, alex, audrey] = await Promise.all([
    addPerson(id, "Ana", "reviewer"),
    addPerson(id, "Bea", "reviewer"),
    addPerson(id, "Cal", "reviewer"),
    addPerson(id, "Alex", "admin"),
    addPerson(id, "Audrey", "auditor"),
  ]);
  await addTeam(id, "data", [bea, cal]);
  return { id, ana, bea, cal, alex, audrey, agent: await addAgent(id) };
}

export async function addPerson(workspaceId: string, name: string, role: Role = "reviewer"): Promise<Person> {
  const id = newId("usr");
  const email = `${name.toLowerCase()}@${id.slice(-12).toLowerCase()}.example`;
  await prisma.user.create({ data: { id, name, email, memberships: { create: { workspaceId, role } } } });
  return { id, name, email, role, workspaceId };
}

export async function addTeam(workspaceId: string, slug: string, people: readonly Person[]): Promise<string> {
  const members = { create: people.map(({ id }) => ({ userId: id })) };
  const { id } = await prisma.team.create({
    data: { id: newId("team"), workspaceId, slug, name: slug, members },
  });
  return id;
}

export async function addAgent(
  workspaceId: string,
  more: Partial<Pick<Agent, "ownerId" | "callbackUrl">> = {},
): Promise<Agent> {
  const id = newId("agt");
  const agent: Agent = {
    id,
    workspaceId,
    address: `agent://acme/production/${id.toLowerCase()}`,
    name: "Data analyst",
    ownerId: null,
    callbackUrl: null,
    ...more,
    key: `csk_${randomBytes(24).toString("base64url")}`,
    webhookSecret: `whsec_${randomBytes(32).toString("base64")}`,
  };
  const { key, ...data } = agent;
  await prisma.agent.create({ data });
  await addKey(agent, key);
  return agent;
}

export async function addKey(
  { id: agentId }: Agent,
  key: string,
  more: { expiresAt?: Date; revokedAt?: Date; scopes?: string[] } = {},
): Promise<void> {
  await prisma.apiKey.create({
    data: { id: newId("key"), agentId, hash: sha256(key), prefix: key.slice(0, 8), ...more },
  });
}

export async function addPolicy(
  workspaceId: string,
  policy: Omit<z.input<typeof PolicyBody>, "name">,
): Promise<void> {
  const definition = PolicyBody.parse({ name: policy.slug, ...policy });
  const { slug, name } = definition;
  await prisma.policy.create({
    data: { id: newId("pol"), workspaceId, slug, name, definition: JSON.parse(JSON.stringify(definition)) },
  });
}

export async function addIntentType(
  workspaceId: string,
  name: string,
  defaults: z.input<typeof IntentTypeDefaults>,
): Promise<void> {
  const parsed = IntentTypeDefaults.parse(defaults);
  await prisma.intentType.create({
    data: { id: newId("typ"), workspaceId, name, defaults: JSON.parse(JSON.stringify(parsed)) },
  });
}

export async function addEndpoint(
  workspaceId: string,
  url: string,
  events: string[],
): Promise<{ id: string; secret: string }> {
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const { id } = await prisma.webhookEndpoint.create({
    data: { id: newId("end"), workspaceId, url, events, secret },
  });
  return { id, secret };
}

export async function deactivate({ id: userId, workspaceId }: Person): Promise<void> {
  await prisma.membership.update({
    where: { workspaceId_userId: { workspaceId, userId } },
    data: { active: false },
  });
}

/** A signed-in person's call. */
export function as({ workspaceId, ...member }: Person, now: Date = T0, via: Via = "inbox"): Ctx {
  return { workspaceId, now, caller: { type: "member", member, via } };
}

/** An agent's call. */
export function asAgent(
  { id, workspaceId, address, name, ownerId, callbackUrl }: Agent,
  now: Date = T0,
): Ctx {
  return {
    workspaceId,
    now,
    caller: { type: "agent", id, address, name, ownerId, callbackUrl, keyId: "key_test", scopes: [] },
  };
}

/** A clock's call. */
export const asSystem = ({ id }: Pick<Workspace, "id">, now: Date): Ctx => ({
  workspaceId: id,
  now,
  caller: { type: "system" },
});

export type Submission = Partial<z.input<typeof SubmitBody>>;

/** An approval that asks nobody in particular yet. */
export const question = (more: Submission = {}): z.input<typeof SubmitBody> => ({
  intent_type: "intent.data.export_approval.v1",
  task_type: "approval",
  payload: { dataset: "customers_q1", rows: 48_213 },
  ...more,
});

/** Submits an intent as the route would, from JSON. */
export async function submit(
  agent: Agent,
  more: Submission,
  now: Date = T0,
  keep?: Keep,
): Promise<IntentWire> {
  const sent = SubmitBody.parse(JSON.parse(JSON.stringify(question(more))));
  const { body } = await submitIntent(asAgent(agent, now), sent, keep);
  return JSON.parse(body);
}
