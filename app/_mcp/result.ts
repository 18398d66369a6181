import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { covers } from "@/core/scopes";
import type { IntentWire } from "@/core/wire/intent";
import { problemOf } from "@/app/_http/problem";
import type { Ctx } from "@/server/services/context";
import { saidSince } from "./said";
import type { ToolOutput } from "./schemas";
import { adviceOn, effectIn, refusalWords } from "./words";

/** An intent as the result of a tool: in words for the model, whole for its program. */
export async function standingOf(ctx: Ctx, intent: IntentWire): Promise<CallToolResult> {
  const mayRead = ctx.caller.type === "agent" && covers(ctx.caller.scopes, "intents:read");
  const said = intent.status === "waiting" && mayRead ? await saidSince(ctx, intent.id) : [];
  const { id, url, intent_type, task_type, title, revision, waiting_on, outcome, decision, assignees } =
    intent;
  const { status, next, deadline_at, state, correlation_id, result } = intent;
  const effect = effectIn(intent);
  const advice = adviceOn(intent, said, new Date());
  const standing = { id, status, advice, url, waiting_on, outcome, effect, decision, said };
  const about = {
    intent_type,
    task_type,
    title,
    revision,
    assignees,
    next,
    deadline_at,
    state,
    correlation_id,
    result,
  };
  return toolResult({ ...standing, ...about });
}

/** A refusal as the result of a tool, which its model can read and act on. */
export function refusalOf(error: unknown): CallToolResult {
  const problem = problemOf(error, "/api/mcp");
  return { ...toolResult({ status: "refused", advice: refusalWords(problem), problem }), isError: true };
}

/** Clients that do not know structured content find it as text. */
function toolResult(output: ToolOutput): CallToolResult {
  return {
    content: [
      { type: "text", text: output.advice },
      { type: "text", text: JSON.stringify(output) },
    ],
    structuredContent: { ...output },
  };
}
