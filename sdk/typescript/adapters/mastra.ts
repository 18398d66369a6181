import type { JsonObject } from "countersign";
import type { Answer } from "./answer.js";
import { isObject } from "./json.js";
import { type Asking, type Question, questionAbout } from "./question.js";

export { type Answer, answersTo, ask, placeOf } from "./answer.js";
export type { Asking, Question } from "./question.js";

/** The payload of a chunk `tool-call-approval` (with `args`) or `tool-call-suspended` (with `suspendPayload`). */
export interface Suspension {
  toolCallId: string;
  toolName: string;
  args?: unknown;
  suspendPayload?: unknown;
}

/** What the tool finds as its `resumeData`. `approved` is also what Mastra's own tool approval looks at. */
export type ResumeData =
  { approved: true; arguments: JsonObject; comment: string | null } | { approved: false; message: string };

/**
 * The questions about a run's suspended tool calls. Let the tool suspend with its arguments, and run with those of its
 * `resumeData`: `requireApproval` alone would run with what the model asked for, whatever a reviewer changed.
 */
export function questionsOf(
  suspensions: readonly Suspension[],
  { run, ...asking }: Asking & { run: string },
): Question[] {
  return suspensions.map(({ toolCallId: call, toolName: tool, args, suspendPayload }) => {
    const given = suspendPayload ?? args;
    if (!isObject(given)) throw new TypeError(`${tool} was suspended without its arguments.`);
    const editable = suspendPayload !== undefined;
    return questionAbout("mastra", { run, call, tool, arguments: given as JsonObject, editable }, asking);
  });
}

/** For `agent.resumeStream(resumeDataOf(answer), { runId, toolCallId })`. */
export function resumeDataOf(answer: Answer): ResumeData {
  return answer.approved
    ? { approved: true, arguments: answer.arguments, comment: answer.comment }
    : { approved: false, message: answer.message };
}
