import { mayReveal } from "../access";
import { AppError } from "../errors";
import type { Fact } from "../facts";
import { type Intent, isOpen } from "../intent";
import type { Command } from "./commands";
import { asActor, fact } from "./decide";

type CommandOf<T extends Command["type"]> = Extract<Command, { type: T }>;

/** Sensitive values are shown to those who may answer, and to admins; each showing leaves a fact, but not each click. */
export function decideReveal(intent: Intent, { by, places, shown }: CommandOf<"reveal">, now: Date): Fact[] {
  if (!mayReveal(by, intent))
    throw new AppError(
      "forbidden",
      "Sensitive values are shown to those who may answer this, and to admins.",
    );
  const fresh = places.filter((place) => !shown.includes(place));
  return fresh.length === 0 ? [] : [fact("revealed", now, asActor(by), { places: fresh })];
}

/** Values are dropped from what is over: whoever still has to answer must see what they answer. */
export function decideRedaction(
  intent: Intent,
  { by, what, places, reason }: CommandOf<"redact">,
  now: Date,
): Fact[] {
  if (isOpen(intent))
    throw new AppError(
      "conflict",
      "This is still open. Values are dropped once it is answered, withdrawn or past its deadline.",
    );
  if (intent.redaction?.what === "content")
    throw new AppError("conflict", "All that this held was dropped before; its proof is what remains.");
  if (what === "sensitive" && intent.redaction?.what === "sensitive")
    throw new AppError("conflict", "What was marked as sensitive was dropped before.");
  if (what !== "content" && places.length === 0)
    throw new AppError("conflict", "Nothing here is marked as sensitive: name the places to be dropped.");
  return [fact("redacted", now, by, { what, places: what === "content" ? [] : places, reason })];
}
