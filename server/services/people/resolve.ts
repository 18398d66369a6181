import type { Person } from "@/core/facts";
import type { Resolve } from "@/core/lifecycle/commands";
import type { Target } from "@/core/plan";
import type { Db } from "@/server/db/client";
import { findReachable } from "@/server/db/people";

/** Says who stands behind these targets now; nobody is named twice. */
export async function resolverFor(on: Db, workspaceId: string, targets: readonly Target[]): Promise<Resolve> {
  const reachable = await findReachable(on, workspaceId, targets);
  return (wanted) => {
    const people = new Map<string, Person>();
    for (const target of wanted) {
      const found = target.type === "user" ? [reachable.users.get(target.id)] : (reachable.teams.get(target.id) ?? []);
      for (const person of found) if (person) people.set(person.id, person);
    }
    return [...people.values()];
  };
}
