import { AppError } from "@/core/errors";
import type { Fact } from "@/core/facts";
import type { Intent } from "@/core/intent";
import type { Command } from "@/core/lifecycle/commands";
import { decide } from "@/core/lifecycle/decide";
import { type Db, transact } from "@/server/db/client";
import type { StoredReply } from "@/server/db/idempotency";
import { lockIntent } from "@/server/db/intents";
import type { Step } from "@/server/db/save";
import type { Ctx } from "../context";
import { announce, record, stepOf } from "./record";

export interface Change {
  before: Intent;
  after: Intent;
  facts: Fact[];
}

interface Options {
  /** More to check and write in the same transaction, before the change is saved. */
  within?: (tx: Db, change: Change) => Promise<void>;
  /** The reply to keep for retries of the same request. */
  reply?: (change: Change) => StoredReply[];
}

type CommandFor = Command | ((tx: Db, intent: Intent) => Command | Promise<Command>);

/**
 * The one way an intent changes: lock its row, decide, evolve, save it with its facts and what follows from them in one
 * transaction, and wake whoever waits after the commit. Throws not_found, and whatever `decide` refuses with.
 */
export async function changeIntent(ctx: Ctx, id: string, command: CommandFor, options: Options = {}): Promise<Change> {
  const { step, written } = await transact(async (tx) => {
    const before = await lockIntent(tx, ctx.workspaceId, id);
    if (!before) throw new AppError("not_found", "There is no such intent.");
    const facts = decide(before, typeof command === "function" ? await command(tx, before) : command, ctx.now);
    const step = await stepOf(before, before, facts);
    const change = changeOf(before, step);
    await options.within?.(tx, change);
    const replies = options.reply?.(change) ?? [];
    const nothing = facts.length === 0 && replies.length === 0;
    return { step, written: nothing ? [] : await record(tx, [step], replies) };
  });
  announce([step], written);
  return changeOf(step.before ?? step.after, step);
}

const changeOf = (before: Intent, step: Step): Change => ({ before, after: step.after, facts: step.facts.map(({ fact }) => fact) });
