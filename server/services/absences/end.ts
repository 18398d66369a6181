import { AppError } from "@/core/errors";
import type { AbsenceWire } from "@/core/wire/absences";
import { deleteAbsence, saveAbsence } from "@/server/db/absences";
import { recorded } from "../administration/administer";
import type { Ctx } from "../context";
import { ownAbsence } from "./own";
import { asAudited, asWire } from "./show";

/** Somebody is back early. What their delegate was asked meanwhile stays with the delegate. Throws not_found, conflict. */
export function endAbsence(ctx: Ctx, id: string): Promise<AbsenceWire> {
  return recorded(ctx, async (tx) => {
    const before = await ownAbsence(tx, ctx, id);
    if (before.startsAt > ctx.now) throw new AppError("conflict", "It has not begun; remove it instead.");
    if (before.endsAt <= ctx.now) throw new AppError("conflict", "It is over already.");
    const after = { ...before, endsAt: ctx.now, changedAt: ctx.now, appliesAt: null };
    await saveAbsence(tx, after);
    const change = { kind: "absence" as const, id, name: before.user.name, action: "ended" };
    return {
      result: asWire(after),
      whom: before.user,
      changes: [{ ...change, before: asAudited(before), after: asAudited(after) }],
    };
  });
}

/** Forgets an absence, as if it had not been set; nothing is taken from the delegate. Throws not_found. */
export function removeAbsence(ctx: Ctx, id: string): Promise<AbsenceWire> {
  return recorded(ctx, async (tx) => {
    const before = await ownAbsence(tx, ctx, id);
    await deleteAbsence(tx, before);
    const change = { kind: "absence" as const, id, name: before.user.name, action: "removed" };
    return {
      result: asWire(before),
      whom: before.user,
      changes: [{ ...change, before: asAudited(before), after: null }],
    };
  });
}
