import { type Absence, flawsOfAbsence } from "@/core/absence";
import { AppError, type Flaw } from "@/core/errors";
import type { AbsenceBody, AbsenceWire } from "@/core/wire/absences";
import { absencesDuring, lockAbsences, saveAbsence, type StoredAbsence } from "@/server/db/absences";
import type { Db } from "@/server/db/client";
import { namesOf } from "@/server/db/people";
import { findTargets } from "@/server/db/targets";
import { recorded } from "../administration/administer";
import { type Ctx, newId, requireAdmin, requireReviewer } from "../context";
import { asAudited, asWire } from "./show";
import { absenceSet } from "./wake";

/** Says that somebody is away: oneself, or as an admin anybody. Throws invalid_request with pointers, forbidden. */
export async function setAbsence(ctx: Ctx, body: AbsenceBody): Promise<AbsenceWire> {
  const { member } = requireReviewer(ctx);
  const user = body.user === undefined ? member : await personAt(ctx, body.user, "/user");
  if (user.id !== member.id) requireAdmin(ctx);
  const absence: StoredAbsence = {
    id: newId("abs"),
    workspaceId: ctx.workspaceId,
    user: { id: user.id, name: user.name, email: user.email },
    startsAt: body.starts_at,
    endsAt: body.ends_at,
    delegate: await delegateOf(ctx, body.delegate ?? null),
    note: body.note?.trim() || null,
    changedAt: ctx.now,
    appliesAt: null,
  };
  const set = await recorded(ctx, async (tx) => {
    const result = await saved(tx, ctx, absence);
    const change = { kind: "absence" as const, id: absence.id, name: user.name, action: "created" };
    return { result, whom: user, changes: [{ ...change, before: null, after: asAudited(absence) }] };
  });
  absenceSet(set.appliesAt ?? ctx.now);
  return asWire(set);
}

/** Checks an absence among everybody's others and writes it. Once it is committed, `absenceSet` wakes the clock that hands on what its person is asked. */
export async function saved(tx: Db, ctx: Ctx, absence: StoredAbsence): Promise<StoredAbsence> {
  const { startsAt, endsAt } = absence;
  await lockAbsences(tx, ctx.workspaceId);
  const others = await absencesDuring(tx, ctx.workspaceId, startsAt, endsAt);
  const names = await namesOf(
    tx,
    ctx.workspaceId,
    others.map(({ userId }) => userId),
  );
  for (const each of [absence.user, absence.delegate]) if (each) names.set(each.id, each.name);
  refuse([...flawsOfAbsence(plain(absence), others, (id) => names.get(id) ?? "Somebody", ctx.now)]);
  const appliesAt = startsAt > ctx.now ? startsAt : ctx.now;
  const written = { ...absence, changedAt: ctx.now, appliesAt };
  await saveAbsence(tx, written);
  return written;
}

const plain = ({ id, user, startsAt, endsAt, delegate }: StoredAbsence): Absence => ({
  ...{ id, startsAt, endsAt },
  userId: user.id,
  delegateId: delegate?.id ?? null,
});

/** Who stands in: a member who may be asked. */
export const delegateOf = async (ctx: Ctx, ref: string | null): Promise<StoredAbsence["delegate"]> =>
  ref === null ? null : personAt(ctx, ref, "/delegate");

async function personAt(ctx: Ctx, ref: string, pointer: string): Promise<StoredAbsence["user"]> {
  const [found] = (await findTargets(ctx.workspaceId, [ref], ctx.now)).targets;
  if (found?.target.type === "user") return found.target;
  const detail = found
    ? `${found.target.name} is not one person.`
    : `${ref} is nobody who can be asked here: unknown, an auditor, or no longer active.`;
  throw new AppError("invalid_request", detail, { flaws: [{ pointer, detail }] });
}

function refuse(flaws: readonly Flaw[]): void {
  const [first] = flaws;
  if (first) throw new AppError("invalid_request", first.detail, { flaws: [...flaws] });
}
