import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import {
  isInitializeRequest,
  isJSONRPCRequest,
  type JSONRPCRequest,
  JSONRPCMessageSchema,
} from "@modelcontextprotocol/sdk/types.js";
import { AppError } from "@/core/errors";
import { readBody, refuseUnclear } from "@/app/_http/body";
import { type Ctx, requireAgent } from "@/server/services/context";
import { settings } from "@/server/settings";
import { handOver, Line } from "./line";
import { mcpServer } from "./server";
import { introductionOf, newSessionId, type Session, sessionOf } from "./session";

/** One message of an MCP client, answered at once, or as a stream of what is said until the answer. */
export async function answerMcp(ctx: Ctx, request: Request): Promise<Response> {
  refuseForeignPages(request);
  const message = messageIn(await readBody(request));
  const session = sessionOf(request);
  const owner = `${requireAgent(ctx).id} ${session.id}`;
  if (isJSONRPCRequest(message)) return answer(ctx, request, message, session, owner);
  await handOver(owner, message);
  return new Response(null, { status: 202, headers: { "cache-control": "no-store" } });
}

/**
 * A page that rebinds its name to this server would name itself as both Origin and Host, so only our own public address
 * counts. Programs send no Origin.
 */
function refuseForeignPages({ headers }: Request): void {
  const origin = headers.get("origin");
  if (origin !== null && origin !== new URL(settings().PUBLIC_URL).origin)
    throw new AppError("forbidden", "This request comes from another site.");
}

function messageIn(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("invalid_request", "The body is not JSON.");
  }
  refuseUnclear(text, value);
  const parsed = JSONRPCMessageSchema.safeParse(value);
  if (!parsed.success) throw new AppError("invalid_request", "The body is not one JSON-RPC 2.0 message.");
  return parsed.data;
}

async function answer(
  ctx: Ctx,
  request: Request,
  message: JSONRPCRequest,
  session: Session,
  owner: string,
): Promise<Response> {
  const http = new WebStandardStreamableHTTPServerTransport({
    ...(isInitializeRequest(message) && {
      sessionIdGenerator: () => newSessionId(message.params.capabilities),
    }),
    // Only tools talk before they answer.
    enableJsonResponse: message.method !== "tools/call",
  });
  const line = new Line(owner, http, message);
  const server = mcpServer(ctx, request);
  await server.connect(line);
  request.signal.addEventListener("abort", () => void line.close(), { once: true });
  if (!isInitializeRequest(message)) line.introduce(introductionOf(session, request));
  const response = await http.handleRequest(request, { parsedBody: message });
  if (!response.ok) await line.close();
  return response;
}
