import { AppError, type Flaw, flaw } from "@/core/errors";
import { flawsOfOverrides, type Override, type Schedule } from "@/core/on-call";
import type { OverrideBody, ScheduleBody, ScheduleReplacement, ScheduleWire } from "@/core/wire/schedules";
import type { Db } from "@/server/db/client";
import {
  findSchedule,
  isSlugTaken,
  lockSchedule,
  type Named,
  saveSchedule,
  type StoredSchedule,
} from "@/server/db/schedules";
import { findTargets } from "@/server/db/targets";
import { administer } from "../administration/administer";
import { type Ctx, newId, requireAdmin } from "../context";
import { existing } from "./list";
import { asAudited, asWire } from "./show";

/** Sets up a schedule. Throws invalid_request with pointers, conflict where its slug is taken, forbidden. */
export async function createSchedule(ctx: Ctx, body: ScheduleBody): Promise<ScheduleWire> {
  requireAdmin(ctx);
  const lookup = await lookupFor(ctx, body);
  const schedule = {
    ...scheduleOf(body, lookup),
    id: newId("sch"),
    slug: body.slug,
    overrides: overridesOf(body.overrides ?? [], lookup),
  };
  refuse([...lookup.flaws, ...flawsOfOverrides(schedule.overrides)]);
  try {
    return await write(
      ctx,
      "created",
      async () => null,
      () => schedule,
    );
  } catch (error) {
    if (isSlugTaken(error)) throw flaw("conflict", "/slug", `There is a schedule “${body.slug}” already.`);
    throw error;
  }
}

/** Replaces a schedule but for its slug. Throws not_found, invalid_request with pointers, forbidden. */
export async function replaceSchedule(
  ctx: Ctx,
  slug: string,
  body: ScheduleReplacement,
): Promise<ScheduleWire> {
  requireAdmin(ctx);
  const lookup = await lookupFor(ctx, body);
  const overrides = body.overrides && overridesOf(body.overrides, lookup);
  refuse([...lookup.flaws, ...flawsOfOverrides(overrides ?? [])]);
  return write(
    ctx,
    "changed",
    (tx) => lockSchedule(tx, ctx.workspaceId, slug),
    (before) => {
      const { id, overrides: kept } = existing(before);
      return { ...scheduleOf(body, lookup), id, slug, overrides: overrides ?? kept };
    },
  );
}

/** Gives somebody a time out of turn. Throws not_found, invalid_request with pointers, forbidden. */
export async function addOverride(ctx: Ctx, slug: string, body: OverrideBody): Promise<ScheduleWire> {
  requireAdmin(ctx);
  const lookup = await lookUp(ctx, [[body.person, "/person"]]);
  refuse(lookup.flaws);
  const override = overridesOf([body], lookup);
  return write(
    ctx,
    "changed",
    (tx) => lockSchedule(tx, ctx.workspaceId, slug),
    (before) => {
      const schedule = existing(before);
      const overrides = [...schedule.overrides, ...override];
      const flaws = [...flawsOfOverrides(overrides)].map(({ pointer, detail }) => ({
        pointer: pointer.replace(/^\/overrides\/\d+/, ""),
        detail,
      }));
      refuse(flaws);
      return { ...schedule, overrides };
    },
  );
}

/** Gives a time back to whoever's turn it is. Throws not_found, forbidden. */
export function removeOverride(ctx: Ctx, slug: string, id: string): Promise<ScheduleWire> {
  return write(
    ctx,
    "changed",
    (tx) => lockSchedule(tx, ctx.workspaceId, slug),
    (before) => {
      const schedule = existing(before);
      const overrides = schedule.overrides.filter((each) => each.id !== id);
      if (overrides.length === schedule.overrides.length)
        throw new AppError("not_found", "There is no such override.");
      return { ...schedule, overrides };
    },
  );
}

type Before = StoredSchedule | null;

function write(
  ctx: Ctx,
  action: "created" | "changed",
  read: (tx: Db) => Promise<Before>,
  change: (before: Before) => Schedule,
): Promise<ScheduleWire> {
  const { workspaceId, now } = ctx;
  return administer(ctx, async (tx) => {
    const before = await read(tx);
    const schedule = change(before);
    await saveSchedule(tx, { ...schedule, workspaceId }, now);
    const after = existing(await findSchedule(tx, workspaceId, schedule.slug));
    const about = { kind: "schedule" as const, id: after.id, name: after.name, action };
    const changes = [{ ...about, before: before && asAudited(before), after: asAudited(after) }];
    return { result: asWire(after, now), changes };
  });
}

interface Lookup {
  personAt: (ref: string) => Named | undefined;
  flaws: Flaw[];
}

const lookupFor = (
  ctx: Ctx,
  { members, overrides = [] }: Pick<ScheduleBody, "members" | "overrides">,
): Promise<Lookup> =>
  lookUp(ctx, [
    ...members.map((ref, index): [string, string] => [ref, `/members/${index}`]),
    ...overrides.map(({ person }, index): [string, string] => [person, `/overrides/${index}/person`]),
  ]);

/** The people behind references, each with the place where it stands; what is nobody, or several, is a flaw there. */
async function lookUp(ctx: Ctx, places: readonly [ref: string, pointer: string][]): Promise<Lookup> {
  const { targets } = await findTargets(ctx.workspaceId, [...new Set(places.map(([ref]) => ref))], ctx.now);
  const people = new Map(
    targets.flatMap(({ ref, target }) => (target.type === "user" ? [[ref, target]] : [])),
  );
  const flaws = places
    .filter(([ref]) => !people.has(ref))
    .map(([ref, pointer]) => ({ pointer, detail: `${ref} is nobody who can be on call here.` }));
  return { personAt: (ref) => people.get(ref), flaws };
}

const scheduleOf = (body: ScheduleReplacement, { personAt }: Lookup) => ({
  name: body.name,
  timeZone: body.time_zone,
  members: body.members.flatMap((ref) => personAt(ref)?.id ?? []),
  startsOn: body.starts_on,
  handoff: body.handoff,
  everyWeeks: body.every_weeks,
});

const overridesOf = (bodies: readonly OverrideBody[], { personAt }: Lookup): Override[] =>
  bodies.map(({ from, to, person }) => ({ id: newId("ovr"), from, to, userId: personAt(person)?.id ?? "" }));

function refuse(flaws: readonly Flaw[]): void {
  const [first] = flaws;
  if (first) throw new AppError("invalid_request", first.detail, { flaws: [...flaws] });
}
