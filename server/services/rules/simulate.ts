import type { Route } from "@/core/route";
import { type ReadyRule, readyRules } from "@/core/rules";
import { compare, type Compared, type Sample } from "@/core/simulation";
import type { SimulateBody, SimulationWire, TreatmentWire } from "@/core/wire/rules";
import { db } from "@/server/db/client";
import { findRuleSet } from "@/server/db/routing";
import { newestIntents, type PastRequest, readPast } from "@/server/db/past-requests";
import { type Ctx, requireOverseer } from "../context";
import { refuseFlawed } from "./check";

/** So few that their payloads fit in memory, and others get their turn in between. */
const AT_ONCE = 20;

/** Replays the newest intents against other rules and says what would have been different. Changes nothing. Throws forbidden and invalid_request. */
export async function simulateRules(ctx: Ctx, { rules, last }: SimulateBody): Promise<SimulationWire> {
  requireOverseer(ctx);
  await refuseFlawed(db(ctx), ctx.workspaceId, rules, (index) => `/rules/${index}`);
  const named = rules.map((rule, index) => ({ ...rule, id: rule.id ?? `new_${index + 1}` }));
  const before = readyRules((await findRuleSet(db(ctx), ctx.workspaceId)).rules);
  const after = readyRules(named);
  const tallies = new Map(named.map(({ id, name }) => [id, tallyOf(id, name)]));
  const changes: SimulationWire["changes"] = [];
  const ids = await newestIntents(db(ctx), ctx.workspaceId, last);
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const past = await readPast(db(ctx), ctx.workspaceId, ids.slice(start, start + AT_ONCE));
    for (const request of past) {
      const compared = compare(sampleOf(request), before, after);
      count(tallies, compared.after);
      if (compared.kind) changes.push(changeOf(request, compared, compared.kind, { before, after }));
    }
  }
  return { looked: ids.length, rules: [...tallies.values()], changes };
}

type Tally = SimulationWire["rules"][number];

const tallyOf = (id: string, name: string): Tally => ({
  id,
  name,
  matched: 0,
  decided: 0,
  failed: 0,
  failure: null,
});

function count(tallies: ReadonlyMap<string, Tally>, { routedBy, verdict, failed }: Route): void {
  const matched = routedBy && tallies.get(routedBy.id);
  if (matched) {
    matched.matched++;
    if (verdict) matched.decided++;
  }
  for (const { id, detail } of failed) {
    const tally = tallies.get(id);
    if (!tally) continue;
    tally.failed++;
    tally.failure ??= detail;
  }
}

const sampleOf = ({ question, agent, toAgent, state }: PastRequest): Sample => ({
  ...question,
  question,
  agent,
  toAgent,
  state,
});

function changeOf(
  { id, question, agent, createdAt }: PastRequest,
  { before, after }: Compared,
  kind: NonNullable<Compared["kind"]>,
  rules: { before: ReadyRule[]; after: ReadyRule[] },
): SimulationWire["changes"][number] {
  const { title, intentType } = question;
  return {
    intent: {
      id,
      title,
      intent_type: intentType,
      from_agent_name: agent.name,
      created_at: createdAt.toISOString(),
    },
    kind,
    before: treatmentOf(before, rules.before),
    after: treatmentOf(after, rules.after),
  };
}

function treatmentOf(
  { routedBy, policy, question, verdict }: Route,
  rules: readonly ReadyRule[],
): TreatmentWire {
  const rule = rules.find(({ id }) => id === routedBy?.id);
  return {
    rule: rule ? { id: rule.id, name: rule.name } : null,
    policy,
    priority: question.priority,
    risk: question.risk,
    decide: verdict?.outcome ?? null,
    problem: routedBy?.problem ?? null,
  };
}
