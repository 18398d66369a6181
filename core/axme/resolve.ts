import { z } from "zod";
import type { CancellationBody, ResultBody } from "../wire/commands";
import { JsonObjectValue } from "../wire/primitives";
import { maybe } from "./lenient";

/** POST /v1/intents/{id}/resolve. */
export const AxmeResolveBody = z.object({
  status: z.enum(["COMPLETED", "FAILED", "CANCELED"]),
  result: maybe(JsonObjectValue),
  error: maybe(JsonObjectValue),
  reason: maybe(z.string().max(2_000)),
});
export type AxmeResolveBody = z.infer<typeof AxmeResolveBody>;

export type Resolution = { cancellation: CancellationBody } | { result: ResultBody };

/** How an agent ends it, in our words: it withdraws, or says what became of the answer. */
export function resolutionOf({ status, result, error, reason }: AxmeResolveBody): Resolution {
  const words = [reason, result?.summary, error?.message].map((text) =>
    typeof text === "string" ? text.trim() : "",
  );
  const said = words.find((text) => text !== "")?.slice(0, 2_000);
  if (status === "CANCELED") return { cancellation: { reason: said ?? "Its agent withdrew it." } };
  const done = status === "COMPLETED";
  const data = (done ? result : error) ?? null;
  const summary = said ?? (done ? "Done." : "It failed.");
  return { result: { status: done ? "succeeded" : "failed", summary, data } };
}
