import type { Status } from "@/core/intent";
import { TASK_TYPE_NAMES, type TaskType } from "@/core/task-types";
import type { ListQuery } from "@/core/wire/list";

export const INBOX_VIEWS = ["mine", "open", "agent", "done"] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

export const CLOSED_STATUSES = ["decided", "timed_out", "canceled"] as const satisfies readonly Status[];
export type ClosedStatus = (typeof CLOSED_STATUSES)[number];

/** What the inbox shows. It is what the page's URL says, and nothing else. */
export interface InboxFilter {
  view: InboxView;
  q: string;
  types: TaskType[];
  /** Narrows the view "done"; empty is all of it. */
  statuses: ClosedStatus[];
}

export const EVERYTHING: Omit<InboxFilter, "view"> = { q: "", types: [], statuses: [] };

export const isNarrowed = ({ q, types, statuses }: InboxFilter): boolean =>
  q !== "" || types.length > 0 || statuses.length > 0;

/** Reads a page's URL; what it does not understand it passes over. */
export function filterOf(params: Pick<URLSearchParams, "get">): InboxFilter {
  const listed = (name: string) => (params.get(name) ?? "").split(",");
  return {
    view: INBOX_VIEWS.find((view) => view === params.get("view")) ?? "mine",
    q: (params.get("q") ?? "").trim().slice(0, 200),
    types: TASK_TYPE_NAMES.filter((type) => listed("type").includes(type)),
    statuses: CLOSED_STATUSES.filter((status) => listed("status").includes(status)),
  };
}

/** The page's URL for a filter, without what goes without saying: "" or "?view=done&q=…". */
export function searchOf({ view, q, types, statuses }: InboxFilter): string {
  const params = new URLSearchParams();
  if (view !== "mine") params.set("view", view);
  if (q) params.set("q", q);
  if (types.length > 0) params.set("type", types.join(","));
  if (view === "done" && statuses.length > 0) params.set("status", statuses.join(","));
  const text = params.toString().replaceAll("%2C", ",");
  return text && `?${text}`;
}

/** What the list is asked for, by the page's server as by the browser. */
export function listQueryOf({ view, q, types, statuses }: InboxFilter): ListQuery {
  return {
    view: "summary",
    ...LISTS[view],
    ...(view === "done" && statuses.length > 0 && { status: statuses }),
    ...(types.length > 0 && { task_type: types }),
    ...(q && { q }),
  };
}

const LISTS: Record<InboxView, ListQuery> = {
  mine: { status: ["waiting"], waiting_on: "human", assignee: "me", sort: "deadline" },
  open: { status: ["waiting"], sort: "deadline" },
  agent: { status: ["waiting"], waiting_on: "agent", sort: "deadline" },
  done: { status: [...CLOSED_STATUSES], sort: "updated" },
};
