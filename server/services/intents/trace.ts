import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import { type Attributes, type Place, type SpanStart, tracing, type Wait } from "@/server/tracing";
import type { Ctx } from "../context";

type Traced = Pick<Intent, "id" | "traceparent" | "tracestate">;

/** The trace of a submission: what its body names, else what its headers do. */
export function traceOf(
  { trace }: Ctx,
  named: string | undefined,
): Pick<Intent, "traceparent" | "tracestate"> {
  const incoming = trace?.incoming ?? null;
  if (named !== undefined && named !== incoming?.traceparent) return { traceparent: named, tracestate: null };
  return { traceparent: incoming?.traceparent ?? null, tracestate: incoming?.tracestate ?? null };
}

/** The span of a submission: in the trace that its body names, with a link to its request where that is of another. */
export function submissionSpan(ctx: Ctx, named: string | undefined): SpanStart {
  const place = traceOf(ctx, named);
  const request = ctx.trace?.span?.place ?? null;
  const within = request && (place.traceparent === null || traceIdOf(place) === traceIdOf(request));
  const links = request && !within ? [request] : [];
  return { name: "submit intent", kind: "internal", parent: within ? request : place, links };
}

const traceIdOf = ({ traceparent }: Place): string | undefined => traceparent?.split("-")[1];

const waitOf = ({ id, traceparent, tracestate }: Traced): Wait => ({ intentId: id, traceparent, tracestate });

/** Where the wait of an intent is in its agent's trace; the agent's own place where no spans are kept. */
export const waitPlace = (intent: Traced): Place => tracing()?.waitOf(waitOf(intent)) ?? intent;

/** Where an agent that reads its intent goes on in its trace; nowhere where it sent none. */
export const resumePlace = ({ id, traceparent }: Pick<Traced, "id" | "traceparent">): Place =>
  traceparent === null ? { traceparent } : waitPlace({ id, traceparent, tracestate: null });

interface Change {
  before: Intent;
  after: Intent;
  facts: readonly Fact[];
}

/** Notes that somebody was told leave spans of their own. */
const TOLD: readonly Fact["type"][] = ["notified", "notification_failed"];

/** Tells what happened to an intent in its agent's trace, with a link to the request that did it, and the other way round. */
export function traceChange(ctx: Ctx, { before, after, facts }: Change): void {
  const tracer = tracing();
  const types = facts.map(({ type }) => type).filter((type) => !TOLD.includes(type));
  if (!tracer || types.length === 0) return;
  const wait = tracer.waitOf(waitOf(after));
  const request = ctx.trace?.span ?? null;
  request?.link(wait);
  tracer
    .begin({
      name: types.includes("decided") ? "decision" : ctx.caller.type === "system" ? "alarm" : types.join(" "),
      kind: ctx.caller.type === "system" ? "consumer" : "internal",
      parent: wait,
      links: request ? [request.place] : [],
      attributes: {
        ...attributesOf(after),
        "countersign.facts": types.join(" "),
        "countersign.by": ctx.caller.type,
      },
      at: ctx.now,
    })
    .end();
  if (after.closedAt && !before.closedAt) endWait(after);
}

/** Tells of the wait as a whole, once it is over. */
export function endWait(intent: Intent): void {
  const { createdAt: from, closedAt: to } = intent;
  if (to) tracing()?.waited(waitOf(intent), { from, to, attributes: attributesOf(intent) });
}

const attributesOf = ({
  id,
  taskType,
  intentType,
  status,
  outcome,
  position,
  decision,
}: Intent): Attributes => ({
  "countersign.intent.id": id,
  "countersign.task_type": taskType,
  "countersign.intent_type": intentType,
  "countersign.status": status,
  "countersign.level": position.level,
  ...(outcome && { "countersign.outcome": outcome }),
  ...(decision && { "countersign.via": decision.via }),
});
