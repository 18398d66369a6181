import { AppError } from "@/core/errors";
import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import type { Command } from "@/core/lifecycle/commands";
import { decide } from "@/core/lifecycle/decide";
import { type Db, db, type DbScope, transact } from "@/server/db/client";
import { gathered } from "@/server/db/gather";
import type { StoredReply } from "@/server/db/idempotency";
import { lockIntents, readIntents } from "@/server/db/intents";
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
type Outcome = { change: Change } | { refusal: unknown };

/** One intent that another process holds locked then delays only those beside it. */
const LANES = 4;
/** Fewer make larger batches, and these cost a transaction each: mostly notes of what mail was sent. */
const LANES_UNDER_LOCK = { lanes: 2, total: 4 };

/** Apart, so that an answer never waits for the transaction that somebody else's change needs. */
const gatherings = () =>
  shared("change-intents", () => ({
    free: gathered(changeTogether, { apart: workspaceOfWanted, lanes: LANES }),
    underLock: gathered(changeUnderLock, { apart: workspaceOfWanted, ...LANES_UNDER_LOCK }),
  }));

/**
 * The one way an intent changes: read it, decide, evolve, save it with its facts and what follows from them under its row's
 * lock in one transaction, and wake whoever waits after the commit. Throws not_found, and whatever `decide` refuses with.
 */
export async function changeIntent(
  ctx: Ctx,
  id: string,
  command: CommandFor,
  options: Options = {},
): Promise<Change> {
  const { free, underLock } = gatherings();
  const change = options.within || options.reply ? underLock : free;
  const outcome = await change({ ctx, id, command, ...options });
  if ("refusal" in outcome) throw outcome.refusal;
  return outcome.change;
}

/**
 * Changes that come at the same time are written together; of those to one intent, each sees what the one before it did.
 * They are decided on without a lock and written where nobody was faster; whoever was too slow decides again under the lock.
 */
async function changeTogether(wanted: Wanted[], scope: DbScope): Promise<Outcome[]> {
  const { outcomes, steps } = await decideAll(
    db(scope),
    wanted,
    await readIntents(db(scope), targetsOf(wanted)),
  );
  const written = steps.size > 0 ? await record(db(scope), [...steps.values()]) : [];
  announce([...steps.values()], written);
  for (const { intentId } of written) steps.delete(intentId);
  const slow = wanted.filter(({ id }) => steps.has(id));
  const again = (await decidedAgain(slow, scope)).values();
  return wanted.map(({ id }, index) => (steps.has(id) ? again.next().value : outcomes[index]) as Outcome);
}

/** What was written beside these must not be done again, so whatever becomes of them is told, and not thrown. */
async function decidedAgain(slow: Wanted[], scope: DbScope): Promise<Outcome[]> {
  if (slow.length === 0) return [];
  try {
    return await changeUnderLock(slow, scope);
  } catch (refusal) {
    if (slow.length === 1) return [{ refusal }];
    const outcomes: Outcome[] = [];
    for (const each of slow) outcomes.push(...(await decidedAgain([each], scope)));
    return outcomes;
  }
}

async function changeUnderLock(wanted: Wanted[], scope: DbScope): Promise<Outcome[]> {
  const { outcomes, steps, written } = await transact(scope, async (tx) => {
    const { outcomes, steps, replies } = await decideAll(
      tx,
      wanted,
      await lockIntents(tx, targetsOf(wanted)),
    );
    const nothing = steps.size === 0 && replies.length === 0;
    const written = nothing ? [] : await record(tx, [...steps.values()], replies);
    return { outcomes, steps, written };
  });
  announce([...steps.values()], written);
  return outcomes;
}

const workspaceOfWanted = ({ ctx }: Wanted): string => ctx.workspaceId;

const targetsOf = (wanted: readonly Wanted[]) =>
  wanted.map(({ ctx, id }) => ({ workspaceId: ctx.workspaceId, id }));

type Found = ReadonlyMap<string, { intent: Intent; seen?: bigint }>;

async function decideAll(on: Db, wanted: readonly Wanted[], found: Found) {
  const steps = new Map<string, Step>();
  const replies: StoredReply[] = [];
  const outcomes: Outcome[] = [];
  for (const each of wanted) {
    const { intent, seen } = found.get(each.id) ?? {};
    const taken = steps.get(each.id);
    const outcome = await attempt(on, each, taken?.after ?? intent);
    outcomes.push(outcome);
    if ("refusal" in outcome) continue;
    replies.push(...(each.reply?.(outcome.change) ?? []));
    const { step } = outcome;
    if (step.facts.length > 0) steps.set(each.id, taken ? joined(taken, step) : { ...step, seen });
  }
  return { outcomes, steps, replies };
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
    step = await stepOf(tx, before, before, facts);
    change = { before, after: step.after, facts: step.facts.map(({ fact }) => fact) };
  } catch (error) {
    if (error instanceof AppError) return { refusal: error };
    throw error;
  }
  await within?.(tx, change);
  return { change, step };
}

const joined = (first: Step, second: Step): Step => ({
  ...first,
  after: second.after,
  facts: [...first.facts, ...second.facts],
});
