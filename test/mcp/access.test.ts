import { describe, expect, test } from "vitest";
import { StreamableHTTPError } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { settings } from "@/server/settings";
import { keyOf, request } from "../support/http";
import { addAgent, addKey, makeWorkspace, submit } from "../support/workspace";
import { mcpWorld, use } from "./world";

const PING = { jsonrpc: "2.0", id: 1, method: "ping" };
const HEADERS = { accept: "application/json, text/event-stream" };

const post = async (body: unknown, headers: Record<string, string> = {}) => {
  const { agent } = await makeWorkspace();
  return request("POST", "/api/mcp", { headers: { ...HEADERS, ...keyOf(agent), ...headers }, body });
};

describe("who is let in", () => {
  test.each([{ key: "csk_notakeyofanybodyatallhere" }, { key: "" }])(
    "not with a wrong key: %o",
    async ({ key }) => {
      const { connect } = await mcpWorld();
      const error = await connect({ key }).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(StreamableHTTPError);
      expect(error).toMatchObject({ code: 401 });
      const { status, headers } = await post(PING, { authorization: `Bearer ${key}` });
      expect({ status, challenge: headers.get("www-authenticate") }).toEqual({
        status: 401,
        challenge: "Bearer",
      });
    },
  );

  test.each([
    ["nobody's", undefined, 200],
    ["our own", () => new URL(settings().PUBLIC_URL).origin, 200],
    ["another site's", () => "https://evil.example", 403],
    ["a file's", () => "null", 403],
    ["a name's that was rebound to this server", () => "http://rebound.example:3000", 403],
  ])("a page's request, %s origin", async (_whose, origin, expected) => {
    const { status } = await post(PING, {
      ...(origin && { origin: origin() }),
      host: "rebound.example:3000",
    });
    expect(status).toBe(expected);
  });

  test("nothing of another agent's, whether it exists or not", async () => {
    const [{ id, ana, connect }, elsewhere] = await Promise.all([mcpWorld(), makeWorkspace()]);
    const [client, neighbour] = await Promise.all([connect(), addAgent(id)]);
    const ofOthers = await Promise.all([
      submit(neighbour, { assignees: [ana.email] }),
      submit(elsewhere.agent, { assignees: [elsewhere.ana.email] }),
    ]);
    for (const { id } of [...ofOthers, { id: "int_01JD9Z3YF6Q4W8T1V2X3Y4Z5A6" }]) {
      const calls: [string, object][] = [
        ["check_intent", { id }],
        ["wait_for_intent", { id, wait_seconds: 30 }],
        ["withdraw_intent", { id, reason: "Mine." }],
        ["revise_intent", { id, note: "Mine.", title: "Mine?" }],
        ["comment_on_intent", { id, body: "Hello." }],
        ["report_result", { id, status: "failed", summary: "Mine." }],
      ];
      for (const [name, args] of calls)
        expect(await use(client, name, args), name).toMatchObject({
          isError: true,
          output: { status: "refused", problem: { code: "not_found" } },
        });
    }
  });
});

describe("a key with scopes", () => {
  test("sees only the tools that it may use, and may use no others", async () => {
    const { agent, ana, connect } = await mcpWorld();
    const key = "csk_thiskeyonlyreadswhatwasasked";
    await addKey(agent, key, { scopes: ["intents:read"] });
    const client = await connect({ key });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(["check_intent", "wait_for_intent"]);
    const asked = { title: "May I?", payload: {}, assignees: [ana.email] };
    expect(await use(client, "ask_approval", asked)).toMatchObject({
      isError: true,
      words: expect.stringContaining("This key lacks the scope intents:write."),
      output: { problem: { code: "forbidden", scope: "intents:write" } },
    });
  });

  test("that only asks gets its handle at once", async () => {
    const { agent, ana, connect } = await mcpWorld();
    const key = "csk_thiskeyonlyasksandneverreads";
    await addKey(agent, key, { scopes: ["intents:write"] });
    const client = await connect({ key });
    const asked = { title: "May I?", payload: {}, assignees: [ana.email], wait_seconds: 55 };
    expect(await use(client, "ask_approval", asked)).toMatchObject({
      isError: false,
      output: { status: "waiting" },
    });
  });
});

describe("what makes no sense", () => {
  test.each([
    ["no title", "ask_approval", { payload: {} }, ["/title"]],
    ["no payload to approve", "ask_approval", { title: "May I?" }, ["/payload"]],
    ["no form", "ask_form", { title: "Which?" }, ["/form_schema"]],
    [
      "a field of another kind",
      "ask_form",
      { title: "Which?", form_schema: {}, editable: ["/a"] },
      ["/editable"],
    ],
    ["a bad duration", "ask_clarification", { title: "Which?", timeout: "soon" }, ["/timeout"]],
    ["too long a wait", "wait_for_intent", { id: "int_1", wait_seconds: 600 }, ["/wait_seconds"]],
    ["nobody to ask", "ask_clarification", { title: "Which?" }, ["/assignees"]],
    [
      "a stranger",
      "ask_clarification",
      { title: "Which?", assignees: ["eve@evil.example"] },
      ["/assignees/0"],
    ],
    ["a NUL", "check_intent", { id: "int_\0" }, ["/id"]],
    ["half a character", "ask_clarification", { title: "\ud83d" }, ["/title"]],
  ])("is refused as the tool's result, with its place: %s", async (_what, name, args, pointers) => {
    const { connect } = await mcpWorld();
    const client = await connect();
    await client.listTools();
    const { isError, output, words } = await use(client, name, args);
    expect(isError).toBe(true);
    expect(output).toMatchObject({ status: "refused", problem: { code: "invalid_request", status: 400 } });
    expect(output.problem?.errors.map(({ pointer }) => pointer)).toEqual(pointers);
    for (const pointer of pointers) expect(words).toContain(pointer);
  });

  test("a number that JavaScript cannot hold is refused, and not asked as null", async () => {
    const { agent } = await makeWorkspace();
    const raw =
      '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask_approval","arguments":{"title":"Pay?","payload":{"euros":1e999}}}}';
    const response = await request("POST", "/api/mcp", { headers: { ...HEADERS, ...keyOf(agent) }, raw });
    expect(await response.text()).toContain("/payload/euros");
  });

  test("a tool that is not there is a protocol error, and the session goes on", async () => {
    const { connect } = await mcpWorld();
    const client = await connect();
    await expect(use(client, "launch_rockets", {})).rejects.toThrow("There is no tool launch_rockets.");
    await expect(client.ping()).resolves.toEqual({});
  });

  test.each([
    ["no JSON", "{", 400],
    ["no JSON-RPC", "{}", 400],
    ["a batch", JSON.stringify([PING]), 400],
    ["more than the limit", JSON.stringify({ ...PING, params: { text: "x".repeat(300_000) } }), 413],
  ])("a body that is %s gets a problem document", async (_what, raw, status) => {
    const { agent } = await makeWorkspace();
    const response = await request("POST", "/api/mcp", { headers: { ...HEADERS, ...keyOf(agent) }, raw });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status, code: expect.any(String) });
  });

  test("a session that is none has its client begin anew", async () => {
    expect((await post(PING, { "mcp-session-id": "mine" })).status).toBe(404);
  });
});
