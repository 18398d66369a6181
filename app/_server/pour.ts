import type { ServerResponse } from "node:http";

export const isStream = ({ headers }: Response): boolean =>
  headers.get("content-type") === "text/event-stream";

/**
 * Writes an event stream to its client as fast as that takes it. One that leaves what it was sent untaken for `stallMs` is cut off:
 * it comes back when it can, and resumes where it was. Until then it keeps one message in memory, and what its socket holds.
 */
export async function pour(
  { status, headers, body }: Response,
  client: ServerResponse,
  stallMs: number,
): Promise<void> {
  // A client that goes while it is written to is no fault of anybody's.
  client.on("error", () => {});
  client.writeHead(status, Object.fromEntries(headers)).flushHeaders();
  for await (const message of body ?? []) {
    if (client.destroyed) break;
    if (client.write(message) || (await taken(client, stallMs))) continue;
    client.destroy();
    break;
  }
  if (!client.destroyed) client.end();
}

/** Whether the client took everything within so many milliseconds; false where it went, too. */
function taken(client: ServerResponse, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (taken: boolean): void => {
      clearTimeout(timer);
      client.off("drain", drained).off("close", closed);
      resolve(taken);
    };
    const [drained, closed] = [() => settle(true), () => settle(false)];
    const timer = setTimeout(closed, ms);
    client.once("drain", drained).once("close", closed);
  });
}
