import type { JsonObject, Submit } from "countersign";

/** A tool call that waits for people, whichever framework it comes from. */
export interface PendingCall {
  /** What the framework loads to go on: a thread, a run. */
  run: string;
  /** Tells the calls of a run apart, and is the same however often the run is loaded. */
  call: string;
  tool: string;
  arguments: JsonObject;
  /** What the framework or the model says about it. */
  description?: string | undefined;
  /** Whether the framework can run it with other arguments. */
  editable: boolean;
  /** The outcomes that the framework takes; an approval's own without them. */
  outcomes?: readonly string[] | undefined;
}

/** What only the agent's author knows: whom to ask, how long to wait, where the answer goes. */
export type Asking = Partial<
  Omit<Submit, "task_type" | "payload" | "state" | "editable" | "allowed_outcomes">
>;

/** A question that is ready for `sendIntent(intent, { idempotencyKey })`. */
export interface Question {
  call: string;
  intent: Submit & { task_type: "approval"; payload: { tool: string; arguments: JsonObject }; state: Place };
  /** The same for the same call, so that a process that starts over asks nobody twice. */
  idempotencyKey: string;
}

/** Where an answer belongs: the `state` of the intent, so that the webhook alone leads to the checkpoint. */
export interface Place {
  framework: string;
  run: string;
  call: string;
}

/** At most this many places may be edited. */
const MAX_EDITABLE = 100;

/** The question about one call. What people are shown, and what the receipt then covers, is the tool and its arguments. */
export function questionAbout(framework: string, pending: PendingCall, asking: Asking): Question {
  const { run, call, tool, description, outcomes } = pending;
  return {
    call,
    intent: {
      intent_type: `tool_call.${tool.replaceAll(/[^\w-]+/g, "_")}`,
      title: `Run ${tool}?`,
      ...(description && { description }),
      correlation_id: run,
      ...asking,
      task_type: "approval",
      payload: { tool, arguments: pending.arguments },
      editable: pending.editable ? placesIn(pending.arguments) : [],
      ...(outcomes && { allowed_outcomes: outcomes }),
      state: { framework, run, call },
    },
    idempotencyKey: [framework, run, call].map(encodeURIComponent).join(":"),
  };
}

const placesIn = (given: JsonObject): string[] =>
  Object.keys(given)
    .slice(0, MAX_EDITABLE)
    .map((key) => `/arguments/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
