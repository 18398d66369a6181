import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { CallToolResult, ClientCapabilities } from "@modelcontextprotocol/sdk/types.js";
import { onTestFinished } from "vitest";
import { directApi } from "@/app/_server/api";
import type { ToolOutput } from "@/app/_mcp/schemas";
import { api } from "../support/http";
import { type Agent, makeWorkspace } from "../support/workspace";

/** The API behind a real HTTP server for as long as the test runs; `cut` drops all its connections. */
async function serve(): Promise<{ url: string; cut: () => void }> {
  const routes = directApi();
  // What it does not list is Next.js's to answer, which says 405 to a method that a route does not have.
  routes.notFound((context) => context.body(null, 405));
  const direct = getRequestListener(routes.fetch, { overrideGlobalObjects: false });
  const server = createServer((request, response) => void direct(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => server.closeAllConnections();
  onTestFinished(() => {
    cut();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, cut };
}

/** A server, a workspace with an agent, and what it takes to connect to them. */
export async function mcpWorld() {
  const [{ url, cut }, workspace] = await Promise.all([serve(), makeWorkspace()]);
  return { url, cut, ...workspace, connect: (more: Connecting = {}) => connect(url, workspace.agent, more) };
}

interface Connecting {
  key?: string;
  capabilities?: ClientCapabilities;
  fetch?: typeof fetch;
  /** Before the client connects: what it does when it is asked. */
  prepare?: (client: Client) => void;
}

/** The official client, connected with an agent's key. */
async function connect(
  url: string,
  agent: Pick<Agent, "key">,
  { key = agent.key, capabilities = {}, fetch, prepare }: Connecting = {},
): Promise<Client> {
  const client = new Client({ name: "test", version: "1" }, { capabilities });
  prepare?.(client);
  const transport = new StreamableHTTPClientTransport(new URL("/api/mcp", url), {
    requestInit: { headers: { authorization: `Bearer ${key}` } },
    ...(fetch && { fetch }),
  });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return client;
}

interface Used {
  isError: boolean;
  /** What the model reads first. */
  words: string;
  output: ToolOutput;
}

type Options = Parameters<Client["callTool"]>[2];

/** Calls a tool; the client itself holds its output against the tool's schema. */
export async function use(client: Client, name: string, args: object, options?: Options): Promise<Used> {
  const result = await client.callTool({ name, arguments: { ...args } }, undefined, options);
  const { content, structuredContent, isError } = result as CallToolResult;
  const [first] = content;
  return {
    isError: isError === true,
    words: first?.type === "text" ? first.text : "",
    output: structuredContent as ToolOutput,
  };
}

/** A person's answer over HTTP. */
export const decide = (headers: Record<string, string>, id: string | undefined, body: object) =>
  api("POST", `/api/intents/${id}/decision`, { headers, body });
