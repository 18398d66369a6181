import { spellDuration } from "../duration";
import { isJsonObject, type Json, type JsonObject } from "../json";
import type { PolicyWritten } from "./policies";
import type { PolicyBody } from "./policy";

const DURATIONS = new Set([
  "remind_after",
  "remind_every",
  "escalate_after",
  "timeout",
  "undo",
  "hold",
  "at_most",
]);

/** A policy as people write it, from how it is stored: durations become texts. */
export const spelledPolicy = (policy: PolicyBody): PolicyWritten =>
  spelled(JSON.parse(JSON.stringify(policy)) as JsonObject) as unknown as PolicyWritten;

function spelled(value: Json): Json {
  if (Array.isArray(value)) return value.map(spelled);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      DURATIONS.has(key) && typeof child === "number" ? spellDuration(child) : spelled(child),
    ]),
  );
}
