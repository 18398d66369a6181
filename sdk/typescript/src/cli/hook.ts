import { createHash, randomUUID } from "node:crypto";
import {
  answersTo,
  ask,
  type HookInput,
  hookInputOf,
  outputOf,
  questionOf as questionAbout,
  type Unanswered,
} from "countersign/adapters/hooks";
import { canonicalJson } from "../canonical.js";
import { WaitTimeoutError } from "../errors.js";
import { command, UsageError, type Values } from "./command.js";
import { clientOf, CONNECTION } from "./connection.js";
import { QUESTION, questionOf } from "./question.js";
import type { Terminal } from "./terminal.js";

/** Under the ten minutes that Claude Code and Codex give a hook. */
const WAIT_SECONDS = 540;

const {
  type: _type,
  payload: _payload,
  form: _form,
  title: _title,
  description: _description,
  ...ASKING
} = QUESTION;

const OPTIONS = {
  ...ASKING,
  callback: {
    type: "string",
    value: "URL",
    help: "Hears of the answer; with --unanswered defer it resumes the session",
  },
  wait: {
    type: "string",
    value: "SECONDS",
    help: `How long to wait for an answer; ${WAIT_SECONDS} by default`,
  },
  unanswered: {
    type: "string",
    value: "WHAT",
    help: "What then: ask whoever sits there (the default), deny, or defer, which waits for nobody and ends claude -p",
  },
  ...CONNECTION,
} as const;

/** Asks people whether a coding agent may run a tool, as its permission hook. */
export const hook = command({
  summary: "Answer a permission hook of Claude Code or Codex",
  args: [],
  options: OPTIONS,
  details:
    "Reads PreToolUse or PermissionRequest from stdin and prints the decision. The same call is asked once, however often\n" +
    "its hook runs. Where Countersign cannot be reached, nobody has answered.\n\nExit codes: 0 it said something, 3 error.",
  run: async ({ values }, terminal) => {
    const input = hookInputOf(await terminal.readInput());
    const say = sayingOf(values.unanswered ?? "ask");
    const answer = await answerTo(input, values, terminal).catch((error: unknown) => {
      if (error instanceof UsageError || terminal.interrupted.aborted) throw error;
      // What was never asked will never be answered, so there is nothing to defer to.
      const reason = error instanceof Error ? error.message : String(error);
      return { say: say === "defer" ? ("ask" as const) : say, reason };
    });
    const output = outputOf(input, answer ?? { say, reason: "Nobody has answered yet." });
    if (output) terminal.print(JSON.stringify(output));
    return 0;
  },
});

async function answerTo(input: HookInput, values: Values<typeof OPTIONS>, terminal: Terminal) {
  const client = clientOf(values, terminal);
  const questions = [questionAbout(input, { call: callOf(input), ...askingOf(values) })];
  const [intent] = await ask(client, questions);
  const timeoutSeconds = values.unanswered === "defer" ? 0 : secondsOf(values.wait ?? String(WAIT_SECONDS));
  if (intent && timeoutSeconds > 0)
    await client
      .waitFor(intent.id, { timeoutSeconds, signal: terminal.interrupted })
      .catch((error: unknown) => {
        if (!(error instanceof WaitTimeoutError)) throw error;
      });
  return (await answersTo(client, questions))?.[0] ?? null;
}

/** Where the event names no call, a turn's equal calls count as one, and without a turn every request is a new one. */
function callOf({ tool_use_id, turn_id, tool_name, tool_input }: HookInput): string {
  if (tool_use_id) return tool_use_id;
  if (!turn_id) return randomUUID();
  const digest = createHash("sha256")
    .update(canonicalJson([tool_name, tool_input]))
    .digest("hex");
  return `${turn_id}.${digest.slice(0, 16)}`;
}

function askingOf(values: Values<typeof OPTIONS>) {
  const { title: _, task_type: __, payload: ___, intent_type, ...asking } = questionOf("", values);
  const named = values["intent-type"] !== undefined && { intent_type };
  return { ...asking, ...named, ...(values.callback !== undefined && { callback_url: values.callback }) };
}

function sayingOf(text: string): Unanswered["say"] {
  if (text === "ask" || text === "deny" || text === "defer") return text;
  throw new UsageError("--unanswered is ask, deny or defer.");
}

function secondsOf(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError("--wait is a number of seconds.");
}
