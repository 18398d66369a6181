import type { MastraLanguageModel } from "@mastra/core/agent";
import { nextTurn } from "../shared/script.ts";

type Model = Extract<MastraLanguageModel, { specificationVersion: "v2" }>;
type Prompt = Parameters<Model["doStream"]>[0]["prompt"];
type Part = Awaited<ReturnType<Model["doStream"]>>["stream"] extends ReadableStream<infer P> ? P : never;

/** The script as a model for Mastra. Put `openai("…")` or another in its place. */
export const model: Model = {
  specificationVersion: "v2",
  provider: "scripted",
  modelId: "scripted",
  supportedUrls: {},
  doGenerate: async () => {
    throw new Error("The script streams.");
  },
  doStream: async ({ prompt }) => ({ stream: ReadableStream.from(partsOf(prompt)) }),
};

function* partsOf(prompt: Prompt): Generator<Part> {
  const request = prompt.flatMap(({ role, content }) => (role === "user" ? content : []));
  const results = prompt.flatMap(({ role, content }) => (role === "tool" ? content : []));
  const turn = nextTurn(
    request.map((part) => (part.type === "text" ? part.text : "")).join(" "),
    results.map(({ output }) => ("value" in output ? String(output.value) : "")),
  );
  yield { type: "stream-start", warnings: [] };
  if ("text" in turn) {
    yield { type: "text-start", id: "text" };
    yield { type: "text-delta", id: "text", delta: turn.text };
    yield { type: "text-end", id: "text" };
  } else {
    for (const { id, name, arguments: input } of turn.calls)
      yield { type: "tool-call", toolCallId: id, toolName: name, input: JSON.stringify(input) };
  }
  const finishReason = "text" in turn ? "stop" : "tool-calls";
  yield { type: "finish", finishReason, usage: { inputTokens: 0, outputTokens: 0, totalTokens: 0 } };
}
