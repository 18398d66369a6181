import { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AIMessage, type BaseMessage } from "@langchain/core/messages";
import type { ChatResult } from "@langchain/core/outputs";
import { nextTurn } from "../shared/script.ts";

/** The script as a chat model of LangChain. Put `new ChatOpenAI(…)` or another in its place. */
export class ScriptedModel extends BaseChatModel {
  _llmType(): string {
    return "scripted";
  }

  override bindTools(): this {
    return this;
  }

  async _generate(messages: BaseMessage[]): Promise<ChatResult> {
    const said = (type: string) => messages.filter((one) => one.type === type).map(({ text }) => text);
    const turn = nextTurn(said("human").join(" "), said("tool"));
    const message =
      "text" in turn
        ? new AIMessage(turn.text)
        : new AIMessage({
            content: "",
            tool_calls: turn.calls.map(({ id, name, arguments: args }) => ({
              type: "tool_call",
              id,
              name,
              args,
            })),
          });
    return { generations: [{ text: message.text, message }] };
  }
}
