import { EVERYTHING, type InboxFilter, searchOf } from "../inbox-filter";
import type { Trait } from "./traits";

/** What figures are of; "" is any. `from` and `to` are the first and the last day. */
export interface Scope {
  from: string;
  to: string;
  type: string;
  team: string;
  person: string;
}

/** The page that lists exactly what a figure counts: all that closed, or what of it has a trait. */
export function intentsBehind({ from, to, type, team, person }: Scope, trait?: Trait): string {
  const filter: InboxFilter = {
    ...EVERYTHING,
    view: "done",
    intentType: type,
    closed: `${from}..${to}`,
    by: person,
    team,
    traits: trait ? [trait] : [],
  };
  return `/inbox${searchOf(filter)}`;
}
