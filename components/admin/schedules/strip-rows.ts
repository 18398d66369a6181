import type { ShiftsWire } from "@/core/wire/schedules";

export interface Bar {
  kind: "shift" | "override" | "absence";
  /** Where it lies in the time shown, in percent. */
  left: number;
  width: number;
  from: string;
  to: string;
}

export interface StripRow {
  id: string;
  name: string;
  bars: Bar[];
}

/** A row for each person who is on call or takes turns, in the order of `members`, with absences above what they cover. */
export function rowsOf(shown: ShiftsWire, members: readonly { id: string; name: string }[]): StripRow[] {
  const start = Date.parse(shown.from);
  const length = Date.parse(shown.to) - start;
  const percent = (at: string) => Math.min(100, Math.max(0, ((Date.parse(at) - start) / length) * 100));
  const bar = (kind: Bar["kind"], from: string, to: string): Bar => ({
    ...{ kind, from, to, left: percent(from) },
    width: percent(to) - percent(from),
  });
  const people = new Map(
    [...members, ...shown.shifts.map(({ person }) => person)].map((who) => [who.id, who.name]),
  );
  return [...people].map(([id, name]) => ({
    ...{ id, name },
    bars: [
      ...shown.shifts
        .filter(({ person }) => person.id === id)
        .map(({ from, to, override }) => bar(override ? "override" : "shift", from, to)),
      ...shown.absences
        .filter(({ user }) => user.id === id)
        .map(({ starts_at, ends_at }) => bar("absence", starts_at, ends_at)),
    ],
  }));
}

/** Where each week of the time shown begins, in percent. */
export function weeksOf({ from, to }: Pick<ShiftsWire, "from" | "to">): { at: string; left: number }[] {
  const start = Date.parse(from);
  const length = Date.parse(to) - start;
  const WEEK_MS = 7 * 86_400_000;
  return Array.from({ length: Math.ceil(length / WEEK_MS) }, (_, index) => ({
    at: new Date(start + index * WEEK_MS).toISOString(),
    left: ((index * WEEK_MS) / length) * 100,
  }));
}

/** Who of the people on call in a shift is away in some of it, and who stands in. */
export const absenceIn = (
  { absences }: ShiftsWire,
  { person, from, to }: ShiftsWire["shifts"][number],
): ShiftsWire["absences"][number] | undefined =>
  absences.find(
    ({ user, starts_at, ends_at }) =>
      user.id === person.id &&
      Date.parse(starts_at) < Date.parse(to) &&
      Date.parse(from) < Date.parse(ends_at),
  );
