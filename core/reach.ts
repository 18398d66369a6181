import { type Absence, absenceAt, byPerson } from "./absence";
import type { Person } from "./facts";
import { onCallAt, type Schedule } from "./on-call";
import type { Target } from "./plan";

/** Somebody of the workspace. Auditors, and whoever was deactivated, are not asked. */
export interface Colleague {
  id: string;
  name: string;
  email: string;
  mayBeAsked: boolean;
}

/** All that it takes to say who stands behind some targets, at any time that its absences cover. */
export interface Directory {
  people: readonly Colleague[];
  /** User ids, by name. A team that is not here has nobody in it. */
  teams: readonly { id: string; members: readonly string[] }[];
  schedules: readonly Schedule[];
  absences: readonly Absence[];
}

/**
 * Whom a level did not reach: `left` is no longer somebody to ask, `away` has no delegate who could be, a team is `empty`, and of
 * a schedule nobody is on call. `until` is the end of an absence, RFC 3339; `by` names a delegate who is asked anyway.
 */
export interface PassedOver {
  name: string;
  reason: "left" | "away" | "empty" | "off_call";
  until?: string;
  by?: string;
}

export interface Reached {
  /** Each once; whoever stands in for somebody says for whom. */
  people: Person[];
  passedOver: PassedOver[];
  /** Whoever would be asked here, and is not because their own agent asks. */
  leftOut?: Person;
}

/** Who is reached by targets at a time. */
export type WhoAt = (targets: readonly Target[], at: Date) => Reached;

export const reach = (targets: readonly Target[], directory: Directory, at: Date): Reached =>
  whoAt(directory)(targets, at);

/** The same for many times: the preview asks for each of its moments. */
export function whoAt(directory: Directory): WhoAt {
  const people = new Map(directory.people.map((person) => [person.id, person]));
  const teams = new Map(directory.teams.map((team) => [team.id, team.members]));
  const schedules = new Map(directory.schedules.map((schedule) => [schedule.id, schedule]));
  const absences = byPerson(directory.absences);

  return (targets, at) => {
    const found = targets.flatMap((target) => behind(target, at));
    const present = new Map<string, Person>();
    for (const each of found) if ("person" in each && !each.person.insteadOf) add(present, each.person);
    const reached = new Map<string, Person>();
    const passedOver = new Map<string, PassedOver>();
    for (const each of found) {
      if (!("person" in each)) passedOver.set(each.id, each.passedOver);
      else if (!each.person.insteadOf) add(reached, each.person);
      else {
        const { insteadOf, name } = each.person;
        const other = present.get(each.person.id) ?? reached.get(each.person.id);
        if (!other) add(reached, each.person);
        else if (other.insteadOf?.id !== insteadOf.id)
          passedOver.set(insteadOf.id, { ...awayUntil(insteadOf.name, insteadOf.until), by: name });
      }
    }
    return { people: [...reached.values()], passedOver: [...passedOver.values()] };
  };

  function behind(target: Target, at: Date): Found[] {
    switch (target.type) {
      case "user":
        return [colleague(target.id, target.name, at)];
      case "team": {
        const members = (teams.get(target.id) ?? []).filter((id) => people.get(id)?.mayBeAsked);
        return members.length === 0
          ? [nobody(target, "empty")]
          : members.map((id) => colleague(id, target.name, at));
      }
      case "schedule": {
        const schedule = schedules.get(target.id);
        if (!schedule || schedule.members.length === 0) return [nobody(target, "empty")];
        const onCall = onCallAt(schedule, at);
        return [onCall === null ? nobody(target, "off_call") : colleague(onCall, target.name, at)];
      }
    }
  }

  function colleague(id: string, knownAs: string, at: Date): Found {
    const self = people.get(id);
    if (!self?.mayBeAsked) return nobody({ id, name: self?.name ?? knownAs }, "left");
    const absence = absenceAt(absences.get(id) ?? [], at);
    if (!absence) return { person: personOf(self) };
    const until = absence.endsAt.toISOString();
    const standIn = standInFor(absence, at);
    if (!standIn) return { id, passedOver: awayUntil(self.name, until) };
    return { person: { ...personOf(standIn), insteadOf: { id, name: self.name, until } } };
  }

  /** Follows the delegates to the first who is there; a chain that comes back to itself has none. */
  function standInFor(absence: Absence, at: Date): Colleague | null {
    const seen = new Set([absence.userId]);
    for (let next: Absence | null = absence; next;) {
      const { delegateId }: Absence = next;
      const delegate = delegateId === null ? undefined : people.get(delegateId);
      if (!delegate?.mayBeAsked || seen.has(delegate.id)) return null;
      seen.add(delegate.id);
      next = absenceAt(absences.get(delegate.id) ?? [], at);
      if (!next) return delegate;
    }
    return null;
  }
}

type Found = { person: Person } | { id: string; passedOver: PassedOver };

const nobody = ({ id, name }: { id: string; name: string }, reason: PassedOver["reason"]): Found => ({
  id,
  passedOver: { name, reason },
});

const awayUntil = (name: string, until: string): PassedOver => ({ name, reason: "away", until });

const personOf = ({ id, name, email }: Colleague): Person => ({ id, name, email });

const add = (to: Map<string, Person>, person: Person): void => void to.set(person.id, person);
