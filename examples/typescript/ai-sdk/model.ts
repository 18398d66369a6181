import { MockLanguageModelV3 } from "ai/test";
import { nextTurn } from "../shared/script.ts";

/** The script as a model of the AI SDK. Put `openai("…")` or another in its place. */
export const model = new MockLanguageModelV3({
  doGenerate: async ({ prompt }) => {
    const request = prompt.flatMap(({ role, content }) => (role === "user" ? content : []));
    const results = prompt.flatMap(({ role, content }) => (role === "tool" ? content : []));
    const turn = nextTurn(
      request.map((part) => (part.type === "text" ? part.text : "")).join(" "),
      results.flatMap((part) => (part.type === "tool-result" ? [textOf(part.output)] : [])),
    );
    return {
      content:
        "text" in turn
          ? [{ type: "text", text: turn.text }]
          : turn.calls.map(({ id, name, arguments: input }) => ({
              type: "tool-call",
              toolCallId: id,
              toolName: name,
              input: JSON.stringify(input),
            })),
      finishReason: { unified: "text" in turn ? "stop" : "tool-calls", raw: undefined },
      usage: {
        inputTokens: { total: 0, noCache: 0, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 0, text: 0, reasoning: 0 },
      },
      warnings: [],
    };
  },
});

function textOf(output: { type: string; value?: unknown; reason?: string | undefined }): string {
  return output.type === "execution-denied" ? `It was refused: ${output.reason ?? ""}` : String(output.value);
}
