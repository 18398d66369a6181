import type { JsonObject } from "countersign";
import type { Answer } from "./answer.js";
import { isObject } from "./json.js";
import { type Asking, type Question, questionAbout } from "./question.js";

export { type Answer, answersTo, ask, placeOf } from "./answer.js";
export type { Asking, Question } from "./question.js";

/** The part of a `RunToolApprovalItem` that matters here. */
export interface Interruption {
  rawItem: { type?: string | undefined };
}

/** The part of a `RunState` that matters here. */
export interface State<Item extends Interruption> {
  getInterruptions(): Item[];
  approve(item: Item): void;
  reject(item: Item, options: { message: string }): void;
}

/** The questions of `result.interruptions`, or of a state's `getInterruptions()`. */
export function questionsOf(
  interruptions: readonly Interruption[],
  { run, ...asking }: Asking & { run: string },
): Question[] {
  return interruptions.map((item) => {
    const { call, tool, given, editable } = callOf(item);
    return questionAbout("openai-agents", { run, call, tool, arguments: given, editable }, asking);
  });
}

/**
 * A serialised `RunState` in which the calls that a reviewer edited have the edited arguments, for `RunState.fromString`. The
 * SDK has no other way to run a call with other arguments, so its items are rewritten wherever they stand: those that the
 * runner will execute, and those that the model will see.
 */
export function withEdits(serialized: string, answers: readonly Answer[]): string {
  const edited = new Map(
    answers.flatMap((answer) => (answer.approved && answer.edited ? [[answer.call, answer.arguments]] : [])),
  );
  return JSON.stringify(JSON.parse(serialized), (_key, value: unknown) => {
    if (!isObject(value) || value.type !== "function_call" || typeof value.callId !== "string") return value;
    const given = edited.get(value.callId);
    return given ? { ...value, arguments: JSON.stringify(given) } : value;
  });
}

/** Approves or rejects what the state waits for, as people answered. Then `run(agent, state)` goes on. */
export function settle<Item extends Interruption>(state: State<Item>, answers: readonly Answer[]): void {
  for (const item of state.getInterruptions()) {
    const { call } = callOf(item);
    const answer = answers.find((one) => one.call === call);
    if (!answer) throw new TypeError(`Nobody answered ${call}: resume once all questions are closed.`);
    if (answer.approved) state.approve(item);
    else state.reject(item, { message: answer.message });
  }
}

interface Call {
  call: string;
  tool: string;
  given: JsonObject;
  editable: boolean;
}

/** A function's call has JSON arguments that can be edited; a shell's, a patch's or a hosted tool's are shown as they are. */
function callOf({ rawItem }: Interruption): Call {
  const item: Record<string, unknown> = { ...rawItem };
  const { type, name, callId, id } = item;
  const call = callId ?? id;
  if (typeof call !== "string") throw new TypeError("An interruption has no call id.");
  const tool = typeof name === "string" ? name : String(type);
  if (type !== "function_call") return { call, tool, given: shown(item), editable: false };
  const given: unknown = typeof item.arguments === "string" ? JSON.parse(item.arguments || "{}") : null;
  if (!isObject(given)) throw new TypeError(`The arguments of ${tool} are no JSON object.`);
  return { call, tool, given: given as JsonObject, editable: true };
}

/** All but what the provider adds for itself. */
function shown({ providerData: _, ...item }: Record<string, unknown>): JsonObject {
  return JSON.parse(JSON.stringify(item)) as JsonObject;
}
