import type { CelInput } from "@bufbuild/cel";
import { type Condition, compile } from "./cel/compile";
import type { Scope } from "./cel/check";
import { MAX_WORK } from "./cel/meter";
import { celOf } from "./cel/values";
import type { Agent, Priority, Question, Risk } from "./intent";
import type { Json } from "./json";

/** What a rule does with a request that it matches. */
export interface Consequence {
  /** The slug of the policy whose chain it gets. */
  policy?: string;
  priority?: Priority;
  risk?: Risk;
  /** The outcome that it gets at once, without a person. */
  decide?: string;
}

export interface Rule {
  id: string;
  name: string;
  /** A condition in CEL, over the variables of SCOPE. */
  when: string;
  then: Consequence;
  enabled: boolean;
}

export const MAX_RULES = 200;

/** What conditions can name. */
export const SCOPE: Scope = {
  intent_type: "string",
  task_type: "string",
  agent: { address: "string", name: "string" },
  to_agent: "dyn",
  title: "string",
  priority: "string",
  risk: "dyn",
  payload: "map",
  state: "dyn",
};

/** What a request brings to a condition. */
export interface Asked extends Pick<
  Question,
  "intentType" | "taskType" | "title" | "priority" | "risk" | "payload"
> {
  agent: Pick<Agent, "address" | "name">;
  toAgent: string | null;
  state: Json;
}

export type Values = Record<string, CelInput>;

export function valuesOf(asked: Asked): Values {
  return {
    intent_type: asked.intentType,
    task_type: asked.taskType,
    agent: { address: asked.agent.address, name: asked.agent.name },
    to_agent: asked.toAgent,
    title: asked.title,
    priority: asked.priority,
    risk: asked.risk,
    payload: celOf(asked.payload),
    state: celOf(asked.state),
  };
}

/** Throws ExpressionError where the text is no condition. */
export const conditionOf = (text: string): Condition => compile(text, SCOPE);

/** A rule that can be asked. */
export interface ReadyRule extends Rule {
  holds: Condition;
}

/** The rules that are switched on. What cannot be compiled any longer fails whenever it is asked. */
export const readyRules = (rules: readonly Rule[]): ReadyRule[] =>
  rules.filter(({ enabled }) => enabled).map((rule) => ({ ...rule, holds: conditionOrFailure(rule.when) }));

/** The same condition, or one that says why it never holds. */
export function conditionOrFailure(text: string): Condition {
  try {
    return conditionOf(text);
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    return () => ({ failed, spent: 0 });
  }
}

/** A rule whose condition could not be told for a request, and why. */
export interface RuleFailure {
  id: string;
  name: string;
  detail: string;
}

export interface Match {
  rule: ReadyRule | null;
  failed: RuleFailure[];
}

/**
 * The first rule that holds. One that fails, over a field that is not there or of another type, does not match. Where the
 * work that all rules may do for one request runs out, none matches: what a rule further up would have refused must not be
 * allowed by one further down.
 */
export function firstMatch(rules: readonly ReadyRule[], values: Values): Match {
  const failed: RuleFailure[] = [];
  let left = MAX_WORK;
  for (const rule of rules) {
    const verdict = rule.holds(values, left);
    left -= verdict.spent;
    if ("holds" in verdict) {
      if (verdict.holds) return { rule, failed };
      continue;
    }
    failed.push({ id: rule.id, name: rule.name, detail: verdict.failed });
    if (left < 0) break;
  }
  return { rule: null, failed };
}
