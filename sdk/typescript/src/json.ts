import type { Intent } from "./intent.js";
import type { WebhookEvent } from "./webhook-event.js";
import type { Fact, Page, Problem, TaskType } from "./wire.js";

/** The value, or undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

// The server validates its answers; these only tell them from a proxy's page or a cut body.

export function isIntent<T extends TaskType, Data>(value: unknown): value is Intent<T, Data> {
  return isObject(value) && typeof value.id === "string" && typeof value.status === "string";
}

export function isFact(value: unknown): value is Fact {
  return isObject(value) && typeof value.seq === "number" && typeof value.type === "string";
}

export function isProblem(value: unknown): value is Problem {
  return isObject(value) && typeof value.code === "string";
}

/** A guard for pages whose items pass `isItem`. */
export function isPageOf<Item>(isItem: (value: unknown) => value is Item) {
  return (value: unknown): value is Page<Item> =>
    isObject(value) && Array.isArray(value.items) && value.items.every(isItem);
}

/** What a webhook's body is, without the id, which comes in a header. */
type WebhookBody = WebhookEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, "id">
    : never
  : never;

export function isWebhookBody(value: unknown): value is WebhookBody {
  if (!isObject(value) || typeof value.type !== "string" || typeof value.timestamp !== "string") return false;
  return value.type.startsWith("intent.") ? isIntent(value.data) : isObject(value.data);
}
