import { AppError, type Flaw } from "@/core/errors";
import { keptOf, pendingWithOf } from "@/core/axme/intent";
import { ScenarioBody } from "@/core/axme/scenario";
import { planOfScenario, type ScenarioPlan } from "@/core/axme/scenario-plan";
import { statusOf } from "@/core/axme/status";
import type { IntentWire } from "@/core/wire/intent";
import { parseBody } from "@/app/_http/body";
import { addressesOf } from "@/server/services/agents/addresses";
import type { Ctx } from "@/server/services/context";
import type { Keep, Reply } from "@/server/services/idempotency";
import { checkAxme, submitAxme } from "./submit";

/** Asks the one question of a scenario. Throws invalid_request for what cannot be done, not_found for agents that are not there. */
export async function applyScenario(ctx: Ctx, bundle: ScenarioBody, keep: Keep): Promise<Reply> {
  const plan = planOfScenario(bundle);
  const [first] = plan.flaws;
  if (first) throw new AppError("invalid_request", first.detail, { flaws: plan.flaws });
  const [missing] = (await castOf(ctx, bundle)).flatMap(({ refusal }) => refusal ?? []);
  if (missing) throw missing;
  return submitAxme(ctx, plan.intent, keep, originOf(bundle, plan), plan.places);
}

const originOf = ({ scenario_id }: ScenarioBody, { stepId, stepSeconds }: ScenarioPlan) => ({
  stepSeconds,
  kept: { scenario_id, step_id: stepId ?? undefined },
});

/** What whoever applied a scenario is told. */
export async function applied(ctx: Ctx, bundle: ScenarioBody, intent: IntentWire, replayed: boolean) {
  const cast = await castOf(ctx, bundle);
  return {
    ok: true,
    intent_id: intent.id,
    scenario_id: keptOf(intent.state).scenario_id ?? bundle.scenario_id,
    compile_id: null,
    status: statusOf(intent),
    pending_with: pendingWithOf(intent)?.ref ?? null,
    idempotent: replayed,
    agents: cast.map(({ role, address }) => ({ role, address, created: false })),
    deadline_at: intent.deadline_at,
    created_at: intent.created_at,
    warnings: [...planOfScenario(bundle).warnings, ...cast.flatMap(({ warning }) => warning ?? [])],
  };
}

/** What is wrong with a scenario, and what of it would be passed over; nothing is created. */
export async function validateScenario(ctx: Ctx, body: unknown) {
  const errors: string[] = [];
  const warnings: string[] = [];
  const collect = async (check: () => Promise<void>) => {
    try {
      await check();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      errors.push(...(error.flaws.length > 0 ? error.flaws.map(inWords) : [error.message]));
    }
  };
  await collect(async () => {
    const bundle = parseBody(ScenarioBody, JSON.stringify(body));
    const plan = planOfScenario(bundle);
    errors.push(...plan.flaws.map(inWords));
    warnings.push(...plan.warnings);
    for (const { refusal, warning } of await castOf(ctx, bundle)) {
      if (refusal) errors.push(refusal.message);
      if (warning) warnings.push(warning);
    }
    await collect(() => checkAxme(ctx, plan.intent, originOf(bundle, plan), plan.places));
  });
  return { ok: true, valid: errors.length === 0, errors: [...new Set(errors)], warnings };
}

const inWords = ({ pointer, detail }: Flaw): string => (pointer ? `${pointer}: ${detail}` : detail);

interface CastAgent {
  role: string;
  address: string;
  refusal?: AppError;
  warning?: string;
}

/** A scenario's agents as they are here. An agent's key makes no others. */
async function castOf(ctx: Ctx, { agents = [] }: ScenarioBody): Promise<CastAgent[]> {
  const known = await addressesOf(
    ctx,
    agents.map(({ address }) => address),
  );
  return agents.map(({ role, address, create_if_missing }, index) => {
    const found = known.get(address);
    if (found) return { role, address: found };
    if (MALFORMED.test(address)) return { role, address, refusal: malformed(index, address) };
    if (!create_if_missing) return { role, address, refusal: noSuchAgent(address) };
    const warning = `${address} is not there and was not created: an agent's key makes no agents, an admin does.`;
    return { role, address, warning };
  });
}

/** Longer than a name, and not agent://organisation/workspace/name. */
const MALFORMED = /\s|^(?!agent:\/\/[^/]+\/[^/]+\/[^/]+$).*\//;

function malformed(index: number, address: string): AppError {
  const detail = `${address} is no address: write agent://organisation/workspace/name, or the name.`;
  const flaws = [{ pointer: `/agents/${index}/address`, detail }];
  return new AppError("invalid_request", detail, { flaws, extra: { axme_code: "invalid_agent_address" } });
}

const noSuchAgent = (address: string): AppError =>
  new AppError("not_found", `There is no agent ${address} here.`, {
    extra: { axme_code: "agent_not_found" },
  });
