import { sleep } from "@/scripts/lib/processes.mjs";
import type { Case, Stage } from "./stage";

/**
 * Follows an intent's events from server to server, resuming after the last one it heard, until the closing one or its patience ends.
 * The ledger gets the number of each fact that it was told.
 */
export async function observe(stage: Stage, { entry, agent }: Case, patienceMs = 20_000): Promise<void> {
  const heard: number[] = [];
  entry.streams.push(heard);
  const end = Date.now() + patienceMs;
  for (let turn = 0; Date.now() < end; turn++) {
    const server = stage.world.servers[turn % stage.world.servers.length];
    const headers = {
      ...agent.headers,
      accept: "text/event-stream",
      ...(heard.length > 0 && { "last-event-id": String(heard.at(-1)) }),
    };
    try {
      const signal = AbortSignal.timeout(end - Date.now());
      const response = await fetch(`${server?.url}/api/intents/${entry.id}/events`, { headers, signal });
      for await (const { id, event, data } of messagesOf(response)) {
        heard.push(id);
        if (!["decided", "timed_out", "canceled"].includes(event)) continue;
        const { intent } = JSON.parse(data).data;
        stage.ledger.tell(entry, { by: "a stream", status: intent.status, outcome: intent.outcome });
        return;
      }
    } catch {
      stage.figures.count("streams cut off");
    }
    await sleep(100);
  }
}

interface Message {
  id: number;
  event: string;
  data: string;
}

async function* messagesOf(response: Response): AsyncGenerator<Message> {
  if (!response.ok || !response.body) return;
  let text = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const parts = (text + chunk).split("\n\n");
    text = parts.pop() ?? "";
    for (const part of parts) {
      const field = (name: string): string | undefined =>
        part
          .split("\n")
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2);
      const [id, event, data] = [field("id"), field("event"), field("data")];
      if (id !== undefined && event !== undefined) yield { id: Number(id), event, data: data ?? "null" };
    }
  }
}
