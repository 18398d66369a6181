import { requesterOf } from "@/core/access";
import type { Verdict } from "@/core/automatic";
import { AppError, flaw } from "@/core/errors";
import type { Intent } from "@/core/intent";
import { openIntent } from "@/core/lifecycle/open";
import { withoutRequester } from "@/core/lifecycle/requester";
import { withQuorums } from "@/core/request/quorum";
import { type Lookup, refsOf, planOf } from "@/core/request/plan";
import { flawsOfMarks, questionOf, withDefaults } from "@/core/request/question";
import type { SubmitBody } from "@/core/wire/submit";
import { toWire } from "@/core/wire/show";
import { findCatalogue } from "@/server/db/catalogue";
import { db } from "@/server/db/client";
import { hourOf } from "@/server/db/targets";
import { settings } from "@/server/settings";
import { type Ctx, newId, originOf, requireAgent } from "../context";
import type { Keep, Reply } from "../idempotency";
import { resolverAmong } from "../people/resolve";
import { routed } from "../routing/route";
import { underGrant } from "../routing/under-grant";
import { type OpenSpan, spanned } from "@/server/tracing";
import { announce, recordNew, stepOf } from "./record";
import { endWait, submissionSpan, traceOf, waitPlace } from "./trace";

/** Takes an agent's question: stored, with its people told and its next moment set, before this returns. Throws invalid_request. */
export const submitIntent = (ctx: Ctx, body: SubmitBody, keep: Keep = () => []): Promise<Reply> =>
  spanned(
    () => submissionSpan(ctx, body.traceparent),
    (span) => submitted(ctx, body, keep, span),
  );

async function submitted(ctx: Ctx, body: SubmitBody, keep: Keep, span: OpenSpan | null): Promise<Reply> {
  const { agent, planned, route, lookup } = await prepared(ctx, body);
  const { question, request, policy, found, routedBy, failed } = route;
  const origin = {
    id: newId("int"),
    workspaceId: ctx.workspaceId,
    agent: { id: agent.id, address: agent.address, name: agent.name, ownerId: agent.ownerId },
    toAgent: request.to_agent ?? null,
    correlationId: request.correlation_id ?? null,
    ...traceOf(ctx, request.traceparent),
    state: request.state ?? null,
    callbackUrl: request.callback_url ?? agent.callbackUrl,
    routedBy,
  };
  const resolve = resolverAmong(found, ctx.now);
  const plan = withQuorums(planned.plan, policy, request.escalate === undefined, {
    lookup,
    resolve: withoutRequester(resolve, requesterOf({ agent, plan: planned.plan })),
  });
  span?.set({ "countersign.intent.id": origin.id, "countersign.task_type": question.taskType });
  if (origin.traceparent === null) span?.link(waitPlace(origin));
  const atOnce: Intent[] = [];
  const begin = async (verdict: Verdict | null) => {
    const ruling = { verdict, failed };
    const { intent, facts } = openIntent(origin, question, plan, resolve, ctx.now, ruling);
    const step = await stepOf(db(ctx), null, intent, facts, originOf(ctx));
    if (step.after.closedAt) atOnce.push(step.after);
    const reply = { status: 201, body: JSON.stringify(toWire(step.after, settings().PUBLIC_URL)) };
    return { step, reply, replies: keep(reply, ctx.now) };
  };

  const granted = route.verdict ? null : await underGrant(ctx, question, route, begin);
  if (granted) {
    for (const intent of atOnce) endWait(intent);
    return granted;
  }
  const { step, reply, replies } = await begin(route.verdict);
  announce([step], [await recordNew(step, replies)]);
  endWait(step.after);
  return reply;
}

/** Sees whether a question would be taken, and asks nobody. Throws what submitIntent throws. */
export async function checkSubmission(ctx: Ctx, body: SubmitBody): Promise<void> {
  await prepared(ctx, body);
}

/** Whom a request would ask, how and until when. */
async function prepared(ctx: Ctx, body: SubmitBody) {
  const agent = requireAgent(ctx);
  const asked = await complete(ctx, body);
  const { question: posed, flaws } = questionOf(asked.request);
  const route = await routed(ctx, agent, posed, asked);
  const { question, request, policy, found } = route;
  const byRef = new Map(found.targets.map(({ ref, target }) => [ref, target]));
  const lookup: Lookup = (ref) => byRef.get(ref);
  const planned = planOf(request, question, policy, lookup, (slug) => found.calendars[slug]);
  refuse([...flawsOfMarks(body), ...flaws, ...planned.flaws]);
  return { agent, planned, route, lookup };
}

/** The request with what its intent type and policy supply, and everybody whom they name. */
async function complete(ctx: Ctx, body: SubmitBody) {
  const found = await findCatalogue({
    workspaceId: ctx.workspaceId,
    intentType: body.intent_type,
    policy: body.policy ?? null,
    refs: refsOf(body),
    ...hourOf(ctx.now),
  });
  const request = withDefaults(body, found.defaults);
  if (request.policy && !found.policy)
    throw flaw("invalid_request", "/policy", `There is no policy "${request.policy}".`);
  return { request, policy: request.policy ? found.policy : null, found };
}

function refuse(flaws: { detail: string; pointer: string }[]): void {
  const [first] = flaws;
  if (!first) return;
  const message =
    flaws.length === 1 ? first.detail : `${flaws.length} things in the request need another look.`;
  throw new AppError("invalid_request", message, { flaws });
}
