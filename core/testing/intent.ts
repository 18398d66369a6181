import type { Answer, Intent, Question } from "../intent";
import { openIntent } from "../lifecycle/open";
import { DEFAULT_CLAIM, FIRST_ANSWER, type Level, type Plan, type Quorum } from "../plan";
import { standardOutcomes } from "../task-types";
import { agent, ana, resolve, user } from "./people";

/** When every story begins. */
export const START = new Date("2026-03-02T12:00:00.000Z");
export const at = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

/** A level that asks Ana until the deadline. */
export function aLevel(change: Partial<Level> = {}): Level {
  return {
    to: [user(ana)],
    remindAfterSeconds: null,
    remindEverySeconds: null,
    maxReminders: 0,
    escalateAfterSeconds: null,
    hours: null,
    quorum: null,
    ...change,
  };
}

/** A plan of one level and an hour, denying at the deadline. */
export function aPlan(change: Partial<Plan> = {}): Plan {
  return {
    policy: null,
    levels: [aLevel()],
    repeat: null,
    timeoutSeconds: 3_600,
    onTimeout: "rejected",
    keepEarlierLevels: true,
    claim: DEFAULT_CLAIM,
    quorum: FIRST_ANSWER,
    requesterMayDecide: false,
    undoSeconds: 0,
    ...change,
  };
}

/** A quorum of so many, with a veto; only those who are asked can give it. */
export const aQuorum = (change: Partial<Quorum> = {}): Quorum => ({
  ...FIRST_ANSWER,
  approvals: 2,
  ...change,
});

export function aQuestion(change: Partial<Question> = {}): Question {
  const taskType = change.taskType ?? "approval";
  return {
    intentType: "intent.data.export.v1",
    taskType,
    title: "Export customers?",
    description: null,
    payload: { dataset: "customers", rows: 12, tags: ["a", "b"], nested: { deep: true } },
    formSchema: null,
    uiSchema: null,
    outcomes: standardOutcomes(taskType),
    requiredComment: false,
    evidenceRequired: false,
    editable: [],
    sensitive: [],
    priority: "normal",
    risk: null,
    ...change,
  };
}

export const ORIGIN = {
  id: "int_1",
  workspaceId: "wsp_1",
  agent,
  toAgent: null,
  correlationId: null,
  traceparent: null,
  tracestate: null,
  state: null,
  callbackUrl: null,
  routedBy: null,
};

/** An intent as it is right after its submission at START. */
export function anIntent(question: Partial<Question> = {}, plan: Partial<Plan> = {}): Intent {
  return openIntent(ORIGIN, aQuestion(question), aPlan(plan), resolve, START).intent;
}

export function anAnswer(outcome: string, more: Partial<Answer> = {}): Answer {
  return { outcome, comment: null, data: null, edits: {}, evidence: [], ...more };
}
