import type { Role } from "@/core/access";
import { SYSTEM } from "@/core/intent";
import type { PolicyBody } from "@/core/wire/policy";
import { transact } from "./client";

export interface SeedRows {
  workspace: { id: string; slug: string; name: string };
  people: { id: string; name: string; email: string; role: Role; passwordHash: string }[];
  team: { id: string; slug: string; name: string; memberIds: string[] };
  agent: {
    id: string;
    address: string;
    name: string;
    webhookSecret: string;
    key: { id: string; hash: string; prefix: string };
  };
  policies: { id: string; definition: PolicyBody }[];
  /** `defaults` as IntentTypeDefaults gives them: durations in seconds. */
  intentTypes: { id: string; name: string; defaults: object }[];
}

/** Writes the first workspace, all of it or nothing. */
export async function insertSeed({
  workspace,
  people,
  team,
  agent,
  policies,
  intentTypes,
}: SeedRows): Promise<void> {
  await transact({ workspaceId: workspace.id }, async ({ client: tx }) => {
    await tx.workspace.create({ data: workspace });
    await tx.user.createMany({ data: people.map(({ role: _, ...user }) => user) });
    await tx.membership.createMany({
      data: people.map(({ id, role }) => ({ userId: id, role, workspaceId: workspace.id })),
    });
    const { memberIds, ...about } = team;
    await tx.team.create({
      data: {
        ...about,
        workspaceId: workspace.id,
        members: { create: memberIds.map((userId) => ({ userId })) },
      },
    });
    const { key, ...identity } = agent;
    await tx.agent.create({ data: { ...identity, workspaceId: workspace.id, keys: { create: key } } });
    await tx.policy.createMany({
      data: policies.map(({ id, definition }) => {
        const { slug, name } = definition;
        return {
          id,
          workspaceId: workspace.id,
          slug,
          name,
          definition: JSON.parse(JSON.stringify(definition)),
        };
      }),
    });
    await tx.policyVersion.createMany({
      data: policies.map(({ id, definition }) => ({
        policyId: id,
        workspaceId: workspace.id,
        number: 1,
        slug: definition.slug,
        definition: JSON.parse(JSON.stringify(definition)),
        action: "created",
        actor: { ...SYSTEM },
        at: new Date(),
      })),
    });
    await tx.intentType.createMany({
      data: intentTypes.map(({ id, name, defaults }) => ({ id, workspaceId: workspace.id, name, defaults })),
    });
  });
}
