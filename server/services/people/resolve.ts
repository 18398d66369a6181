import type { Person } from "@/core/facts";
import type { Resolve } from "@/core/lifecycle/commands";
import type { Target } from "@/core/plan";
import type { Db } from "@/server/db/client";
import { findReachable, type TargetFound } from "@/server/db/people";

/** Says who stands behind these targets now; nobody is named twice. */
export async function resolverFor(on: Db, workspaceId: string, targets: readonly Target[]): Promise<Resolve> {
  const { users, teams } = await findReachable(on, workspaceId, targets);
  return resolver(({ type, id }) => {
    const person = users.get(id);
    if (type === "team") return teams.get(id) ?? [];
    return person ? [person] : [];
  });
}

/** The same for targets that were just looked up with those behind them. */
export function resolverAmong(found: readonly TargetFound[]): Resolve {
  const byId = new Map(found.map(({ target, people }) => [target.id, people]));
  return resolver(({ id }) => byId.get(id) ?? []);
}

const resolver =
  (behind: (target: Target) => Person[]): Resolve =>
  (wanted) => [...new Map(wanted.flatMap(behind).map((person) => [person.id, person])).values()];
