import type { AbsenceChangeBody, AbsenceWire } from "@/core/wire/absences";
import type { StoredAbsence } from "@/server/db/absences";
import { recorded } from "../administration/administer";
import type { Ctx } from "../context";
import { ownAbsence } from "./own";
import { delegateOf, saved } from "./set";
import { asAudited, asWire } from "./show";
import { absenceSet } from "./wake";

/** Changes when somebody is away, or who stands in. Throws not_found, invalid_request with pointers. */
export async function changeAbsence(ctx: Ctx, id: string, body: AbsenceChangeBody): Promise<AbsenceWire> {
  const set = await recorded(ctx, async (tx) => {
    const before = await ownAbsence(tx, ctx, id);
    const after: StoredAbsence = {
      ...before,
      startsAt: body.starts_at ?? before.startsAt,
      endsAt: body.ends_at ?? before.endsAt,
      delegate: body.delegate === undefined ? before.delegate : await delegateOf(ctx, body.delegate),
      note: body.note === undefined ? before.note : body.note?.trim() || null,
    };
    const result = await saved(tx, ctx, after);
    const change = { kind: "absence" as const, id, name: before.user.name, action: "changed" };
    return {
      result,
      whom: before.user,
      changes: [{ ...change, before: asAudited(before), after: asAudited(after) }],
    };
  });
  absenceSet(set.appliesAt ?? ctx.now);
  return asWire(set);
}
