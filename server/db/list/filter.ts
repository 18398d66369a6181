import type { Priority, Risk, Status } from "@/core/intent";
import type { Trait } from "@/core/insights/traits";
import type { TaskType } from "@/core/task-types";
import type { Sort } from "@/core/wire/list";

/** Whose list it is: an agent sees its own, a reviewer what they were asked, the others all of the workspace. */
export type Scope = { type: "agent"; id: string } | { type: "asked"; userId: string } | { type: "workspace" };

/** Where the page before ended. `rank` is its priority's place, where that is the order. */
export interface Place {
  at: string;
  id: string;
  rank: number;
}

/** How something ended, as the figures count it. */
export interface Closing {
  after?: Date;
  before?: Date;
  personId?: string;
  teamId?: string;
  traits?: readonly Trait[];
}

export interface ListFilter {
  workspaceId: string;
  scope: Scope;
  /** All of them by default. */
  statuses?: readonly Status[];
  waitingOn?: "human" | "agent";
  taskTypes?: readonly TaskType[];
  intentType?: string;
  agentId?: string;
  priorities?: readonly Priority[];
  risks?: readonly Risk[];
  createdAfter?: Date;
  createdBefore?: Date;
  /** Only what is measured and closed so. */
  closing?: Closing;
  /** A tsquery of core/search.ts. */
  words?: string;
  id?: string;
  /** Only what is waiting for this person now. */
  assigneeId?: string;
  /** Only what this person has put off until later than `now`, or only what they have not. */
  snooze?: { by: string; asleep: boolean; now: Date };
  sort: Sort;
}

/** The values of a statement whose text is put together. */
export class Parameters {
  readonly values: unknown[] = [];
  private readonly places = new Map<unknown, string>();

  /** Binds a value and returns its place, such as $3; the same text has one place. */
  add(value: unknown): string {
    const place = this.places.get(value) ?? `$${this.values.push(value)}`;
    if (typeof value === "string") this.places.set(value, place);
    return place;
  }
}
