import type { Message } from "@/core/delivery";

const MAX_REQUEST_BYTES = 16 * 1024;
const MAX_RESPONSE_BYTES = 8 * 1024;
const MAX_HEADERS = 60;
const MAX_HEADER_LENGTH = 500;

interface Heard {
  headers: Record<string, string>;
  body: Buffer;
  cut: boolean;
}

/** What the log keeps of a request: its beginning. What signs it is in no header. */
export const keptRequest = (headers: Record<string, string>, body: Buffer): Message => ({
  headers,
  ...beginning(body, MAX_REQUEST_BYTES, false),
});

/** What the log keeps of an answer, which may be anything: text that PostgreSQL can store and a page can show. */
export function keptResponse({ headers, body, cut }: Heard): Message {
  const kept = Object.entries(headers)
    .slice(0, MAX_HEADERS)
    .map(([name, value]) => [name, plain(value).slice(0, MAX_HEADER_LENGTH)]);
  return { headers: Object.fromEntries(kept), ...beginning(body, MAX_RESPONSE_BYTES, cut) };
}

function beginning(body: Buffer, most: number, cut: boolean): Pick<Message, "body" | "truncated"> {
  // Streaming leaves out a character that the end cuts in two.
  const text = new TextDecoder().decode(body.subarray(0, most), { stream: true });
  return { body: plain(text), truncated: cut || body.length > most };
}

/** Without control characters, but for tabs and the ends of lines. */
const plain = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]/gu, "\ufffd");
