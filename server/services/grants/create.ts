import { neverAutomatic } from "@/core/automatic";
import { flaw } from "@/core/errors";
import { grantName } from "@/core/grants";
import type { GrantBody, GrantWire } from "@/core/wire/grants";
import { findAgent, insertGrant, lockGrant } from "@/server/db/grants";
import { lockRuleSet, renewRouting } from "@/server/db/routing";
import { administer } from "../administration/administer";
import { type Ctx, newId, requireAdmin } from "../context";
import { whyNoCondition } from "../rules/check";
import { requireRecentStep } from "../second-step/needs";
import { showGrant } from "./show";

const MAX_DAYS = 366;

/** Allows an agent something without asking. Throws forbidden, step_up_required, and invalid_request with what is wrong. */
export async function createGrant(ctx: Ctx, body: GrantBody): Promise<GrantWire> {
  await requireRecentStep(ctx, {
    detail: "What is granted happens without anybody being asked: confirm that it is you.",
  });
  return administer(ctx, async (tx) => {
    const { member } = requireAdmin(ctx);
    const { workspaceId, now } = ctx;
    const agent = await findAgent(tx, workspaceId, body.agent);
    if (!agent) throw flaw("invalid_request", "/agent", `There is no agent "${body.agent}".`);
    refuseFlawed(body, now);
    const grant = {
      id: newId("grt"),
      agentId: agent.id,
      intentType: body.intent_type,
      when: body.when ?? null,
      outcome: body.outcome ?? null,
      maxUses: body.max_uses ?? null,
      expiresAt: new Date(body.expires_at),
      note: body.note ?? null,
      createdBy: { id: member.id, name: member.name },
      createdAt: now,
    };
    // The version grows with the grant, so whoever submits after this commit knows of it.
    await lockRuleSet(tx, { workspaceId, by: member.id, at: now });
    await insertGrant(tx, workspaceId, grant);
    await renewRouting(tx, workspaceId);
    const stored = await lockGrant(tx, workspaceId, grant.id);
    if (!stored) throw new Error(`grant ${grant.id} was not written`);
    const shown = showGrant(stored, now);
    const change = { kind: "grant" as const, id: grant.id, name: grantName(grant), action: "created" };
    return { result: shown, changes: [{ ...change, before: null, after: shown }] };
  });
}

function refuseFlawed({ when, outcome, expires_at }: GrantBody, now: Date): void {
  const words = when === undefined ? null : whyNoCondition(when);
  if (words !== null) throw flaw("invalid_request", "/when", words);
  if (outcome !== undefined && neverAutomatic(outcome)) {
    const detail = `Nobody can give "${outcome}" without a person: it needs more than a word.`;
    throw flaw("invalid_request", "/outcome", detail);
  }
  const until = new Date(expires_at).getTime() - now.getTime();
  if (until <= 0) throw flaw("invalid_request", "/expires_at", "This is over already.");
  if (until > MAX_DAYS * 86_400_000)
    throw flaw("invalid_request", "/expires_at", `A grant lasts ${MAX_DAYS} days at most.`);
}
