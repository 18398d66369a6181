import type { Person } from "../facts";
import type { Reached } from "../reach";
import type { Resolve } from "./commands";

/**
 * Who stands behind targets, without whoever owns the asking agent, and without those who would stand in for them. `requester` is
 * null where nobody is barred.
 */
export function withoutRequester(resolve: Resolve, requester: string | null): Resolve {
  if (requester === null) return resolve;
  const actsForThem = ({ id, insteadOf }: Person) => id === requester || insteadOf?.id === requester;
  return (targets): Reached => {
    const reached = resolve(targets);
    const leftOut = reached.people.find(({ id }) => id === requester);
    const people = reached.people.filter((person) => !actsForThem(person));
    return { ...reached, people, ...(leftOut && { leftOut }) };
  };
}
