import { type Fact, isClosing, isHeldBack, type StoredFact } from "@/core/facts";
import { sensitiveMarks } from "@/core/sensitive/marks";
import { maskedFact } from "@/core/sensitive/mask";
import { factToWire, type FactWire } from "@/core/wire/fact";
import { isOpen } from "@/core/intent";
import { db } from "@/server/db/client";
import { factsAfter } from "@/server/db/facts";
import { findIntent } from "@/server/db/intents";
import type { Ctx } from "../context";
import { shownTo } from "./show";
import { requireVisible } from "./visible";

const PAGE = 200;

export interface EventsPage {
  items: FactWire[];
  next_cursor: string | null;
  /** Whether the closing fact is among these or before them: nothing that resumes anybody follows. */
  ended: boolean;
  /** The intent's newest fact when its row was read; never newer than what `items` could hold. */
  lastSeq: bigint;
}

/** The facts of an intent after a seq, oldest first. Throws not_found. */
export async function readEvents(
  ctx: Ctx,
  id: string,
  { after = 0n, limit = PAGE }: { after?: bigint; limit?: number } = {},
): Promise<EventsPage> {
  const found = await findIntent(db(ctx), ctx.workspaceId, id);
  requireVisible(ctx, found?.intent);
  const facts = await factsAfter(db(ctx), ctx.workspaceId, id, after, limit + 1);
  const page = facts.slice(0, limit);
  // It may have ended between the two reads; the closing fact shows the intent as it then is.
  const endedMeanwhile = isOpen(found.intent) && page.some(isClosing);
  const intent = (endedMeanwhile && (await findIntent(db(ctx), ctx.workspaceId, id))?.intent) || found.intent;
  const more = facts.length > limit;
  const marks = sensitiveMarks(intent);
  const shown = (fact: StoredFact): StoredFact =>
    ctx.caller.type === "agent" ? fact : maskedFact(fact, marks);
  const visible = (fact: Fact): boolean => ctx.caller.type !== "agent" || !isHeldBack(fact);
  return {
    items: page.filter(visible).map((fact) => factToWire(shown(fact), () => shownTo(ctx, intent))),
    next_cursor: more ? String(page.at(-1)?.seq ?? after) : null,
    ended: page.some(isClosing) || (intent.status !== "waiting" && !more && page.length === 0),
    lastSeq: found.lastSeq,
  };
}
