import type { Flaw } from "./errors";

/** The parts of a policy that name people, teams and schedules. */
interface Naming {
  levels: readonly { to: readonly string[] }[];
  quorum?: { approvals: unknown; groups?: readonly { of: readonly string[] }[] | undefined } | undefined;
}

/** Everybody whom a policy names, each with a pointer to where. */
export function refsIn(policy: Naming): { ref: string; pointer: string }[] {
  const levels = policy.levels.flatMap(({ to }, level) =>
    to.map((ref, index) => ({ ref, pointer: `/levels/${level}/to/${index}` })),
  );
  const groups = (policy.quorum?.groups ?? []).flatMap(({ of }, group) =>
    of.map((ref, index) => ({ ref, pointer: `/quorum/groups/${group}/of/${index}` })),
  );
  return [...levels, ...groups];
}

/** Who is named and unknown, and who is named twice at one place. */
export function flawsOfRefs(policy: Naming, isKnown: (ref: string) => boolean, at = ""): Flaw[] {
  const seen = new Set<string>();
  return refsIn(policy).flatMap(({ ref, pointer }) => {
    const place = `${pointer.replace(/\/\d+$/, "")} ${ref.toLowerCase()}`;
    const again = seen.has(place);
    seen.add(place);
    if (!isKnown(ref)) return [{ pointer: at + pointer, detail: `${ref} is nobody who can be asked here.` }];
    return again ? [{ pointer: at + pointer, detail: `${ref} is named here already.` }] : [];
  });
}
