import { z } from "zod";
import { flaw } from "../errors";
import { isJsonObject, type Json, type JsonObject } from "../json";
import { effectOf } from "../task-types";
import type { CommentBody, DecisionBody, RevisionBody } from "../wire/commands";
import type { IntentWire } from "../wire/intent";
import { JsonObjectValue } from "../wire/primitives";
import { maybe } from "./lenient";

const Generation = z.int().min(0);

/** POST /v1/intents/{id}/resume: a person's `task_result`, or whatever an agent says. */
export const AxmeResumeBody = z.looseObject({
  task_result: maybe(JsonObjectValue),
  approve_current_step: maybe(z.boolean()),
  reason: maybe(z.string().max(2_000)),
  expected_policy_generation: maybe(Generation),
});
export type AxmeResumeBody = z.infer<typeof AxmeResumeBody>;

/** A person's answer in our words. Nothing is approved that they did not say. Throws invalid_request. */
export function answerOf(body: AxmeResumeBody, intent: IntentWire): z.input<typeof DecisionBody> {
  const { outcome: said, comment, data, edits, evidence, ...fields } = body.task_result ?? {};
  const outcome = typeof said === "string" ? said : spokenBy(body, intent);
  if (outcome === null)
    throw flaw(
      "invalid_request",
      "/task_result/outcome",
      `Say the outcome: ${intent.allowed_outcomes.join(", ")}.`,
    );
  const { evidence: inner, ...given } = isJsonObject(data) ? data : {};
  const proof = evidence ?? inner;
  return {
    outcome: outcomeOf(outcome, intent),
    comment: (comment as string | null | undefined) ?? body.reason,
    ...dataOf(isJsonObject(data) ? given : data, fields, intent),
    ...(edits !== undefined && { edits: edits as Record<string, Json> }),
    ...(proof !== undefined && { evidence: evidenceOf(proof) }),
    ...(body.expected_policy_generation !== undefined && { revision: body.expected_policy_generation }),
  };
}

/** `approve_current_step` is true by default in AXME's schema; here it counts only where somebody sends it. */
function spokenBy({ approve_current_step: approves }: AxmeResumeBody, intent: IntentWire): string | null {
  if (approves === undefined) return null;
  return outcomesThat(approves ? "affirm" : "deny", intent)[0] ?? null;
}

const outcomesThat = (effect: "affirm" | "deny", { task_type, allowed_outcomes }: IntentWire): string[] =>
  allowed_outcomes.filter((outcome) => effectOf(task_type, allowed_outcomes, outcome) === effect);

/** AXME's papers call the no of a clarification or a confirmation now this, now that. */
const NOES = new Set(["rejected", "declined", "denied"]);

function outcomeOf(said: string, intent: IntentWire): string {
  const [no, ...others] = outcomesThat("deny", intent);
  const meant = !intent.allowed_outcomes.includes(said) && NOES.has(said) && others.length === 0 ? no : said;
  return meant ?? said;
}

/** AXME's forms lie flat beside the outcome, or in `data`; its assignments name an `assignee_email`. */
function dataOf(data: Json | undefined, fields: JsonObject, intent: IntentWire): { data?: Json } {
  if (data !== undefined && !isJsonObject(data)) return { data };
  const all: JsonObject = { ...fields, ...data };
  if (intent.task_type === "assignment" && all.assignee === undefined && all.assignee_email !== undefined)
    all.assignee = all.assignee_email;
  return Object.keys(all).length > 0 ? { data: all } : {};
}

type Evidence = NonNullable<z.input<typeof DecisionBody>["evidence"]>;

/** AXME only wants it not to be empty: a word, an address, a list of such, or ours. */
function evidenceOf(proof: Json): Evidence {
  return (Array.isArray(proof) ? proof : [proof]).map((one) => {
    if (isJsonObject(one)) return { label: "Evidence", ...one };
    const text = String(one);
    return /^https?:\/\//i.test(text) ? { label: "Evidence", url: text } : { label: "Evidence", text };
  });
}

/** What an agent says when it is its turn: another question, or a reply. */
export type AgentTurn = { revision: z.input<typeof RevisionBody> } | { comment: z.input<typeof CommentBody> };

const WORDS = ["reason", "comment", "reply", "message", "note"] as const;
const NOT_SAID = new Set([
  "approve_current_step",
  "expected_policy_generation",
  "actor",
  "internal_scheduler",
]);

/** A payload or a title asks again; anything else is a reply, in its own words or as it stands. */
export function turnOf({ payload, title, description, ...rest }: AxmeResumeBody): AgentTurn {
  const words = WORDS.map((name) => rest[name]).find((text) => typeof text === "string" && text.trim());
  if (payload !== undefined || title !== undefined || description !== undefined) {
    const question = { payload, title, description } as Partial<z.input<typeof RevisionBody>>;
    return { revision: { ...question, note: String(words ?? "Asked again.") } };
  }
  const left = Object.entries(rest).filter(([key, value]) => !NOT_SAID.has(key) && value !== undefined);
  const result = left.length > 0 ? JSON.stringify(Object.fromEntries(left)) : "Resumed.";
  return { comment: { body: String(words ?? result) } };
}
