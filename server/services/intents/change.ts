import { AppError } from "@/core/errors";
import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import type { Command } from "@/core/lifecycle/commands";
import { decide } from "@/core/lifecycle/decide";
import { type Db, transact } from "@/server/db/client";
import { gathered } from "@/server/db/gather";
import type { StoredReply } from "@/server/db/idempotency";
import { lockIntents } from "@/server/db/intents";
import type { Step } from "@/server/db/save";
import { shared } from "@/server/shared";
import type { Ctx } from "../context";
import { announce, record, stepOf } from "./record";

export interface Change {
  before: Intent;
  after: Intent;
  facts: Fact[];
}

interface Options {
  /** More to check and write in the same transaction. What it throws undoes the change. */
  within?: (tx: Db, change: Change) => Promise<void>;
  /** The reply to keep for retries of the same request. */
  reply?: (change: Change) => StoredReply[];
}

type CommandFor = Command | ((tx: Db, intent: Intent) => Command | Promise<Command>);

interface Wanted extends Options {
  ctx: Ctx;
  id: string;
  command: CommandFor;
}

/** What came of one change: refused changes write nothing, and leave those beside them alone. */
type Outcome = { change: Change } | { refusal: AppError };

/** One intent that another process holds locked then delays only those beside it. */
const LANES = 4;

const changeAll = () => shared("change-intents", () => gathered(changeTogether, { lanes: LANES }));

/**
 * The one way an intent changes: lock its row, decide, evolve, save it with its facts and what follows from them in one
 * transaction, and wake whoever waits after the commit. Throws not_found, and whatever `decide` refuses with.
 */
export async function changeIntent(
  ctx: Ctx,
  id: string,
  command: CommandFor,
  options: Options = {},
): Promise<Change> {
  const outcome = await changeAll()({ ctx, id, command, ...options });
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.change;
}

/** Changes that come at the same time share a transaction; of those to one intent, each sees what the one before it did. */
async function changeTogether(wanted: Wanted[]): Promise<Outcome[]> {
  const { outcomes, steps, written } = await transact(async (tx) => {
    const locked = await lockIntents(
      tx,
      wanted.map(({ ctx, id }) => ({ workspaceId: ctx.workspaceId, id })),
    );
    const steps = new Map<string, Step>();
    const replies: StoredReply[] = [];
    const outcomes: Outcome[] = [];
    for (const each of wanted) {
      const taken = steps.get(each.id);
      const outcome = await attempt(tx, each, taken?.after ?? locked.get(each.id));
      outcomes.push(outcome);
      if ("refusal" in outcome) continue;
      replies.push(...(each.reply?.(outcome.change) ?? []));
      if (outcome.step.facts.length > 0)
        steps.set(each.id, taken ? joined(taken, outcome.step) : outcome.step);
    }
    const nothing = steps.size === 0 && replies.length === 0;
    return {
      outcomes,
      steps: [...steps.values()],
      written: nothing ? [] : await record(tx, [...steps.values()], replies),
    };
  });
  announce(steps, written);
  return outcomes;
}

async function attempt(
  tx: Db,
  { ctx, command, within }: Wanted,
  before: Intent | undefined,
): Promise<{ change: Change; step: Step } | { refusal: AppError }> {
  if (before?.workspaceId !== ctx.workspaceId)
    return { refusal: new AppError("not_found", "There is no such intent.") };
  let change: Change;
  let step: Step;
  try {
    const facts = decide(
      before,
      typeof command === "function" ? await command(tx, before) : command,
      ctx.now,
    );
    step = await stepOf(before, before, facts);
    change = { before, after: step.after, facts: step.facts.map(({ fact }) => fact) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: error };
    throw error;
  }
  await within?.(tx, change);
  return { change, step };
}

const joined = (first: Step, second: Step): Step => ({
  before: first.before,
  after: second.after,
  facts: [...first.facts, ...second.facts],
});
