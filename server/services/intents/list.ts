import { flaw } from "@/core/errors";
import type { Intent } from "@/core/intent";
import type { IntentSummaryWire, IntentWire } from "@/core/wire/intent";
import type { ListQuery } from "@/core/wire/list";
import { db } from "@/server/db/client";
import { type ListFilter, listIntentRows, type Scope } from "@/server/db/intent-list";
import { findTargets } from "@/server/db/people";
import type { Ctx } from "../context";
import { shownTo, summaryFor } from "./show";

export interface IntentPage {
  items: (IntentWire | IntentSummaryWire)[];
  next_cursor: string | null;
}

const SORT_TIME = { deadline: "deadlineAt", created: "createdAt", updated: "updatedAt" } as const;

/** A page of what the caller may see. What waits comes by its deadline, the rest newest first, unless `sort` says otherwise. */
export async function listIntents(ctx: Ctx, query: ListQuery): Promise<IntentPage> {
  const limit = query.limit ?? 50;
  const onlyWaiting = query.status?.length === 1 && query.status[0] === "waiting";
  const sort = query.sort ?? (onlyWaiting ? "deadline" : "created");
  const assigneeId = await assigneeOf(ctx, query.assignee);
  const snooze = snoozeOf(ctx, query);
  if (assigneeId === null || snooze === null) return { items: [], next_cursor: null };
  const found = await listIntentRows(db(), {
    ...query,
    sort,
    workspaceId: ctx.workspaceId,
    scope: scopeOf(ctx),
    assigneeId,
    snooze,
    after: query.cursor === undefined ? null : parseCursor(query.cursor),
    limit: limit + 1,
  });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map((intent) => shown(ctx, query, intent)),
    next_cursor: last ? cursorOf(last[SORT_TIME[sort]], last.id) : null,
  };
}

const shown = (ctx: Ctx, query: ListQuery, intent: Intent): IntentWire | IntentSummaryWire =>
  query.view === "summary" ? summaryFor(ctx, intent) : shownTo(ctx, intent);

function scopeOf({ caller }: Ctx): Scope {
  if (caller.type === "agent") return { type: "agent", id: caller.id };
  if (caller.type === "member" && caller.member.role === "reviewer")
    return { type: "asked", userId: caller.member.id };
  return { type: "workspace" };
}

/** What I put off is not in my inbox, unless it is asked for. Agents put nothing off: null where only such is wanted. */
function snoozeOf({ caller, now }: Ctx, { snoozed, assignee }: ListQuery): ListFilter["snooze"] | null {
  if (caller.type !== "member") return snoozed === "true" ? null : undefined;
  if (snoozed === undefined && assignee !== "me") return undefined;
  return { by: caller.member.id, asleep: snoozed === "true", now };
}

/** The id behind `assignee=me` or an address; undefined where none is asked for, null where it is nobody. */
async function assigneeOf(
  { caller, workspaceId }: Ctx,
  assignee: string | undefined,
): Promise<string | null | undefined> {
  if (assignee === undefined) return undefined;
  if (assignee === "me") return caller.type === "member" ? caller.member.id : null;
  const [found] = await findTargets(workspaceId, [assignee]);
  return found?.target.id ?? null;
}

const cursorOf = (at: Date, id: string): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");

function parseCursor(cursor: string): { at: string; id: string } {
  const [at = "", id = "", ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  if (
    rest.length > 0 ||
    !/^int_[0-9A-Z]{26}$/.test(id) ||
    !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) ||
    Number.isNaN(Date.parse(at))
  ) {
    throw flaw("invalid_request", "/cursor", "This cursor is not one that a list gave.");
  }
  return { at, id };
}
