import { isClosing } from "@/core/facts";
import { factToWire, type FactWire } from "@/core/wire/fact";
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
}

/** The facts of an intent after a seq, oldest first. Throws not_found. */
export async function readEvents(ctx: Ctx, id: string, { after = 0n, limit = PAGE }: { after?: bigint; limit?: number } = {}): Promise<EventsPage> {
  const found = await findIntent(db(), ctx.workspaceId, id);
  const intent = found?.intent;
  requireVisible(ctx, intent);
  const facts = await factsAfter(db(), ctx.workspaceId, id, after, limit + 1);
  const page = facts.slice(0, limit);
  const more = facts.length > limit;
  return {
    items: page.map((fact) => factToWire(fact, () => shownTo(ctx, intent))),
    next_cursor: more ? String(page.at(-1)?.seq ?? after) : null,
    ended: page.some(isClosing) || (intent.status !== "waiting" && !more && page.length === 0),
  };
}
