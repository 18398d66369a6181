import { canonicalJson } from "./canonical.js";
import { InvalidAnswerError } from "./errors.js";
import type { ClosedIntent } from "./intent.js";
import { isAffirmed } from "./outcomes.js";
import { type AnswerSchema, type DataFrom, isStandard, type Issue, type JsonSchema } from "./schema.js";
import type { Json, TaskType } from "./wire.js";

/** A form is always filled in; whoever declines, or answers a question in words, fills nothing in. */
export type AnswerData<T extends TaskType, S> = T extends "form" ? DataFrom<S> : DataFrom<S> | null;

/**
 * The closed intent with `decision.data` as the schema says. A Standard Schema such as Zod's checks and transforms it. A JSON
 * Schema gives its type, once it is certain that it is the one that the server checked the answer against. Where there is no
 * decision, it passes as it is. Throws an InvalidAnswerError.
 */
export async function parseAnswer<T extends TaskType = "form", const S extends AnswerSchema = AnswerSchema>(
  intent: ClosedIntent,
  schema: S,
): Promise<ClosedIntent<T, AnswerData<T, S>>> {
  const parsed =
    intent.status === "decided"
      ? { ...intent, decision: { ...intent.decision, data: await dataOf(intent, schema) } }
      : intent;
  return parsed as ClosedIntent<T, AnswerData<T, S>>;
}

type DecidedIntent = Extract<ClosedIntent, { status: "decided" }>;

async function dataOf(intent: DecidedIntent, schema: AnswerSchema): Promise<unknown> {
  const { data } = intent.decision;
  const inWords = intent.task_type === "clarification" && data === null;
  if (!isAffirmed(intent) || inWords) return null;
  if (!isStandard(schema)) return asAsked(intent, schema);
  const result = await schema["~standard"].validate(data);
  if (result.issues === undefined) return result.value;
  throw new InvalidAnswerError(
    `The answer to ${intent.id} does not fit the schema.`,
    result.issues.map(flawOf),
  );
}

/** The server let nothing through that its schema forbids; so this only has to be the same one. */
function asAsked({ id, form_schema, decision }: DecidedIntent, schema: JsonSchema): Json {
  if (form_schema !== null && canonicalJson(form_schema) === canonicalJson(schema)) return decision.data;
  throw new InvalidAnswerError(`${id} was asked with another form_schema.`);
}

function flawOf({ message, path = [] }: Issue): { detail: string; pointer: string } {
  const keys = path.map((part) => String(typeof part === "object" ? part.key : part));
  const pointer = keys.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return { detail: message, pointer: `/data${pointer}` };
}
