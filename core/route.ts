import { type Verdict, whyNotAutomatic } from "./automatic";
import type { Question, RoutedBy } from "./intent";
import type { Request } from "./request/question";
import { firstMatch, type ReadyRule, type RuleFailure, type Values } from "./rules";

/** What the rules make of a question. */
export interface Route {
  question: Question;
  /** The slug of the policy that a rule gives it. */
  policy: string | null;
  routedBy: RoutedBy | null;
  verdict: Verdict | null;
  failed: RuleFailure[];
}

/** An admin's rule stands above what the agent asks for; where no rule holds, everything stays as it was asked. */
export function routeOf(question: Question, rules: readonly ReadyRule[], values: () => Values): Route {
  const { rule, failed } = rules.length === 0 ? { rule: null, failed: [] } : firstMatch(rules, values());
  if (!rule) return { question, policy: null, routedBy: null, verdict: null, failed };
  const { policy = null, priority = question.priority, risk = question.risk, decide } = rule.then;
  const problem = decide === undefined ? null : whyNotAutomatic(question, decide);
  const asked = { priority: question.priority, risk: question.risk };
  const by = { type: "rule" as const, id: rule.id, name: rule.name };
  return {
    question: { ...question, priority, risk },
    policy,
    routedBy: { id: rule.id, name: rule.name, problem, asked },
    verdict: decide === undefined || problem !== null ? null : { outcome: decide, by, comment: null },
    failed,
  };
}

/** The request without what it says of whom to ask and when: the policy of a rule takes its place. */
export function askedBy(policy: string, request: Request): Request {
  const { assignees, escalate, remind_after, remind_every, max_reminders, timeout, on_timeout, ...rest } =
    request;
  return { ...rest, policy };
}
