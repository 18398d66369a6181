import { connection } from "@/server/db/client";
import { sealWorkspace } from "@/server/services/audit/seal";
import { verifyTrail } from "@/server/services/audit/verify";
import { createTeam } from "@/server/services/teams/change";
import { answerIntent } from "@/server/services/intents/answer";
import type { VerificationWire } from "@/core/wire/audit-proof";
import { after } from "../support/time";
import { as, makeWorkspace, submit, type Workspace } from "../support/workspace";

export const NOW = after("1h");

export const seal = async ({ id }: Pick<Workspace, "id">, batch = 500): Promise<void> => {
  while ((await sealWorkspace(id, NOW, batch)) > 0);
};

/** A workspace in which eight requests were answered and two teams made, all of it sealed, a few entries with each head. */
export async function sealedWorkspace(): Promise<Workspace & { intents: string[] }> {
  const workspace = await makeWorkspace();
  const intents: string[] = [];
  for (let n = 0; n < 8; n++) {
    const { id } = await submit(workspace.agent, {
      payload: { amount: n },
      assignees: [workspace.ana.email],
    });
    await answerIntent(as(workspace.ana), id, { outcome: "approved", comment: `No. ${n}` });
    intents.push(id);
  }
  for (const name of ["Finance", "Security"])
    await createTeam(as(workspace.alex), { name, slug: name.toLowerCase() });
  await seal(workspace, 4);
  await createTeam(as(workspace.alex), { name: "Last", slug: "last" });
  await seal(workspace);
  return { ...workspace, intents };
}

export const verify = (
  { audrey }: Pick<Workspace, "audrey">,
  query: Partial<Parameters<typeof verifyTrail>[1]> = {},
): Promise<VerificationWire> => verifyTrail(as(audrey, NOW), { from: 0, limit: 100_000, ...query });

/** What whoever owns the database can do: no trigger looks. */
export async function asSuperuser(...statements: [text: string, ...values: unknown[]][]): Promise<void> {
  const client = await connection().pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    for (const [text, ...values] of statements) await client.query(text, values);
    await client.query("COMMIT");
  } finally {
    client.release(true);
  }
}
