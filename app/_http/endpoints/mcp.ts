import { z } from "zod";
import type { Endpoints } from "./endpoint";

const Message = z
  .looseObject({
    jsonrpc: z.literal("2.0"),
    id: z.union([z.string(), z.number()]).optional(),
    method: z.string().optional(),
    params: z.looseObject({}).optional(),
  })
  .meta({ id: "McpMessage" });

/** The same questions as tools, for models. */
export const MCP: Endpoints = {
  "POST /api/mcp": {
    operation: "speakMcp",
    summary:
      "The Model Context Protocol, 2025-11-25, over streamable HTTP: a JSON-RPC message each. Tools need the scopes of what they do",
    callers: ["agent"],
    rpc: Message,
    example: {
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "check_intent", arguments: { id: "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6" } },
    },
    answer: {
      status: 200,
      says: "The answer to a request; a notification or an answer of the client's gets 202 and no body",
      schema: Message,
      stream: "What a tool says while it works (progress, questions to the client's user), then its answer.",
    },
    errors: ["forbidden", "not_found"],
  },
};
