import { flaw } from "@/core/errors";
import { intentsBehind } from "@/core/insights/behind";
import { figuresOf } from "@/core/insights/figures";
import { type Cell, NOTHING, sumOf, type Tally } from "@/core/insights/tally";
import { before, isoName, listed, type Weeks, weeksAfter } from "@/core/insights/weeks";
import type { Grouping, StatsQuery, StatsWire } from "@/core/wire/stats";
import { db } from "@/server/db/client";
import {
  findPersonId,
  findTeamId,
  type Named,
  namesOfPeople,
  namesOfTeams,
} from "@/server/db/insights/names";
import { countQueued } from "@/server/db/insights/queue";
import { type Mixture, readTallies } from "@/server/db/insights/tallies";
import { settings } from "@/server/settings";
import { type Ctx, requireOverseer } from "../context";
import { daysOf, weeksOf } from "./range";

const PENDING_COUNTED = 10_000;

/**
 * How requests were answered, from the sums of whole weeks; reads no intent. For admins and auditors: figures about people
 * are for those who answer for the whole. Throws forbidden, and invalid_request for a range, team or person that makes no sense.
 */
export async function readStats(ctx: Ctx, query: StatsQuery): Promise<StatsWire> {
  requireOverseer(ctx);
  const weeks = weeksOf(query, ctx.now);
  const previous = before(weeks);
  const mixture = await mixtureOf(ctx, query);
  const [all, each, pending] = await Promise.all([
    readTallies(db(ctx), ctx.workspaceId, { from: previous.from, until: weeks.until }, mixture),
    query.by === "week" ? [] : readTallies(db(ctx), ctx.workspaceId, weeks, eachOf(mixture, query.by)),
    countQueued(db(ctx), ctx.workspaceId, PENDING_COUNTED),
  ]);
  const now = all.filter(({ cell }) => cell.week >= weeks.from);
  const then = all.filter(({ cell }) => cell.week < weeks.from);
  return {
    ...daysOf(weeks),
    by: query.by,
    pending,
    total: figuresOf(sum(now)),
    before: { ...daysOf(previous), total: figuresOf(sum(then)) },
    items: query.by === "week" ? itemsOfWeeks(now, weeks, query) : await itemsOf(ctx, each, weeks, query),
  };
}

interface Counted {
  cell: Cell;
  tally: Tally;
}

const sum = (counted: readonly Counted[]): Tally => counted.map(({ tally }) => tally).reduce(sumOf, NOTHING);

async function mixtureOf(ctx: Ctx, { type, team, person }: StatsQuery): Promise<Mixture> {
  const [personId, teamId] = await Promise.all([
    person === undefined ? "" : findPersonId(db(ctx), ctx.workspaceId, person),
    team === undefined ? "" : findTeamId(db(ctx), ctx.workspaceId, team),
  ]);
  if (personId === null) throw flaw("invalid_request", "/person", "There is no such member.");
  if (teamId === null) throw flaw("invalid_request", "/team", "There is no such team.");
  return { intentType: type ?? "", personId, teamId };
}

const DIMENSION = { type: "intentType", team: "teamId", person: "personId" } as const;

/** Every type, team or person, but where only one is asked for. */
function eachOf(mixture: Mixture, by: Exclude<Grouping, "week">): Mixture {
  const dimension = DIMENSION[by];
  return mixture[dimension] === "" ? { ...mixture, [dimension]: null } : mixture;
}

type Item = StatsWire["items"][number];

function itemsOfWeeks(counted: readonly Counted[], weeks: Weeks, query: StatsQuery): Item[] {
  return listed(weeks).map((week) => {
    const figures = figuresOf(sum(counted.filter(({ cell }) => cell.week === week)));
    const days = daysOf({ from: week, until: weeksAfter(week, 1) });
    return { key: week, name: isoName(week), figures, url: urlOf(query, days) };
  });
}

async function itemsOf(ctx: Ctx, counted: readonly Counted[], weeks: Weeks, query: StatsQuery) {
  const by = query.by as Exclude<Grouping, "week">;
  const groups = new Map<string, Tally>();
  for (const { cell, tally } of counted) {
    const id = cell[DIMENSION[by]];
    groups.set(id, sumOf(groups.get(id) ?? NOTHING, tally));
  }
  const named = new Map((await namesOf(ctx, by, [...groups.keys()])).map((each) => [each.id, each]));
  const items = [...groups].map(([id, tally]): Item => {
    const { ref, name } = named.get(id) ?? { ref: id, name: GONE[by] };
    return {
      key: ref,
      name,
      figures: figuresOf(tally),
      url: urlOf({ ...query, [by]: ref }, daysOf(weeks)),
    };
  });
  return items.toSorted((a, b) => b.figures.closed - a.figures.closed || a.name.localeCompare(b.name));
}

const GONE = { type: "", team: "A team that is gone", person: "Somebody who is gone" } as const;

async function namesOf(ctx: Ctx, by: Exclude<Grouping, "week">, ids: string[]): Promise<Named[]> {
  if (by === "type") return ids.map((id) => ({ id, ref: id, name: id }));
  return by === "team" ? namesOfTeams(db(ctx), ctx.workspaceId, ids) : namesOfPeople(db(ctx), ids);
}

const urlOf = (
  { type = "", team = "", person = "" }: StatsQuery,
  days: { from: string; to: string },
): string => settings().PUBLIC_URL + intentsBehind({ ...days, type, team, person });
