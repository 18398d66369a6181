import { isJsonObject, type JsonObject } from "@/core/json";
import type { FactWire } from "@/core/wire/fact";
import type { IntentWire } from "@/core/wire/intent";
import { numberAt, textAt } from "../intent/fact-data";

/** The question as it stood in one revision. `note` is what the agent said about it; null for the first, and for a voter's change. */
export interface Revision {
  number: number;
  at: string;
  note: string | null;
  /** The voter whose change it is; null where it is the agent's. */
  by: string | null;
  title: string;
  description: string | null;
  payload: JsonObject;
}

type Asked = Pick<IntentWire, "title" | "description" | "payload" | "revision" | "created_at">;

/** Every revision, oldest first. Each `revised` fact says what it replaced, so they are unwound from the present one. */
export function revisionsOf(intent: Asked, facts: readonly FactWire[]): Revision[] {
  const { title, description, payload, revision } = intent;
  const steps = facts.filter(({ type, data }) => type === "revised" && numberOf(data) <= revision);
  let here: Pick<Revision, "title" | "description" | "payload"> = { title, description, payload };
  const revisions: Revision[] = [];
  for (const { at, data, actor } of steps.toReversed()) {
    const by = actor.type === "user" ? actor.name : null;
    revisions.push({ ...here, number: numberOf(data), at, note: textAt(data, "/note"), by });
    here = { ...here, ...replacedIn(data.before) };
  }
  const first = (revisions.at(-1)?.number ?? revision + 1) - 1;
  return [...revisions, { ...here, number: first, at: intent.created_at, note: null, by: null }].toReversed();
}

const numberOf = (data: JsonObject): number => numberAt(data, "/revision") ?? 0;

function replacedIn(before: unknown): Partial<Pick<Revision, "title" | "description" | "payload">> {
  if (!isJsonObject(before)) return {};
  const { title, description, payload } = before;
  return {
    ...(typeof title === "string" && { title }),
    ...((typeof description === "string" || description === null) && { description }),
    ...(isJsonObject(payload) && { payload }),
  };
}
