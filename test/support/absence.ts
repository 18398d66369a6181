import type { z } from "zod";
import { AbsenceBody, type AbsenceWire } from "@/core/wire/absences";
import { applyDueAbsences } from "@/server/services/absences/apply";
import { setAbsence } from "@/server/services/absences/set";
import { after, T0 } from "./time";
import { as, type Person } from "./workspace";

/** Sets somebody's own absence, from an hour after T0 for two days unless said otherwise. */
export function leave(
  who: Person,
  delegate: Person | null,
  more: Partial<z.input<typeof AbsenceBody>> = {},
  now: Date = T0,
): Promise<AbsenceWire> {
  const body = {
    starts_at: after("1h").toISOString(),
    ends_at: after("49h").toISOString(),
    delegate: delegate?.email ?? null,
    ...more,
  };
  return setAbsence(as(who, now), AbsenceBody.parse(body));
}

/** Lets the embedded clock apply all absences that have begun at a time. */
export async function applyAbsences(now: Date): Promise<void> {
  while ((await applyDueAbsences(now, now, 20)) === 20);
}
