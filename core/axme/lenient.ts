import { z } from "zod";
import { MAX_SECONDS } from "../duration";
import { isJsonObject } from "../json";

/** AXME's clients send null for what they leave out. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value) => value ?? undefined)
    .optional();

export const Seconds = z.int().min(1).max(MAX_SECONDS);

/** A time; one without a zone is UTC. */
export const Time = z.iso
  .datetime({ offset: true, local: true, error: "This is a time like 2026-11-23T08:00:00Z." })
  .transform((text) => new Date(/(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`));

/** AXME's page for TypeScript shows `intentType`, and its API wants `intent_type`; what is inside stays as it is. */
export function snakeKeys(value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      child,
    ]),
  );
}
