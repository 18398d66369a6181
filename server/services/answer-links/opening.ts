import type { OpeningWire } from "@/core/wire/opening";
import { noteOpening } from "../insights/opening";
import { openAnswerLink } from "./open";

/** Keeps that the person whom a link was sent to has its page open. Throws unauthenticated and not_found. */
export async function noteOpeningByLink(token: string, now: Date): Promise<OpeningWire> {
  const { ctx, link } = await openAnswerLink(token, now);
  return noteOpening(ctx, link.intent_id);
}
