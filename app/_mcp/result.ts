import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { covers } from "@/core/scopes";
import type { IntentWire } from "@/core/wire/intent";
import { problemOf } from "@/app/_http/problem";
import { log } from "@/server/log";
import { type Ctx, requireAgent } from "@/server/services/context";
import { saidSince } from "./said";
import { type SaidWire, ShownIntent, type ToolOutput } from "./schemas";
import { adviceOn, effectIn, refusalWords } from "./words";

/** An intent as the result of a tool: in words for the model, whole for its program. */
export async function standingOf(ctx: Ctx, intent: IntentWire): Promise<CallToolResult> {
  const said = await saidAbout(ctx, intent);
  const advice = adviceOn(intent, said, new Date());
  return toolResult({ ...ShownIntent.parse(intent), effect: effectIn(intent), said, advice });
}

/** Whatever happens here, what the tool did is done: a model that took this for a refusal would do it again. */
async function saidAbout(ctx: Ctx, { id, status }: IntentWire): Promise<SaidWire[]> {
  if (status !== "waiting" || !covers(requireAgent(ctx).scopes, "intents:read")) return [];
  return saidSince(ctx, id).catch((err: unknown) => {
    log.warn({ err, intent: id }, "what people said could not be read");
    return [];
  });
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
