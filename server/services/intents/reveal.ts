import { mayReveal } from "@/core/access";
import { AppError, flaw } from "@/core/errors";
import type { Intent } from "@/core/intent";
import { type Json, valueAt } from "@/core/json";
import { sensitivePlaces } from "@/core/sensitive/mask";
import type { RevealBody, RevealedWire } from "@/core/wire/sensitive";
import { toWire } from "@/core/wire/show";
import { db } from "@/server/db/client";
import { revealedSince } from "@/server/db/facts";
import { findIntent } from "@/server/db/intents";
import { settings } from "@/server/settings";
import { type Ctx, requireMember } from "../context";
import { changeIntent } from "./change";
import { requireVisible } from "./visible";

/** Whoever looks at the same value again within so long has looked at it once. */
const SAME_LOOK_MS = 10 * 60_000;

/**
 * Sensitive values of an intent, for somebody who may answer it, or an admin. It leaves a fact, with the places and never the
 * values. Throws not_found, forbidden, and invalid_request for a place where nothing is masked.
 */
export async function revealValues(ctx: Ctx, id: string, { places }: RevealBody): Promise<RevealedWire> {
  const { member } = requireMember(ctx);
  const found = await findIntent(db(ctx), ctx.workspaceId, id);
  requireVisible(ctx, found?.intent);
  if (!mayReveal(member, found.intent)) throw notForYou();
  const wanted = placesAsked(found.intent, places);
  const shown = await revealedSince(db(ctx), id, member.id, new Date(ctx.now.getTime() - SAME_LOOK_MS));
  // What is shown is what the fact is about: the intent as it is then.
  const { after } = await changeIntent(ctx, id, { type: "reveal", by: member, places: wanted, shown });
  return { values: valuesOf(after, wanted) };
}

function placesAsked(intent: Intent, places: readonly string[] | undefined): string[] {
  const masked = sensitivePlaces(wireOf(intent));
  for (const [index, place] of (places ?? []).entries())
    if (!masked.includes(place))
      throw flaw("invalid_request", `/places/${index}`, "Nothing is masked there.");
  return [...new Set(places ?? masked)];
}

function valuesOf(intent: Intent, places: readonly string[]): Record<string, Json> {
  const wire = wireOf(intent) as unknown as Json;
  const masked = sensitivePlaces(wireOf(intent));
  return Object.fromEntries(
    places.filter((place) => masked.includes(place)).map((place) => [place, valueAt(wire, place) ?? null]),
  );
}

const wireOf = (intent: Intent) => toWire(intent, settings().PUBLIC_URL);

const notForYou = () =>
  new AppError("forbidden", "Sensitive values are shown to those who may answer this, and to admins.");
