import type { JsonObject } from "countersign";
import type { Answer } from "./answer.js";
import { isObject } from "./json.js";
import { decisionOf, type HitlResponse, outcomesOf, type Review, reviewsOf } from "./langchain.js";
import { type Asking, type Question, questionAbout } from "./question.js";

export { type Answer, answersTo, ask, placeOf } from "./answer.js";
export type { HitlResponse } from "./langchain.js";
export type { Asking, Question } from "./question.js";

/** The part of LangGraph's `Interrupt` that matters here. */
export interface Interrupt {
  id?: string | undefined;
  value?: unknown;
}

/** What a node's own `interrupt(value)` returns, where it is no HITL request. */
export type InterruptAnswer =
  { approved: true; value: JsonObject; comment: string | null } | { approved: false; message: string };

/** For `new Command({ resume })`: what each interrupt returns, by its id. */
export type Resume = Record<string, HitlResponse | InterruptAnswer>;

const FRAMEWORK = "langgraph";

/**
 * The questions of a thread's interrupts, as `invoke` gave them in `__interrupt__` or `getState` has them in its tasks. A
 * HITL request is one question per action; any other value is one question about the value itself.
 */
export function questionsOf(
  interrupts: readonly Interrupt[],
  { thread, ...asking }: Asking & { thread: string },
): Question[] {
  return interrupts.flatMap((interrupt) => {
    const id = idOf(interrupt);
    const reviews = reviewsOf(interrupt.value);
    const calls = reviews?.map(callOf) ?? [wholeOf(interrupt.value)];
    return calls.map((call, index) =>
      questionAbout(FRAMEWORK, { run: thread, call: `${id}.${index}`, ...call }, asking),
    );
  });
}

/** The answers to `questionsOf(interrupts)`, as the graph waits for them. */
export function resumeOf(interrupts: readonly Interrupt[], answers: readonly Answer[]): Resume {
  return Object.fromEntries(
    interrupts.map((interrupt) => {
      const id = idOf(interrupt);
      const reviews = reviewsOf(interrupt.value);
      const answerAt = (index: number) => answerTo(`${id}.${index}`, answers);
      const value = reviews
        ? { decisions: reviews.map((review, index) => decisionOf(review, answerAt(index))) }
        : plain(answerAt(0));
      return [id, value];
    }),
  );
}

function callOf(review: Review) {
  const { name, args, description, allowed } = review;
  const outcomes = outcomesOf(review);
  return { tool: name, arguments: args, description, editable: allowed.includes("edit"), outcomes };
}

const wholeOf = (value: unknown) => ({
  tool: "interrupt",
  arguments: (isObject(value) ? value : { value: value ?? null }) as JsonObject,
  editable: true,
});

const plain = (answer: Answer): InterruptAnswer =>
  answer.approved
    ? { approved: true, value: answer.arguments, comment: answer.comment }
    : { approved: false, message: answer.message };

function idOf({ id }: Interrupt): string {
  if (id) return id;
  throw new TypeError("An interrupt without an id cannot be answered: give the graph a checkpointer.");
}

function answerTo(call: string, answers: readonly Answer[]): Answer {
  const found = answers.find((answer) => answer.call === call);
  if (found) return found;
  throw new TypeError(`Nobody answered ${call}: resume once all of its questions are closed.`);
}
