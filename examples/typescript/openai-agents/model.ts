import { type AgentInputItem, type Model, type ModelResponse, Usage } from "@openai/agents";
import { nextTurn } from "../shared/script.ts";

/** The script as a model of the Agents SDK. Leave `model` out of the agent, and OpenAI's is used. */
export const model: Model = {
  async getResponse({ input }): Promise<ModelResponse> {
    const items: AgentInputItem[] = typeof input === "string" ? [{ role: "user", content: input }] : input;
    const turn = nextTurn(items.map(userText).join(" "), items.flatMap(toolText));
    return {
      usage: new Usage(),
      output:
        "text" in turn
          ? [
              {
                type: "message",
                role: "assistant",
                status: "completed",
                content: [{ type: "output_text", text: turn.text }],
              },
            ]
          : turn.calls.map(({ id, name, arguments: given }) => ({
              type: "function_call",
              callId: id,
              name,
              status: "completed",
              arguments: JSON.stringify(given),
            })),
    };
  },
  async *getStreamedResponse() {
    throw new Error("The script does not stream.");
  },
};

const userText = (item: AgentInputItem): string =>
  "role" in item && item.role === "user" && typeof item.content === "string" ? item.content : "";

function toolText(item: AgentInputItem): string[] {
  if (item.type !== "function_call_result") return [];
  const { output } = item;
  return [
    typeof output === "string" ? output : "text" in output ? String(output.text) : JSON.stringify(output),
  ];
}
