import { randomUUID } from "node:crypto";
import { type ClientCapabilities, LATEST_PROTOCOL_VERSION } from "@modelcontextprotocol/sdk/types.js";
import { AppError } from "@/core/errors";

/** What a client said of itself when it came, as far as it matters here. */
export interface Session {
  id: string;
  /** It can show its user a form. */
  forms: boolean;
  /** It can offer its user a page. */
  links: boolean;
}

const SESSION = /^[0-9a-f-]{36}(~forms)?(~links)?$/;

/** The id of a new session. It carries what the client can do, so that nothing is kept, and any process can serve it. */
export function newSessionId({ elicitation }: ClientCapabilities): string {
  return [randomUUID(), elicitation?.form && "forms", elicitation?.url && "links"].filter(Boolean).join("~");
}

/** The session that a request belongs to; one of its own where it names none. Throws not_found, so that its client begins anew. */
export function sessionOf({ headers }: Request): Session {
  const id = headers.get("mcp-session-id") ?? newSessionId({});
  const found = SESSION.exec(id);
  if (!found) throw new AppError("not_found", "There is no such MCP session; initialize again.");
  return { id, forms: found[1] !== undefined, links: found[2] !== undefined };
}

/** What the client would say if it introduced itself again. */
export const introductionOf = ({ forms, links }: Session, { headers }: Request) => ({
  protocolVersion: headers.get("mcp-protocol-version") ?? LATEST_PROTOCOL_VERSION,
  capabilities: { elicitation: { ...(forms && { form: {} }), ...(links && { url: {} }) } },
  clientInfo: { name: "client", version: "0" },
});
