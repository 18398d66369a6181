import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import { evolve } from "@/core/lifecycle/evolve";
import { nextMomentOf } from "@/core/lifecycle/pursue";
import { db, type Db } from "@/server/db/client";
import { gathered } from "@/server/db/gather";
import type { StoredReply } from "@/server/db/idempotency";
import { saveSteps, type Step, type Written } from "@/server/db/save";
import { signals } from "@/server/db/signals";
import { shared } from "@/server/shared";
import { newId } from "../context";
import { sealed } from "../receipts/sign";
import { answerTokenHash } from "../secrets";

/** An intent and the facts that a command led to, folded and signed. */
export async function stepOf(
  on: Db,
  before: Intent | null,
  start: Intent,
  facts: readonly Fact[],
): Promise<Step> {
  const taken: Step["facts"] = [];
  let after = start;
  for (const made of facts) {
    const fact = await sealed(on, after, made);
    after = evolve(after, fact);
    taken.push({ fact, after });
  }
  return { before, after, facts: taken };
}

/** Writes steps on an open transaction, or as a transaction of its own. Call `announce` once it is committed. */
export const record = (
  on: Db,
  steps: readonly Step[],
  replies: readonly StoredReply[] = [],
): Promise<Written[]> => saveSteps(on, steps, replies, { newId, answerTokenHash });

interface Newborn {
  step: Step;
  replies: readonly StoredReply[];
}

const recordAll = () =>
  shared("record-new", () =>
    gathered(
      async (born: Newborn[], scope) => {
        const written = await record(
          db(scope),
          born.map(({ step }) => step),
          born.flatMap(({ replies }) => replies),
        );
        const rows = new Map(written.map((row) => [row.intentId, row]));
        return born.map(({ step }) => rows.get(step.after.id));
      },
      { apart: ({ step }) => step.after.workspaceId },
    ),
  );

/** Writes a new intent, together with others that come at the same time: one commit for all of them. */
export async function recordNew(step: Step, replies: readonly StoredReply[]): Promise<Written> {
  const written = await recordAll()({ step, replies });
  if (!written) throw new Error(`intent ${step.after.id} was not written`);
  return written;
}

/** Wakes whoever waits for these intents, and the clocks for what their commit left to do. */
export function announce(steps: readonly Step[], written: readonly Written[]): void {
  const rows = new Map(written.map((row) => [row.intentId, row]));
  for (const { after, facts } of steps) {
    const row = rows.get(after.id);
    if (!row) continue;
    signals().send({
      workspaceId: after.workspaceId,
      intentId: after.id,
      types: facts.map(({ fact }) => fact.type),
      nextAt: nextMomentOf(after)?.at ?? null,
      noticeIds: row.noticeIds,
      deliveryIds: row.deliveryIds,
      intent: after,
      seq: row.seq,
    });
  }
}
