export interface Message {
  id: string | null;
  event: string;
  data: ReturnType<typeof JSON.parse>;
}

/** Reads an event stream as a browser does; comments come too, as null. */
export async function* messagesOf(response: Response): AsyncGenerator<Message | null> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const block = text.slice(0, end);
      text = text.slice(end + 2);
      if (block.startsWith(":")) yield null;
      else if (block.includes("data: ")) yield messageOf(block);
    }
  }
}

/** A block with a name or data; one without data only says where its reader stands. */
export function messageOf(block: string): Message {
  const field = (name: string): string | null => {
    const line = block.split("\n").find((each) => each.startsWith(`${name}: `));
    return line === undefined ? null : line.slice(name.length + 2);
  };
  return { id: field("id"), event: field("event") ?? "message", data: JSON.parse(field("data") ?? "null") };
}
