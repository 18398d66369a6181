import { dueMoment } from "@/core/escalation";
import type { Intent } from "@/core/intent";
import type { Resolve } from "@/core/lifecycle/commands";
import { decide } from "@/core/lifecycle/decide";
import { nextMomentOf } from "@/core/lifecycle/pursue";
import { BY_CLOCK, type Origin } from "@/core/origin";
import type { Target } from "@/core/plan";
import { type Db, db, EVERYWHERE, transact } from "@/server/db/client";
import { lockDueIntents, nextMomentAt } from "@/server/db/intents";
import type { Step } from "@/server/db/save";
import { bySystem, type Ctx } from "../context";
import { resolverFor } from "../people/resolve";
import { changeIntent } from "./change";
import { announce, record, stepOf } from "./record";
import { traceChange } from "./trace";

/** Does what is due on one intent now. An alarm that is early, late, doubled or pointless changes nothing. Returns whether anything happened. */
export async function fireMoment(ctx: Ctx, id: string): Promise<{ fired: boolean; nextAt: Date | null }> {
  const change = await changeIntent(ctx, id, async (tx, intent) => ({
    type: "pursue",
    resolve: await resolverFor(tx, ctx.workspaceId, targetsOf(intent.plan.levels), ctx.now),
  }));
  return { fired: change.facts.length > 0, nextAt: nextMomentOf(change.after)?.at ?? null };
}

/**
 * Does what was due by `dueBy` on up to `limit` intents of all workspaces, in one transaction. What another process is
 * working on is passed over. Returns how many were looked at: fewer than `limit` means that nothing more is due. Where one
 * cannot be pursued, the others are done all the same before this throws.
 */
export async function fireDueMoments(
  now: Date,
  dueBy: Date,
  limit: number,
  origin: Origin = BY_CLOCK,
): Promise<number> {
  const { steps, written, looked, broken } = await transact(EVERYWHERE, async (tx) => {
    const due = await lockDueIntents(tx, dueBy, limit);
    const steps: Step[] = [];
    const broken: unknown[] = [];
    for (const intent of due) {
      const step = await pursued(tx, intent, now, origin).catch((error: unknown) => void broken.push(error));
      if (step) steps.push(step);
    }
    const written = steps.length > 0 ? await record(tx, steps) : [];
    return { steps, looked: due.length, written, broken };
  });
  announce(steps, written);
  for (const { before, after, facts } of steps)
    traceChange(bySystem(after, now, origin), {
      before: before ?? after,
      after,
      facts: facts.map(({ fact }) => fact),
    });
  if (broken.length > 0)
    throw new AggregateError(broken, `${broken.length} of ${looked} due intents could not be pursued`);
  return looked;
}

async function pursued(tx: Db, intent: Intent, now: Date, origin: Origin): Promise<Step | null> {
  const resolve = climbs(intent, now)
    ? await resolverFor(tx, intent.workspaceId, targetsOf(intent.plan.levels), now)
    : nobody;
  const facts = decide(intent, { type: "pursue", resolve }, now);
  return facts.length > 0 ? stepOf(tx, intent, intent, facts, origin) : null;
}

/** When some intent of any workspace is due next; null where none waits. */
export const nextMomentDue = (): Promise<Date | null> => nextMomentAt(db(EVERYWHERE));

/** Only an escalation asks who is behind a level. */
const climbs = (intent: Intent, now: Date): boolean => {
  const due = dueMoment(intent.plan, intent.position, intent.deadlineAt, now);
  return due?.kind === "escalate" || due?.kind === "repeat";
};
const nobody: Resolve = () => ({ people: [], passedOver: [] });

const targetsOf = (levels: readonly { to: Target[] }[]): Target[] => levels.flatMap((level) => level.to);
