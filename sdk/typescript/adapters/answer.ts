import {
  canonicalJson,
  type ClosedIntent,
  type Countersign,
  type Intent,
  type JsonObject,
  ReceiptError,
} from "countersign";
import type { Place, Question } from "./question.js";

/** What people said about a call. Only `answersTo` makes one, so an approval is one whose receipt was verified. */
export type Answer = Approval | Refusal;

interface Answered {
  call: string;
  /** The id of the intent, for `reportResult`. */
  intent: string;
  comment: string | null;
}

export interface Approval extends Answered {
  approved: true;
  /** What to run the tool with: what the receipt covers, the reviewer's edits applied. */
  arguments: JsonObject;
  edited: boolean;
}

export interface Refusal extends Answered {
  approved: false;
  /** Null where the question was withdrawn, or nobody answered it. */
  outcome: string | null;
  /** Who refused and why, for the model. */
  message: string;
}

type Client = Pick<Countersign, "sendIntent" | "getIntent" | "verifyReceipt">;

/** Asks, each question once however often this is called. The intents come in the questions' order. */
export function ask(client: Client, questions: readonly Question[]): Promise<Intent<"approval">[]> {
  return Promise.all(
    questions.map(({ intent, idempotencyKey }) => client.sendIntent(intent, { idempotencyKey })),
  );
}

/**
 * What people said to the questions of a run, in their order, or null while one of them still waits: its own webhook will
 * come. Rejects with a ReceiptError where an approval is not for exactly what was asked.
 */
export async function answersTo(client: Client, questions: readonly Question[]): Promise<Answer[] | null> {
  const answers = await Promise.all(questions.map((question) => answerTo(client, question)));
  return answers.every((answer) => answer !== null) ? answers : null;
}

/** Where the answer of an intent belongs, as its `state` says; null where no adapter asked it. */
export function placeOf({ state }: Pick<Intent, "state">): Place | null {
  if (typeof state !== "object" || state === null || Array.isArray(state)) return null;
  const { framework, run, call } = state;
  if (typeof framework !== "string" || typeof run !== "string" || typeof call !== "string") return null;
  return { framework, run, call };
}

async function answerTo(
  client: Client,
  { call, intent: asked, idempotencyKey }: Question,
): Promise<Answer | null> {
  const { id } = await client.sendIntent(asked, { idempotencyKey });
  // A repeated question is answered as it first was, so what became of it is read besides.
  const intent = await client.getIntent<"approval">(id);
  if (intent.status === "waiting") return null;
  const { outcome, decision } = intent;
  const answered = { call, intent: intent.id, comment: decision?.comment ?? null };
  if (outcome !== "approved") return { ...answered, approved: false, outcome, message: refusalOf(intent) };
  const { payload } = await client.verifyReceipt(intent, { outcome: "approved" });
  // The receipt covers what the intent says; that has to be what this run asked, too.
  if (canonicalJson(intent.payload) !== canonicalJson(asked.payload))
    throw new ReceiptError("payload_differs");
  const { arguments: granted } = payload;
  if (typeof granted !== "object" || granted === null || Array.isArray(granted))
    throw new ReceiptError("payload_differs");
  const edited = canonicalJson(granted) !== canonicalJson(asked.payload.arguments);
  return { ...answered, approved: true, arguments: granted, edited };
}

function refusalOf({ status, outcome, decision }: ClosedIntent<"approval">): string {
  if (status === "canceled") return "The question was withdrawn, so nobody allowed this.";
  if (status === "timed_out") return "Nobody answered in time, so this is not allowed.";
  const who = decision?.decided_by.name ?? "Somebody";
  return `${who} answered ${String(outcome)}${decision?.comment ? `: ${decision.comment}` : "."}`;
}
