import { get, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { type Message, messageOf } from "./sse";

/** A client of an event stream that reads only when it is told to, as one does whose machine is asleep. */
export interface Reader {
  /** Reads from now on. Resolves when the server has ended the stream or cut the connection. */
  wakeUp: () => Promise<Message[]>;
  /** Whole messages so far. */
  messages: () => Message[];
  leave: () => void;
}

/** Begins to follow a stream without reading anything of it. */
export async function openAsleep(url: string, headers: Record<string, string>): Promise<Reader> {
  const request = get(url, { headers: { ...headers, accept: "text/event-stream" }, agent: false });
  const [response] = (await once(request, "response")) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`refused with ${response.statusCode}`);
  response.pause();
  let text = "";
  const messages = (): Message[] => messagesIn(text);
  return {
    messages,
    leave: () => void request.destroy(),
    wakeUp: async () => {
      const over = new Promise((resolve) => response.once("close", resolve).once("error", resolve));
      response
        .setEncoding("utf8")
        .on("data", (part: string) => (text += part))
        .resume();
      await over;
      return messages();
    },
  };
}

/** The same, reading at once. */
export async function follow(
  url: string,
  headers: Record<string, string>,
): Promise<Reader & { over: Promise<Message[]> }> {
  const reader = await openAsleep(url, headers);
  return { ...reader, over: reader.wakeUp() };
}

/** Half a message at the end is none. */
const messagesIn = (text: string): Message[] =>
  text
    .split("\n\n")
    .slice(0, -1)
    .filter((block) => block.startsWith("id: "))
    .map(messageOf);
