import { ElicitRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { hub } from "@/server/services/waiting/hub";
import { startListening } from "@/server/services/waiting/listen";
import { startServer } from "../support/api-server";
import { somebodyWaits } from "../support/asking";
import { until } from "../support/time";
import { intentsAsked } from "./asked";
import { mcpWorld, use } from "./world";

beforeAll(() => startListening());

/** A load balancer that sends each call of a tool here, and all else to the other process. */
async function balanced() {
  const [world, other] = await Promise.all([mcpWorld(), startServer()]);
  onTestFinished(other.kill);
  const fetchFrom: typeof fetch = (url, init) => {
    const isCall = String(init?.body).includes('"tools/call"');
    return fetch(isCall ? url : new URL("/api/mcp", other.url), init);
  };
  return { ...world, fetch: fetchFrom };
}

test("what the client's user says reaches the process that asked", async () => {
  const { ana, connect, fetch } = await balanced();
  const client = await connect({
    fetch,
    capabilities: { elicitation: { form: {} } },
    prepare: (client) =>
      client.setRequestHandler(ElicitRequestSchema, () => ({
        action: "accept",
        content: { assignees: ana.email },
      })),
  });
  const question = { title: "May I?", payload: {}, wait_seconds: 0 };
  expect(await use(client, "ask_approval", question)).toMatchObject({
    isError: false,
    output: { status: "waiting", assignees: [{ name: "Ana" }] },
  });
});

test("a cancellation ends the wait in the process that waits", async () => {
  const { ana, agent, connect, fetch } = await balanced();
  const client = await connect({ fetch });
  const abort = new AbortController();
  const question = { title: "May I?", payload: {}, assignees: [ana.email], wait_seconds: 55 };
  const asking = use(client, "ask_approval", question, { signal: abort.signal }).catch(() => "over");
  await intentsAsked(agent, 1);
  await somebodyWaits();
  abort.abort("enough");
  expect(await asking).toBe("over");
  await until(
    () => hub().waiting,
    (count) => count === 0,
  );
});
