import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import {
  ElicitationCompleteNotificationSchema,
  type ElicitRequest,
  ElicitRequestSchema,
  type ElicitResult,
} from "@modelcontextprotocol/sdk/types.js";
import { describe, expect, test } from "vitest";
import { api, keyOf, signIn } from "../support/http";
import { until } from "../support/time";
import { intentsAsked } from "./asked";
import { decide, mcpWorld, use } from "./world";

const UNADDRESSED = { title: "Export customers_q1?", payload: { dataset: "customers_q1" }, wait_seconds: 0 };

/** A client whose user answers like this, and what they were asked. */
function withUser(answer: (params: ElicitRequest["params"]) => ElicitResult | Promise<ElicitResult>) {
  const seen: ElicitRequest["params"][] = [];
  const prepare = (client: Client): void => {
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => {
      seen.push(params);
      return answer(params);
    });
  };
  return { seen, prepare };
}

describe("a question to nobody", () => {
  test("has the client's user say whom to ask, and for how long", async () => {
    const { ana, agent, connect } = await mcpWorld();
    const content = { assignees: `${ana.email}, team:data`, timeout: "2h" };
    const { seen, prepare } = withUser(() => ({ action: "accept", content }));
    const client = await connect({ capabilities: { elicitation: { form: {} } }, prepare });
    const heard: unknown[] = [];
    const onprogress = ({ message }: { message?: string }) => void heard.push(message);
    const { isError, output } = await use(client, "ask_approval", UNADDRESSED, { onprogress });
    expect(heard[0]).toBe("Your user is asked.");
    expect(seen).toMatchObject([
      { mode: "form", message: expect.stringContaining("“Export customers_q1?”") },
    ]);
    expect(isError).toBe(false);
    expect(output.assignees?.map(({ name }) => name).toSorted()).toEqual(["Ana", "Bea", "Cal"]);
    const read = await api("GET", `/api/intents/${output.id}`, { headers: keyOf(agent) });
    const { created_at, deadline_at } = read.body;
    expect(Date.parse(deadline_at) - Date.parse(created_at)).toBe(2 * 3_600_000);
  });

  test("two at a time are asked about apart", async () => {
    const { ana, bea, connect } = await mcpWorld();
    const { prepare } = withUser(({ message }) => ({
      action: "accept",
      content: { assignees: message.includes("First") ? ana.email : bea.email },
    }));
    const client = await connect({ capabilities: { elicitation: {} }, prepare });
    const [first, second] = await Promise.all(
      ["First?", "Second?"].map((title) => use(client, "ask_approval", { ...UNADDRESSED, title })),
    );
    expect(first?.output.assignees).toMatchObject([{ name: "Ana" }]);
    expect(second?.output.assignees).toMatchObject([{ name: "Bea" }]);
  });

  test.each<ElicitResult>([{ action: "decline" }, { action: "cancel" }])(
    "is refused where the user would not say: %o",
    async (answer) => {
      const { agent, connect } = await mcpWorld();
      const { prepare } = withUser(() => answer);
      const client = await connect({ capabilities: { elicitation: { form: {} } }, prepare });
      expect(await use(client, "ask_approval", UNADDRESSED)).toMatchObject({
        isError: true,
        output: { problem: { errors: [{ pointer: "/assignees" }] } },
      });
      expect(await intentsAsked(agent, 0)).toEqual([]);
    },
  );

  test("is refused with the place of what the user got wrong", async () => {
    const { connect } = await mcpWorld();
    const { prepare } = withUser(() => ({ action: "accept", content: { assignees: "eve@evil.example" } }));
    const client = await connect({ capabilities: { elicitation: { form: {} } }, prepare });
    expect(await use(client, "ask_approval", UNADDRESSED)).toMatchObject({
      isError: true,
      output: { problem: { errors: [{ pointer: "/assignees/0" }] } },
    });
  });

  test("is refused at once where the client cannot ask its user", async () => {
    const { connect } = await mcpWorld();
    const client = await connect({ capabilities: { elicitation: { url: {} } } });
    expect(await use(client, "ask_approval", UNADDRESSED)).toMatchObject({
      isError: true,
      output: { problem: { errors: [{ pointer: "/assignees" }] } },
    });
  });
});

describe("a question that is shown to the client's user", () => {
  test("offers its page, which lets nobody in without signing in, and says when it is done", async () => {
    const { ana, agent, connect } = await mcpWorld();
    const { seen, prepare } = withUser(() => ({ action: "accept" }));
    const done: string[] = [];
    const client = await connect({
      capabilities: { elicitation: { url: {} } },
      prepare: (client) => {
        prepare(client);
        client.setNotificationHandler(
          ElicitationCompleteNotificationSchema,
          ({ params }) => void done.push(params.elicitationId),
        );
      },
    });
    const question = { ...UNADDRESSED, assignees: [ana.email], show_to_user: true, wait_seconds: 30 };
    const asking = use(client, "ask_approval", question);
    const [id] = await intentsAsked(agent, 1);
    await until(
      () => seen,
      ({ length }) => length === 1,
    );
    const [offer] = seen;
    if (offer?.mode !== "url") throw new Error("it offers no page");
    expect(new URL(offer.url).pathname).toBe(`/inbox/${id}`);
    expect(new URL(offer.url).search).toBe("");
    await decide(await signIn(ana), id, { outcome: "approved" });
    expect(await asking).toMatchObject({
      output: { status: "decided", decision: { decided_by: { name: "Ana" } } },
    });
    await until(
      () => done,
      (ids) => ids.includes(offer.elicitationId),
    );
  });

  test("takes nothing that the user says there for an answer", async () => {
    const { ana, connect } = await mcpWorld();
    const { prepare } = withUser(() => ({ action: "accept", content: { outcome: "approved" } }));
    const client = await connect({ capabilities: { elicitation: { form: {}, url: {} } }, prepare });
    const question = { ...UNADDRESSED, assignees: [ana.email], show_to_user: true, wait_seconds: 1 };
    expect(await use(client, "ask_approval", question)).toMatchObject({ output: { status: "waiting" } });
  });

  test("is still answered in time where the user never looks", async () => {
    const { ana, agent, connect } = await mcpWorld();
    const { seen, prepare } = withUser(() => new Promise(() => {}));
    const client = await connect({ capabilities: { elicitation: { url: {} } }, prepare });
    const question = { ...UNADDRESSED, assignees: [ana.email], show_to_user: true, wait_seconds: 30 };
    const asking = use(client, "ask_approval", question);
    const [id] = await intentsAsked(agent, 1);
    await until(
      () => seen,
      ({ length }) => length === 1,
    );
    await decide(await signIn(ana), id, { outcome: "approved" });
    expect(await asking).toMatchObject({ output: { status: "decided" } });
  });

  test("is a plain handle where the client can show no page", async () => {
    const { ana, connect } = await mcpWorld();
    const question = { ...UNADDRESSED, assignees: [ana.email], show_to_user: true };
    const { output } = await use(await connect(), "ask_approval", question);
    expect(output).toMatchObject({ status: "waiting", advice: expect.stringContaining(output.url ?? "") });
  });
});
