import type { JsonSchema, SpokenSchema } from "./schema.js";
import type { Duration, Priority, Risk, Status, TaskType } from "./wire.js";

/** `POST /api/intents`. Only `intent_type` and `payload` are needed where the intent type is registered. */
export interface Submit {
  /** Words joined by dots, like `intent.data.export_approval.v1`. */
  intent_type: string;
  payload: { [key: string]: unknown };
  to_agent?: string;
  task_type?: TaskType;
  title?: string;
  /** Markdown, shown as text that the agent wrote. */
  description?: string;
  /** JSON Schema 2020-12 of the answer's `data`, or a Zod schema, or another that says itself in JSON Schema. */
  form_schema?: JsonSchema | SpokenSchema;
  ui_schema?: { [key: string]: unknown };
  /** Narrows or renames the task type's outcomes. A renamed one is told by its place: the first affirms, the others deny. */
  allowed_outcomes?: readonly string[];
  required_comment?: boolean;
  evidence_required?: boolean;
  /** RFC 6901 pointers into the payload that a reviewer may edit. */
  editable?: readonly string[];
  /** What is masked wherever people see it until they ask: pointers into the payload, or `data:` and one into the answer's data. */
  sensitive?: readonly string[];
  /** E-mail addresses or ids of members, or `team:<slug>`, or `schedule:<slug>` for whoever is on call. */
  assignees?: readonly string[];
  policy?: string;
  remind_after?: Duration;
  remind_every?: Duration;
  max_reminders?: number;
  /** Each `after` counts from the submission. */
  escalate?: readonly { after: Duration; to: readonly string[] }[];
  timeout?: Duration;
  /** The outcome that the deadline gives; null closes without one. */
  on_timeout?: string | null;
  priority?: Priority;
  risk?: Risk;
  callback_url?: string;
  /** Comes back with the intent, so that an agent knows where it was. */
  state?: unknown;
  correlation_id?: string;
  traceparent?: string;
}

/** `POST /api/intents/{id}/revision`. */
export interface Revision {
  payload?: { [key: string]: unknown };
  title?: string;
  description?: string;
  /** What changed, for the people who answer. */
  note: string;
}

/** `POST /api/intents/{id}/result`: what the agent did with the answer. */
export interface Result {
  status: "succeeded" | "failed";
  summary: string;
  data?: unknown;
}

/** `GET /api/intents`. */
export interface ListQuery {
  status?: Status | readonly Status[];
  waiting_on?: "human" | "agent";
  task_type?: TaskType | readonly TaskType[];
  intent_type?: string;
  agent?: string;
  assignee?: string;
  priority?: Priority | readonly Priority[];
  risk?: Risk | readonly Risk[];
  /** RFC 3339, or how long ago: `"8h"`, `"2d"`. */
  created_after?: string;
  created_before?: string;
  closed_after?: string;
  closed_before?: string;
  /** A member's e-mail address or id. */
  decided_by?: string;
  /** The slug or id of a team that it counts for. */
  team?: string;
  q?: string;
  sort?: "deadline" | "priority" | "created" | "oldest" | "updated" | "closed";
  cursor?: string;
  /** 1 to 100. */
  limit?: number;
}
