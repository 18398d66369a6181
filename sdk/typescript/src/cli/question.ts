import type { Duration, Submit, TaskType } from "../wire.js";
import { TASK_TYPES } from "../outcomes.js";
import { UsageError, type Values } from "./command.js";
import { objectOf } from "./input.js";

/** What questions from a command line are called. An admin who registers this type says whom they go to. */
const INTENT_TYPE = "countersign.ask.v1";

/** The options that say what is asked, of whom and how patiently. */
export const QUESTION = {
  type: {
    type: "string",
    value: "TYPE",
    help: `The kind of answer: ${TASK_TYPES.join(", ")}; approval by default`,
  },
  to: {
    type: "string",
    multiple: true,
    value: "WHO",
    help: "Whom to ask: an e-mail address, team:SLUG or schedule:SLUG; repeatable",
  },
  policy: { type: "string", value: "SLUG", help: "The escalation policy" },
  payload: { type: "string", value: "JSON", help: "What it is about: a JSON object, or @file" },
  form: { type: "string", value: "@FILE", help: "The JSON Schema of the answer, for --type form and others" },
  title: {
    type: "string",
    value: "TEXT",
    help: "A short one instead of the question, which then is the description",
  },
  description: { type: "string", value: "TEXT", help: "More about it, in Markdown" },
  timeout: { type: "string", value: "DURATION", help: "When the deadline answers: 90s, 5m, 8h, 2d" },
  "on-timeout": {
    type: "string",
    value: "OUTCOME",
    help: "What the deadline answers; a denial by default, none for no outcome",
  },
  "remind-after": { type: "string", value: "DURATION", help: "When to remind whoever is asked" },
  escalate: {
    type: "string",
    multiple: true,
    value: "AFTER:WHO",
    help: "Whom to ask besides, and when: 30m:bea@acme.dev,team:data; repeatable",
  },
  "intent-type": {
    type: "string",
    value: "NAME",
    help: `A registered intent type; ${INTENT_TYPE} by default`,
  },
} as const;

/** The submission that the options describe. What they leave out, the intent type supplies. */
export function questionOf(question: string, values: Values<typeof QUESTION>): Submit {
  const { title, timeout, "on-timeout": onTimeout, "remind-after": remindAfter } = values;
  const intent_type = values["intent-type"] ?? INTENT_TYPE;
  const task_type = values.type === undefined ? defaultType(values) : taskType(values.type);
  return {
    intent_type,
    ...(task_type && { task_type }),
    ...headed(question, title, values.description),
    payload: values.payload === undefined ? {} : objectOf("payload", values.payload),
    ...(values.form !== undefined && { form_schema: objectOf("form", values.form) }),
    ...(values.to && { assignees: values.to }),
    ...(values.policy !== undefined && { policy: values.policy }),
    ...(timeout !== undefined && { timeout: duration("timeout", timeout) }),
    ...(onTimeout !== undefined && { on_timeout: onTimeout === "none" ? null : onTimeout }),
    ...(remindAfter !== undefined && { remind_after: duration("remind-after", remindAfter) }),
    ...(values.escalate && { escalate: values.escalate.map(rung) }),
  };
}

/** A registered type knows what kind of answer it wants. */
function defaultType(values: Values<typeof QUESTION>): TaskType | undefined {
  if (values["intent-type"] !== undefined) return undefined;
  return values.form === undefined ? "approval" : "form";
}

function taskType(text: string): TaskType {
  const found = TASK_TYPES.find((name) => name === text);
  if (found) return found;
  throw new UsageError(`--type is one of ${TASK_TYPES.join(", ")}.`);
}

const LONGEST_TITLE = 200;

/** A question that is no title, because it is long or has lines, is the description. */
function headed(question: string, title: string | undefined, description: string | undefined) {
  const isTitle = title === undefined && question.length <= LONGEST_TITLE && !question.includes("\n");
  const more = [isTitle ? undefined : question, description].filter((text) => text !== undefined);
  return {
    title:
      title ??
      (isTitle
        ? question
        : `${question
            .trim()
            .split("\n")[0]
            ?.slice(0, LONGEST_TITLE - 1)}…`),
    ...(more.length > 0 && { description: more.join("\n\n") }),
  };
}

function duration(option: string, text: string): Duration {
  if (isDuration(text)) return text;
  throw new UsageError(`--${option} is a duration like 90s, 5m, 8h or 2d.`);
}

const isDuration = (text: string): text is Extract<Duration, string> => /^\d{1,9}[smhd]$/.test(text);

function rung(text: string): { after: Duration; to: string[] } {
  const [, after = "", who = ""] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (isDuration(after)) return { after, to: who.split(",") };
  throw new UsageError("--escalate is a duration and whom to ask, like 30m:bea@acme.dev or 2h:team:oncall.");
}
