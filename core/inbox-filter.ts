import { parseDuration } from "./duration";
import { type Trait, TRAITS } from "./insights/traits";
import { PRIORITIES, type Priority, type Risk, RISKS, type Status } from "./intent";
import { TASK_TYPE_NAMES, type TaskType } from "./task-types";
import { type ListQuery, type Sort, SORTS } from "./wire/list";

export const INBOX_VIEWS = ["mine", "snoozed", "open", "agent", "done"] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

export const CLOSED_STATUSES = ["decided", "timed_out", "canceled"] as const satisfies readonly Status[];
export type ClosedStatus = (typeof CLOSED_STATUSES)[number];

/** What the inbox shows. It is what the page's URL says, and nothing else; a saved view is one with a name. */
export interface InboxFilter {
  view: InboxView;
  q: string;
  types: TaskType[];
  /** Narrows the view "done"; empty is all of it. */
  statuses: ClosedStatus[];
  priorities: Priority[];
  risks: Risk[];
  /** The address of the agent that asked; "" for any. */
  agent: string;
  /** The registered type, such as intent.data.export.v1; "" for any. */
  intentType: string;
  /** Who is asked now: an address, or team:<slug>; "" for anybody. What waits for me has none. */
  person: string;
  /** Came longer ago than this ("8h", "2d"), or since; "" whenever. */
  older: string;
  newer: string;
  /** In the view "done": closed on these days in UTC ("2026-10-05..2026-10-11"); "" whenever. */
  closed: string;
  /** In the view "done": who decided, by address or id; and the team that it counts for, by slug or id. */
  by: string;
  team: string;
  /** In the view "done": only what has all of these. */
  traits: Trait[];
  /** Null is the view's own order. */
  sort: Sort | null;
}

export const EVERYTHING: Omit<InboxFilter, "view"> = {
  q: "",
  types: [],
  statuses: [],
  priorities: [],
  risks: [],
  agent: "",
  intentType: "",
  person: "",
  older: "",
  newer: "",
  closed: "",
  by: "",
  team: "",
  traits: [],
  sort: null,
};

/** How many things narrow the list, besides the words that are searched. */
export const narrowings = (filter: InboxFilter): number => {
  const { types, statuses, priorities, risks, traits } = filter;
  const { agent, intentType, person, older, newer, closed, by, team } = filter;
  const lists = [types, statuses, priorities, risks, traits].map(({ length }) => length);
  const texts = [agent, intentType, person, older, newer, closed, by, team].map((text) =>
    Number(text !== ""),
  );
  return [...lists, ...texts].reduce((sum, count) => sum + count, 0);
};

export const isNarrowed = (filter: InboxFilter): boolean => filter.q !== "" || narrowings(filter) > 0;

/** Whose requests a view shows is settled where they are the reader's own. */
const isOwn = (view: InboxView): boolean => view === "mine" || view === "snoozed";

/** Reads a page's URL; what it does not understand it passes over. */
export function filterOf(params: Pick<URLSearchParams, "get">): InboxFilter {
  const text = (name: string, most: number) => (params.get(name) ?? "").trim().slice(0, most);
  const listed = (name: string) => (params.get(name) ?? "").split(",");
  const some = <T extends string>(name: string, values: readonly T[]): T[] =>
    values.filter((value) => listed(name).includes(value));
  const age = (name: string) => (parseDuration(text(name, 20)) === null ? "" : text(name, 20));
  const view = INBOX_VIEWS.find((one) => one === params.get("view")) ?? "mine";
  const done = view === "done";
  const sort = SORTS.find((sort) => sort === params.get("sort")) ?? null;
  return {
    view,
    q: text("q", 200),
    types: some("type", TASK_TYPE_NAMES),
    statuses: done ? some("status", CLOSED_STATUSES) : [],
    priorities: some("priority", PRIORITIES),
    risks: some("risk", RISKS),
    agent: text("agent", 300),
    intentType: text("intent", 200),
    person: isOwn(view) ? "" : text("person", 254),
    older: age("older"),
    newer: age("newer"),
    closed: done && daysOf(text("closed", 30)) ? text("closed", 30) : "",
    by: done ? text("by", 254) : "",
    team: done ? text("team", 254) : "",
    traits: done ? some("trait", TRAITS) : [],
    sort: sort === "closed" && !done ? null : sort,
  };
}

/** The page's URL for a filter, without what goes without saying: "" or "?view=done&q=…". */
export function searchOf(filter: InboxFilter): string {
  const { view, q, types, statuses, priorities, risks, agent, intentType, person, older, newer, sort } =
    filter;
  const done = view === "done";
  const said: Record<string, string> = {
    view: view === "mine" ? "" : view,
    q,
    type: types.join(","),
    status: done ? statuses.join(",") : "",
    priority: priorities.join(","),
    risk: risks.join(","),
    agent,
    intent: intentType,
    person: isOwn(view) ? "" : person,
    older,
    newer,
    closed: done ? filter.closed : "",
    by: done ? filter.by : "",
    team: done ? filter.team : "",
    trait: done ? filter.traits.join(",") : "",
    sort: sort ?? "",
  };
  const params = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ""));
  const text = params.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");
  return text && `?${text}`;
}

/** What the list is asked for, by the page's server as by the browser. */
export function listQueryOf(filter: InboxFilter): ListQuery {
  const { view, q, types, statuses, priorities, risks, agent, intentType, person, older, newer, sort } =
    filter;
  return {
    view: "summary",
    ...LISTS[view],
    ...(view === "done" && statuses.length > 0 && { status: statuses }),
    ...(types.length > 0 && { task_type: types }),
    ...(priorities.length > 0 && { priority: priorities }),
    ...(risks.length > 0 && { risk: risks }),
    ...(agent && { agent }),
    ...(intentType && { intent_type: intentType }),
    ...(person && !isOwn(view) && { assignee: person }),
    ...(older && { created_before: older }),
    ...(newer && { created_after: newer }),
    ...(view === "done" && closingQueryOf(filter)),
    ...(q && { q }),
    ...(sort && { sort }),
  };
}

/** What is asked of how it ended; then the latest that ended come first. */
function closingQueryOf({ closed, by, team, traits }: InboxFilter): ListQuery {
  const days = daysOf(closed);
  if (!days && !by && !team && traits.length === 0) return {};
  return {
    ...(days && { closed_after: days.from.toISOString(), closed_before: days.until.toISOString() }),
    ...(by && { decided_by: by }),
    ...(team && { team }),
    ...(traits.length > 0 && { trait: traits }),
    sort: "closed",
  };
}

/** Days in UTC, the first and the last of them ("2026-10-05..2026-10-11"), as moments; null where it is something else. */
export function daysOf(text: string): { from: Date; until: Date } | null {
  const [, first = "", last = ""] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text) ?? [];
  const from = new Date(`${first}T00:00:00.000Z`);
  const until = new Date(Date.parse(`${last}T00:00:00.000Z`) + 86_400_000);
  return from < until ? { from, until } : null;
}

const LISTS: Record<InboxView, ListQuery> = {
  mine: { status: ["waiting"], waiting_on: "human", assignee: "me", sort: "deadline" },
  snoozed: { status: ["waiting"], snoozed: "true", sort: "deadline" },
  open: { status: ["waiting"], sort: "deadline" },
  agent: { status: ["waiting"], waiting_on: "agent", sort: "deadline" },
  done: { status: [...CLOSED_STATUSES], sort: "updated" },
};

/** The order that a list has by itself. */
export const ownSortOf = (filter: InboxFilter): Sort =>
  listQueryOf({ ...filter, sort: null }).sort ?? "deadline";
