import { parseDuration } from "@/core/duration";
import { endingsOf } from "@/core/insights/traits";
import { type Status, STATUSES } from "@/core/intent";
import { wordsQuery } from "@/core/search";
import type { ListQuery, Sort } from "@/core/wire/list";
import { findAgentId } from "@/server/db/agents";
import { db } from "@/server/db/client";
import { findPersonId, findTeamId } from "@/server/db/insights/names";
import type { Closing, ListFilter, Scope } from "@/server/db/list/filter";
import { findTargets } from "@/server/db/targets";
import type { Ctx } from "../context";

/** What waits comes by its deadline, what is asked for by its end by that, the rest newest first, unless `sort` says otherwise. */
export function sortOf({ sort, status, ...query }: ListQuery): Sort {
  if (sort === undefined && CLOSING.some((name) => query[name] !== undefined)) return "closed";
  const onlyWaiting = status?.length === 1 && status[0] === "waiting";
  return sort ?? (onlyWaiting ? "deadline" : "created");
}

/** A query as the database is asked it, for what this caller may see; null where nothing can be found. */
export async function filterFor(ctx: Ctx, query: ListQuery): Promise<ListFilter | null> {
  const [assigneeId, agentId, closing] = await Promise.all([
    assigneeOf(ctx, query.assignee),
    agentOf(ctx, query.agent),
    closingOf(ctx, query),
  ]);
  const snooze = snoozeOf(ctx, query);
  const search = searchOf(query.q);
  const statuses = statusesOf(query);
  if (assigneeId === null || agentId === null || closing === null) return null;
  if (snooze === null || search === null || statuses.length === 0) return null;
  return {
    workspaceId: ctx.workspaceId,
    scope: scopeOf(ctx),
    statuses: statuses.length < STATUSES.length ? statuses : undefined,
    waitingOn: query.waiting_on,
    taskTypes: query.task_type,
    intentType: query.intent_type,
    agentId,
    priorities: query.priority && [...new Set(query.priority)],
    risks: query.risk,
    createdAfter: timeOf(query.created_after, ctx.now),
    createdBefore: timeOf(query.created_before, ctx.now),
    closing,
    ...search,
    assigneeId,
    snooze,
    sort: sortOf(query),
  };
}

const CLOSING = ["closed_after", "closed_before", "decided_by", "team", "trait"] as const;

/** The statuses that a query leaves: the database walks along its order for each, and in vain where nothing can have it. */
function statusesOf(query: ListQuery): Status[] {
  const { status: wanted = STATUSES, waiting_on, trait = [] } = query;
  const ended = CLOSING.some((name) => query[name] !== undefined);
  const possible: readonly Status[] = ended ? endingsOf(trait) : STATUSES;
  return STATUSES.filter(
    (status) => wanted.includes(status) && possible.includes(status) && (status === "waiting" || !waiting_on),
  );
}

/** How it ended; undefined where that does not matter, null where nobody is meant. */
async function closingOf(ctx: Ctx, query: ListQuery): Promise<Closing | null | undefined> {
  if (!CLOSING.some((name) => query[name] !== undefined)) return undefined;
  const [personId, teamId] = await Promise.all([
    query.decided_by === undefined ? undefined : findPersonId(db(ctx), ctx.workspaceId, query.decided_by),
    query.team === undefined ? undefined : findTeamId(db(ctx), ctx.workspaceId, query.team),
  ]);
  if (personId === null || teamId === null) return null;
  return {
    after: timeOf(query.closed_after, ctx.now),
    before: timeOf(query.closed_before, ctx.now),
    personId,
    teamId,
    traits: query.trait,
  };
}

function scopeOf({ caller }: Ctx): Scope {
  if (caller.type === "agent") return { type: "agent", id: caller.id };
  if (caller.type === "member" && caller.member.role === "reviewer")
    return { type: "asked", userId: caller.member.id };
  return { type: "workspace" };
}

/** The id behind `assignee=me` or an address; undefined where none is asked for, null where it is nobody. */
async function assigneeOf(
  { caller, workspaceId, now }: Ctx,
  assignee: string | undefined,
): Promise<string | null | undefined> {
  if (assignee === undefined) return undefined;
  if (assignee === "me") return caller.type === "member" ? caller.member.id : null;
  const [found] = (await findTargets(workspaceId, [assignee], now)).targets;
  return found?.target.id ?? null;
}

const agentOf = async (ctx: Ctx, address: string | undefined) =>
  address === undefined ? undefined : findAgentId(db(ctx), ctx.workspaceId, address);

/** What I put off is not in my inbox, unless it is asked for. Agents put nothing off: null where only such is wanted. */
function snoozeOf({ caller, now }: Ctx, { snoozed, assignee }: ListQuery): ListFilter["snooze"] | null {
  if (caller.type !== "member") return snoozed === "true" ? null : undefined;
  if (snoozed === undefined && assignee !== "me") return undefined;
  return { by: caller.member.id, asleep: snoozed === "true", now };
}

/** An id finds its intent, other words whatever has them; null where there is nothing to look for. */
function searchOf(q: string | undefined): Pick<ListFilter, "id" | "words"> | null {
  if (!q) return {};
  if (/^int_[0-9a-z]{26}$/i.test(q)) return { id: `int_${q.slice(4).toUpperCase()}` };
  const words = wordsQuery(q);
  return words === null ? null : { words };
}

/** A time, or how long before now. */
function timeOf(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return undefined;
  const seconds = parseDuration(text);
  return seconds === null ? new Date(text) : new Date(now.getTime() - seconds * 1000);
}
