import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from "@modelcontextprotocol/sdk/types.js";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv";
import { covers } from "@/core/scopes";
import { version } from "@/package.json";
import { type Ctx, requireAgent, requireScope } from "@/server/services/context";
import { shared } from "@/server/shared";
import { Call } from "./call";
import { refusalOf, standingOf } from "./result";
import { TOOLS } from "./tools";
import type { Tool } from "./tools/tool";

const INSTRUCTIONS =
  "Countersign asks people for you and keeps waiting when you cannot. Ask before you do what a person should have a say " +
  "in, with the ask_ tool for the kind of answer that you need. An answer that does not come at once comes later: you get " +
  "a handle with an id, and may end your turn. Act only on an answer, and on exactly the payload in it.";

const validator = () => shared("mcp-validator", () => new AjvJsonSchemaValidator());

/** An MCP server for one request of an agent: what it may use, and the calling of it. */
export function mcpServer(ctx: Ctx, request: Request): Server {
  const server = new Server(
    { name: "countersign", title: "Countersign", version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS, jsonSchemaValidator: validator() },
  );
  const { scopes } = requireAgent(ctx);
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: TOOLS.filter(({ scope }) => covers(scopes, scope)).map(({ listed }) => listed),
  }));
  server.setRequestHandler(CallToolRequestSchema, ({ params }, extra) => {
    const found = TOOLS.find(({ listed }) => listed.name === params.name);
    if (!found) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${params.name}.`);
    return used(found, new Call(ctx, server, request, extra), params.arguments ?? {});
  });
  return server;
}

async function used({ scope, run }: Tool, call: Call, args: unknown): Promise<CallToolResult> {
  try {
    requireScope(call.ctx, scope);
    return await standingOf(call.ctx, await run(call, args));
  } catch (error) {
    return refusalOf(error);
  }
}
