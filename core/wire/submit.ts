import { z } from "zod";
import { PRIORITIES, RISKS } from "../intent";
import { MAX_LEVELS, MAX_REMINDERS } from "../plan";
import { TASK_TYPE_NAMES } from "../task-types";
import {
  Assignee,
  Duration,
  JsonObjectValue,
  JsonValue,
  Line,
  Pointer,
  SensitivePlace,
  Text,
  WebAddress,
} from "./primitives";

export const Escalation = z.strictObject({
  after: Duration.describe("Counts from the submission"),
  to: z.array(Assignee).min(1).max(50),
});

export const Outcomes = z
  .array(
    z.string().regex(/^[a-z][a-z0-9_ -]{0,39}$/i, "An outcome is a word or two: letters, digits, _ and -."),
  )
  .min(1)
  .max(8)
  .refine((names) => new Set(names).size === names.length, "Each outcome once.")
  .describe(
    "Narrows or renames the task type's outcomes; of renamed ones the first affirms, the others deny",
  );

/** What a request says of its form and its chain; an intent type may supply any of it beforehand. */
export const QuestionFields = {
  task_type: z.enum(TASK_TYPE_NAMES),
  title: Line(200),
  description: Text(20_000).describe("Markdown, shown as text that the agent wrote"),
  form_schema: JsonObjectValue.describe("JSON Schema 2020-12 of the answer's data"),
  ui_schema: JsonObjectValue,
  allowed_outcomes: Outcomes,
  required_comment: z.boolean(),
  evidence_required: z.boolean(),
  editable: z.array(Pointer).max(100).describe("What of the payload a reviewer may change"),
  sensitive: z
    .array(SensitivePlace)
    .max(100)
    .describe(
      "What is masked wherever people see it until they ask for it: places in the payload, and in the answer as data:/place; * is any element. A request adds to those of its type",
    ),
  assignees: z.array(Assignee).min(1).max(50),
  policy: Line(100).describe("The slug of an escalation policy"),
  remind_after: Duration.describe("Counts from the submission"),
  remind_every: Duration,
  max_reminders: z.int().min(0).max(MAX_REMINDERS),
  escalate: z.array(Escalation).max(MAX_LEVELS - 1),
  timeout: Duration.describe("Counts from the submission; a day by default"),
  on_timeout: z
    .string()
    .max(40)
    .nullable()
    .describe("What the deadline answers: by default a denial; null closes without an outcome"),
  priority: z.enum(PRIORITIES),
  risk: z.enum(RISKS),
};

export const IntentTypeDefaults = z.strictObject(QuestionFields).partial();
export type IntentTypeDefaults = z.infer<typeof IntentTypeDefaults>;

export const IntentTypeName = z
  .string()
  .regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i, "Words joined by dots, like intent.data.export.v1.")
  .max(200);

/** POST /api/intents. Only `intent_type` and `payload` are needed where the type is registered. */
export const SubmitBody = z
  .strictObject({
    intent_type: IntentTypeName,
    to_agent: z.string().max(300).optional(),
    payload: JsonObjectValue,
    ...IntentTypeDefaults.shape,
    callback_url: WebAddress.describe("Hears what resumes the agent; see webhooks").optional(),
    state: JsonValue.describe("Comes back with the intent, so that an agent knows where it was").optional(),
    correlation_id: z.string().max(200).optional(),
    traceparent: z
      .string()
      .regex(/^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/, "This is not a W3C traceparent.")
      .optional(),
  })
  .meta({ id: "Submit" });
export type SubmitBody = z.infer<typeof SubmitBody>;
