import type { ChunkType } from "@mastra/core/stream";
import type { Suspension } from "countersign/adapters/mastra";

/** What `agent.stream` and `agent.resumeStream` resolve with, as far as it matters here. */
interface Stream {
  fullStream: AsyncIterable<ChunkType>;
}

/** Listens until the model is done, or tools are suspended; Mastra has then stored the run. */
export async function listenTo(stream: Stream): Promise<{ suspensions: Suspension[]; text: string }> {
  const suspensions: Suspension[] = [];
  let text = "";
  for await (const chunk of stream.fullStream) {
    if (chunk.type === "tool-call-suspended") suspensions.push(chunk.payload);
    if (chunk.type === "text-delta") text += chunk.payload.text;
    if (chunk.type === "error") throw chunk.payload.error;
  }
  return { suspensions, text };
}
