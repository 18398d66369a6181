import type { JsonObject } from "countersign";
import type { Answer } from "./answer.js";
import { isObject } from "./json.js";
import { type Asking, type Question, questionAbout } from "./question.js";

export { type Answer, answersTo, ask, placeOf } from "./answer.js";
export type { Asking, Question } from "./question.js";

/** What Claude Code and Codex write to the stdin of a `PreToolUse` or `PermissionRequest` hook. */
export interface HookInput {
  session_id: string;
  hook_event_name: "PreToolUse" | "PermissionRequest";
  tool_name: string;
  tool_input: JsonObject;
  tool_use_id?: string | undefined;
  /** Only Codex has it. */
  turn_id?: string | undefined;
  cwd?: string | undefined;
}

/** What the hook says where nobody has answered, and why. */
export interface Unanswered {
  /** Leave it to whoever sits there, refuse, or end `claude -p` until it is resumed. */
  say: "ask" | "deny" | "defer";
  reason: string;
}

/** Reads a hook's stdin. Throws a TypeError where it is neither event. */
export function hookInputOf(text: string): HookInput {
  const input: unknown = JSON.parse(text);
  if (!isObject(input)) throw new TypeError("A hook's input is a JSON object.");
  const { session_id, hook_event_name: event, tool_name, tool_input } = input;
  if (event !== "PreToolUse" && event !== "PermissionRequest")
    throw new TypeError(`This is for PreToolUse and PermissionRequest, not for ${String(event)}.`);
  if (typeof session_id !== "string" || typeof tool_name !== "string" || !isObject(tool_input))
    throw new TypeError("A hook's input has a session_id, a tool_name and a tool_input.");
  return {
    session_id,
    hook_event_name: event,
    tool_name,
    tool_input: tool_input as JsonObject,
    tool_use_id: textOf(input.tool_use_id),
    turn_id: textOf(input.turn_id),
    cwd: textOf(input.cwd),
  };
}

/** The question about a tool call. `call` names it: its `tool_use_id`, where there is one. */
export function questionOf(input: HookInput, { call, ...asking }: Asking & { call: string }): Question {
  const { session_id: run, tool_name: tool, tool_input, cwd } = input;
  const description = cwd && `In ${cwd}`;
  const pending = { run, call, tool, arguments: tool_input, description, editable: takesEdits(input) };
  return questionAbout(isCodex(input) ? "codex" : "claude-code", pending, asking);
}

/** What the hook writes to stdout; null where it writes nothing, which leaves the decision to whoever sits there. */
export function outputOf(input: HookInput, answer: Answer | Unanswered): object | null {
  const { hook_event_name: hookEventName } = input;
  const output = (hookEventName === "PreToolUse" ? preToolUse : permissionRequest)(input, answer);
  return output && { hookSpecificOutput: { hookEventName, ...output } };
}

/** The input is always given back, so that what runs is what was approved, to the letter; Codex wants it anyway. */
function preToolUse(input: HookInput, answer: Answer | Unanswered): object | null {
  if ("say" in answer) {
    const { say, reason } = answer;
    if (isCodex(input) && say !== "deny") return null; // it knows neither ask nor defer
    return { permissionDecision: say, permissionDecisionReason: reason };
  }
  if (!answer.approved) return { permissionDecision: "deny", permissionDecisionReason: answer.message };
  const permissionDecisionReason = answer.comment ?? "Approved in Countersign.";
  return { permissionDecision: "allow", permissionDecisionReason, updatedInput: answer.arguments };
}

function permissionRequest(input: HookInput, answer: Answer | Unanswered): object | null {
  if ("say" in answer)
    return answer.say === "deny" ? { decision: { behavior: "deny", message: answer.reason } } : null;
  if (!answer.approved) return { decision: { behavior: "deny", message: answer.message } };
  const updatedInput = takesEdits(input) && { updatedInput: answer.arguments };
  return { decision: { behavior: "allow", ...updatedInput } };
}

const isCodex = ({ turn_id }: HookInput): boolean => turn_id !== undefined;

/** Codex refuses a permission that comes with another input. */
const takesEdits = (input: HookInput): boolean => input.hook_event_name === "PreToolUse" || !isCodex(input);

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
