import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { describe, expect, onTestFinished, test } from "vitest";
import { hub } from "@/server/services/waiting/hub";
import { somebodyWaits } from "../support/asking";
import { signIn } from "../support/http";
import { until } from "../support/time";
import { intentsAsked } from "./asked";
import { documented, documentedProgram, filledIn } from "./documented";
import { decide, mcpWorld, use } from "./world";

const CLI = ["--import", import.meta.resolve("tsx"), path.resolve("sdk/typescript/src/cli.ts")];

/** The official client, which starts `countersign mcp` and speaks to it. */
async function connect(env: Record<string, string>, args: string[] = ["mcp"]): Promise<Client> {
  const client = new Client({ name: "test", version: "1" }, { capabilities: { elicitation: { form: {} } } });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [...CLI, ...args], env }));
  onTestFinished(() => client.close());
  return client;
}

const environment = ({ url, agent }: { url: string; agent: { key: string } }) => ({
  COUNTERSIGN_URL: url,
  COUNTERSIGN_API_KEY: agent.key,
});

describe("countersign mcp", () => {
  test("asks, is answered and asks its client's user back, as the server itself would", async () => {
    const world = await mcpWorld();
    const { ana, agent } = world;
    const [client, browser] = await Promise.all([connect(environment(world)), signIn(ana)]);
    client.setRequestHandler(ElicitRequestSchema, () => ({
      action: "accept",
      content: { assignees: ana.email },
    }));
    const { tools } = await client.listTools();
    expect(tools).toHaveLength(14);
    const asking = use(client, "ask_approval", { title: "May I?", payload: { rows: 3 }, wait_seconds: 30 });
    const [id] = await intentsAsked(agent, 1);
    await decide(browser, id, { outcome: "approved" });
    expect(await asking).toMatchObject({
      output: { status: "decided", effect: "affirm", decision: { payload: { rows: 3 } } },
    });
  });

  test("leaves nothing waiting on the server when its client goes", async () => {
    const world = await mcpWorld();
    const client = await connect(environment(world));
    const question = { title: "May I?", payload: {}, assignees: [world.ana.email], wait_seconds: 55 };
    const asking = use(client, "ask_approval", question).catch(() => "over");
    await intentsAsked(world.agent, 1);
    await somebodyWaits();
    await client.close();
    expect(await asking).toBe("over");
    await until(
      () => hub().waiting,
      (count) => count === 0,
    );
  });

  test("answers for a server that refuses or cannot be reached, so that nobody waits", async () => {
    const { url } = await mcpWorld();
    const wrong = { COUNTERSIGN_URL: url, COUNTERSIGN_API_KEY: "csk_notakeyofanybodyatallhere" };
    await expect(connect(wrong)).rejects.toThrow("The API key is missing, wrong, expired or revoked.");
    const nowhere = { COUNTERSIGN_URL: "http://127.0.0.1:9", COUNTERSIGN_API_KEY: "csk_whatever" };
    await expect(connect(nowhere)).rejects.toThrow(/-32000/);
  });

  test("answers for a server that went away in the middle of a call", async () => {
    const world = await mcpWorld();
    const client = await connect(environment(world));
    const question = { title: "May I?", payload: {}, assignees: [world.ana.email], wait_seconds: 55 };
    const asking = use(client, "ask_approval", question);
    await intentsAsked(world.agent, 1);
    await somebodyWaits();
    world.cut();
    await expect(asking).rejects.toThrow("What was asked is kept there");
  });

  test("says in a sentence what it lacks", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "countersign-cli-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync("sdk/typescript", folder, { recursive: true });
    const alone = [...CLI.slice(0, 2), path.join(folder, "src/cli.ts"), "mcp"];
    expect(
      await complaintOf(alone, { COUNTERSIGN_URL: "http://127.0.0.1:9", COUNTERSIGN_API_KEY: "csk_x" }),
    ).toBe(
      "countersign: countersign mcp needs the package @modelcontextprotocol/sdk: npm install @modelcontextprotocol/sdk\n",
    );
    expect(await complaintOf([...CLI, "mcp"], {})).toMatch(
      /^countersign: Give --url URL, or set COUNTERSIGN_URL/,
    );
  });
});

async function complaintOf(args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, args, {
    env: { ...env, NODE_ENV: "test" },
    stdio: ["pipe", "inherit", "pipe"],
  });
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  const [code] = await once(child, "close");
  expect(code).toBe(3);
  return text;
}

describe("docs/MCP.md", () => {
  const configurations = documented();

  test("has a configuration for each client that it names", () => {
    expect([...configurations.keys()]).toEqual([
      ".mcp.json",
      ".cursor/mcp.json",
      "claude_desktop_config.json",
    ]);
  });

  test.each([...configurations])("its %s connects", async (_file, { url, headers, args, env }) => {
    const world = await mcpWorld();
    const fill = (text: string): string => filledIn(text, world.url, world.agent.key);
    const filled = (values: Record<string, string> = {}) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
    const client = args
      ? await connect(filled(env), args.slice(args.lastIndexOf("countersign") + 1))
      : await overHttp(fill(url ?? ""), filled(headers));
    expect((await client.listTools()).tools).toHaveLength(14);
  });
});

test("its program connects", async () => {
  const { url, agent } = await mcpWorld();
  const tellsAndEnds = "\nconsole.log((await client.listTools()).tools.length); await client.close();";
  const program = filledIn(documentedProgram(), url, agent.key) + tellsAndEnds;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    env: { COUNTERSIGN_API_KEY: agent.key, NODE_ENV: "test" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (said += chunk));
  await once(child, "close");
  expect(said).toBe("14\n");
});

async function overHttp(url: string, headers: Record<string, string>): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  onTestFinished(() => client.close());
  return client;
}
