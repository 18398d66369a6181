import { added, bucketOf, type Histogram } from "./histogram";
import type { Measure } from "./measure";
import type { Trait } from "./traits";
import type { Week } from "./weeks";

/** Figures that add up: how many closed, how many of them have each trait, and how long people took. */
export interface Tally {
  closed: number;
  traits: Readonly<Partial<Record<Trait, number>>>;
  response: Histogram;
  deciding: Histogram;
}

export const NOTHING: Tally = { closed: 0, traits: {}, response: {}, deciding: {} };

/** What one closed intent adds. */
export const tallyOf = ({ traits, responseMs, decidingMs }: Measure): Tally => ({
  closed: 1,
  traits: Object.fromEntries(traits.map((trait) => [trait, 1])),
  response: one(responseMs),
  deciding: one(decidingMs),
});

const one = (ms: number | null): Histogram => (ms === null ? {} : { [bucketOf(ms)]: 1 });

export const sumOf = (a: Tally, b: Tally): Tally => ({
  closed: a.closed + b.closed,
  traits: added(a.traits as Record<Trait, number>, b.traits as Record<Trait, number>),
  response: added(a.response, b.response),
  deciding: added(a.deciding, b.deciding),
});

/** What a tally is of; "" stands for any. */
export interface Cell {
  workspaceId: string;
  week: Week;
  intentType: string;
  personId: string;
  teamId: string;
}

/**
 * The cells that a closed intent counts in: every mixture of its type, its person and its teams with "any", so that a
 * question about any of them reads the rows of its own mixture only, however much there is.
 */
export function cellsOf({ workspaceId, week, intentType, personId, teamIds }: Measure): Cell[] {
  const types = ["", intentType];
  const people = personId === null ? [""] : ["", personId];
  const teams = ["", ...teamIds];
  return types.flatMap((type) =>
    people.flatMap((person) =>
      teams.map((teamId) => ({ workspaceId, week, intentType: type, personId: person, teamId })),
    ),
  );
}

/** A tally that grows in place: a batch adds thousands to the same few. */
class Sum implements Tally {
  closed = 0;
  readonly traits: Partial<Record<Trait, number>> = {};
  readonly response: Record<string, number> = {};
  readonly deciding: Record<string, number> = {};

  add({ traits, responseMs, decidingMs }: Measure): void {
    this.closed++;
    for (const trait of traits) this.traits[trait] = (this.traits[trait] ?? 0) + 1;
    if (responseMs !== null) count(this.response, responseMs);
    if (decidingMs !== null) count(this.deciding, decidingMs);
  }
}

function count(histogram: Record<string, number>, ms: number): void {
  const bucket = bucketOf(ms);
  histogram[bucket] = (histogram[bucket] ?? 0) + 1;
}

/** Tallies of many closed intents, one for each cell, in an order that is always the same. */
export function talliesOf(measures: readonly Measure[]): { cell: Cell; tally: Tally }[] {
  const found = new Map<string, { cell: Cell; tally: Sum }>();
  for (const measure of measures) {
    for (const cell of cellsOf(measure)) {
      const key = keyOf(cell);
      const each = found.get(key) ?? { cell, tally: new Sum() };
      each.tally.add(measure);
      found.set(key, each);
    }
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { cell, tally }]) => ({ cell, tally: { ...tally } }));
}

export const keyOf = ({ workspaceId, week, intentType, personId, teamId }: Cell): string =>
  JSON.stringify([workspaceId, week, intentType, personId, teamId]);
