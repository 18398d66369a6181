import { endingWith } from "./ending.js";
import { transports } from "./transports.js";

type Stdio = InstanceType<Awaited<ReturnType<typeof transports>>["StdioServerTransport"]>;
type Message = Parameters<Stdio["send"]>[0];
type Id = string | number;

/** JSON-RPC leaves codes from -32000 down to whoever implements it. */
const NOT_ANSWERED = -32000;

/**
 * Carries messages between this process's stdin and stdout and an MCP endpoint, unread, until the client goes or `signal`
 * aborts. A request that the endpoint refuses or never answers is answered with an error, so that nobody waits for it.
 */
export async function bridge(url: URL, key: string, signal: AbortSignal): Promise<void> {
  const { StdioServerTransport, StreamableHTTPClientTransport } = await transports();
  const pending = new Set<Id>();
  const stdio = new StdioServerTransport();
  const fail = (id: Id, why: string): void => {
    if (!pending.delete(id)) return;
    void stdio.send({ jsonrpc: "2.0", id, error: { code: NOT_ANSWERED, message: why } });
  };
  const http = new StreamableHTTPClientTransport(url, {
    requestInit: { headers: { authorization: `Bearer ${key}` } },
    fetch: endingWith((id) => fail(id, LOST)),
  });

  http.onmessage = (message) => {
    if (!("method" in message) && message.id !== undefined) pending.delete(message.id);
    if ("result" in message && typeof message.result.protocolVersion === "string")
      http.setProtocolVersion(message.result.protocolVersion);
    void stdio.send(message);
  };
  stdio.onmessage = (message) => {
    const id = requestIn(message);
    if (id !== undefined) pending.add(id);
    http.send(message).catch((error: unknown) => {
      if (id !== undefined) fail(id, sentenceOf(error));
    });
  };

  await http.start();
  await stdio.start();
  try {
    await gone(signal);
  } finally {
    await Promise.all([http.close(), stdio.close()]);
  }
}

const LOST =
  "The connection to Countersign was lost before the answer. What was asked is kept there: look with check_intent, or ask " +
  "again with the same idempotency_key.";

const requestIn = (message: Message): Id | undefined =>
  "method" in message && "id" in message ? message.id : undefined;

/** Until the client closes its end, or the process is asked to end. */
function gone(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdin.once("end", resolve).once("close", resolve);
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** What the server says of itself, where it says it as a problem document. */
function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [document] = /\{.*\}/s.exec(text) ?? [];
  try {
    const { detail } = JSON.parse(document ?? "{}");
    if (typeof detail === "string") return detail;
  } catch {
    // It is no document, then.
  }
  return text;
}
