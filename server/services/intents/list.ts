import { flaw } from "@/core/errors";
import type { Intent } from "@/core/intent";
import type { IntentSummaryWire, IntentWire } from "@/core/wire/intent";
import type { ListQuery, Sort } from "@/core/wire/list";
import { db } from "@/server/db/client";
import { listIntentRows, rankOf } from "@/server/db/intent-list";
import type { Place } from "@/server/db/list/filter";
import type { Ctx } from "../context";
import { filterFor } from "./list-filter";
import { shownTo, summaryFor } from "./show";

export interface IntentPage {
  items: (IntentWire | IntentSummaryWire)[];
  next_cursor: string | null;
}

const SORT_TIME = {
  deadline: "deadlineAt",
  priority: "deadlineAt",
  created: "createdAt",
  oldest: "createdAt",
  updated: "updatedAt",
  closed: "closedAt",
} as const satisfies Record<Sort, keyof Intent>;

/** A page of what the caller may see. */
export async function listIntents(ctx: Ctx, query: ListQuery): Promise<IntentPage> {
  const limit = query.limit ?? 50;
  const after = query.cursor === undefined ? null : parseCursor(query.cursor);
  const filter = await filterFor(ctx, query);
  if (!filter) return { items: [], next_cursor: null };
  const found = await listIntentRows(db(ctx), filter, after, limit + 1);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((intent) => shown(ctx, query, intent)),
    next_cursor: last ? cursorOf(last, filter.sort) : null,
  };
}

const shown = (ctx: Ctx, query: ListQuery, intent: Intent): IntentWire | IntentSummaryWire =>
  query.view === "summary" ? summaryFor(ctx, intent) : shownTo(ctx, intent);

function cursorOf(intent: Intent, sort: Sort): string {
  const place = [
    (intent[SORT_TIME[sort]] ?? intent.updatedAt).toISOString(),
    intent.id,
    rankOf(intent.priority),
  ];
  return Buffer.from(place.join(" ")).toString("base64url");
}

function parseCursor(cursor: string): Place {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const [, at = "", id = "", rank = ""] =
    /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (int_[0-9A-Z]{26}) (\d)$/.exec(text) ?? [];
  if (id === "" || Number.isNaN(Date.parse(at)))
    throw flaw("invalid_request", "/cursor", "This cursor is not one that a list gave.");
  return { at, id, rank: Number(rank) };
}
