import { grantsFor, type ReadyGrant } from "@/core/grants";
import type { Agent, Question } from "@/core/intent";
import type { Request } from "@/core/request/question";
import { askedBy, type Route, routeOf } from "@/core/route";
import { type Values, valuesOf } from "@/core/rules";
import type { PolicyBody } from "@/core/wire/policy";
import { type Catalogue, findCatalogue } from "@/server/db/catalogue";
import { hourOf } from "@/server/db/targets";
import type { Ctx } from "../context";
import { type Known, routingAt } from "./known";

/** A request with all that is known of it. */
interface Asked {
  request: Request;
  policy: PolicyBody | null;
  found: Catalogue;
}

/** The same once the rules have had their say: the policy and whom it names are a rule's, or the request's own. */
export interface Routed extends Omit<Route, "policy">, Asked {
  /** What may decide it where no rule does. */
  grants: ReadyGrant[];
  known: Known;
}

/** Asks the rules of the workspace about a question, and looks up what they give it. Costs nothing where there are none. */
export async function routed(ctx: Ctx, agent: Agent, posed: Question, asked: Asked): Promise<Routed> {
  const { request, found } = asked;
  const known = await routingAt(ctx.workspaceId, found.routing, ctx.now);
  const values = once(() =>
    valuesOf({ ...posed, agent, toAgent: request.to_agent ?? null, state: request.state ?? null }),
  );
  const route = routeOf(posed, known.rules, values);
  const wanted = { agentId: agent.id, intentType: posed.intentType, values, now: ctx.now };
  const ruled = { ...route, ...asked, known, grants: grantsFor(known.grants, wanted) };
  return route.policy === null ? ruled : underPolicy(ctx, ruled, route.policy);
}

/** The policy of a rule takes the place of what the request says; one that is gone does not, and the intent says so. */
async function underPolicy(ctx: Ctx, ruled: Routed, slug: string): Promise<Routed> {
  const request = askedBy(slug, ruled.request);
  if (slug === ruled.policy?.slug) return { ...ruled, request };
  const { workspaceId } = ctx;
  const wanted = { workspaceId, intentType: "", policy: slug, refs: [], ...hourOf(ctx.now) };
  const found = await findCatalogue(wanted);
  if (found.policy) return { ...ruled, request, found, policy: found.policy };
  const problem = `There is no policy “${slug}” any longer.`;
  return { ...ruled, routedBy: ruled.routedBy && { ...ruled.routedBy, problem } };
}

/** The values are made for the first condition that asks, if one does. */
function once(make: () => Values): () => Values {
  let made: Values | undefined;
  return () => (made ??= make());
}
