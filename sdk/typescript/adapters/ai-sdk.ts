import type { JsonObject } from "countersign";
import type { Answer } from "./answer.js";
import { isObject } from "./json.js";
import { type Asking, type Question, questionAbout } from "./question.js";

export { type Answer, answersTo, ask, placeOf } from "./answer.js";
export type { Asking, Question } from "./question.js";

/** The part of the AI SDK's `ModelMessage` that matters here. */
export interface Message {
  role: string;
  content: unknown;
}

/** The last of the messages that `withAnswers` returns. */
export interface ToolMessage {
  role: "tool";
  content: { type: "tool-approval-response"; approvalId: string; approved: boolean; reason?: string }[];
}

interface Approval {
  approvalId: string;
  toolCallId: string;
  toolName: string;
  input: JsonObject;
  /** Where the SDK signed the arguments, or the provider runs the tool itself, other arguments would be refused or lost. */
  editable: boolean;
}

/** The questions of the approvals that the messages still wait for. */
export function questionsOf(
  messages: readonly Message[],
  { run, ...asking }: Asking & { run: string },
): Question[] {
  return pendingIn(messages).map(({ toolCallId, toolName, input, editable }) =>
    questionAbout("ai-sdk", { run, call: toolCallId, tool: toolName, arguments: input, editable }, asking),
  );
}

/**
 * The messages with the answers to `questionsOf(messages)`: pass them to `generateText` or `streamText`, which runs what was
 * approved. What a reviewer edited stands in the tool call itself, so the model sees what was really done.
 */
export function withAnswers<M extends Message>(
  messages: readonly M[],
  answers: readonly Answer[],
): (M | ToolMessage)[] {
  const inputs = new Map(
    answers.flatMap((answer) => (answer.approved ? [[answer.call, answer.arguments]] : [])),
  );
  const responses = pendingIn(messages).map(({ approvalId, toolCallId }) => {
    const answer = answers.find(({ call }) => call === toolCallId);
    if (!answer) throw new TypeError(`Nobody answered ${toolCallId}: resume once all questions are closed.`);
    const reason = answer.approved ? answer.comment : answer.message;
    return {
      type: "tool-approval-response" as const,
      approvalId,
      approved: answer.approved,
      ...(reason && { reason }),
    };
  });
  return [...messages.map((message) => withInputs(message, inputs)), { role: "tool", content: responses }];
}

function pendingIn(messages: readonly Message[]): Approval[] {
  const parts = messages.flatMap(partsOf);
  const answered = new Set(parts.filter(isOf("tool-approval-response")).map(({ approvalId }) => approvalId));
  const calls = new Map(parts.filter(isOf("tool-call")).map((part) => [part.toolCallId, part]));
  return parts.filter(isOf("tool-approval-request")).flatMap((request) => {
    const { approvalId, toolCallId } = request;
    if (typeof approvalId !== "string" || typeof toolCallId !== "string" || answered.has(approvalId))
      return [];
    const call = calls.get(toolCallId);
    if (typeof call?.toolName !== "string") throw new TypeError(`There is no tool call ${toolCallId}.`);
    const fixed = "signature" in request || "inputSchemaInput" in request || call.providerExecuted === true;
    const input = (isObject(call.input) ? call.input : { input: call.input ?? null }) as JsonObject;
    const editable = !fixed && isObject(call.input);
    return [{ approvalId, toolCallId, toolName: call.toolName, input, editable }];
  });
}

type Part = Record<string, unknown>;

const partsOf = ({ content }: Message): Part[] => (Array.isArray(content) ? content.filter(isObject) : []);

const isOf =
  (type: string) =>
  (part: Part): boolean =>
    part.type === type;

/** Only calls that were approved are changed, and of those only what the reviewer changed differs. */
function withInputs<M extends Message>(message: M, inputs: ReadonlyMap<unknown, JsonObject>): M {
  const { role, content } = message;
  if (role !== "assistant" || !Array.isArray(content)) return message;
  const changed = content.map((part: unknown) => {
    if (!isObject(part) || part.type !== "tool-call" || !isObject(part.input)) return part;
    const input = inputs.get(part.toolCallId);
    return input ? { ...part, input } : part;
  });
  return { ...message, content: changed };
}
