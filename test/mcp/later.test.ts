import { describe, expect, test } from "vitest";
import { hub } from "@/server/services/waiting/hub";
import { api, keyOf, signIn } from "../support/http";
import { somebodyWaits } from "../support/asking";
import { until } from "../support/time";
import { intentsAsked } from "./asked";
import { decide, mcpWorld, use } from "./world";

const question = (email: string) => ({
  title: "Export customers_q1?",
  payload: { dataset: "customers_q1" },
  assignees: [email],
  timeout: "8h",
  wait_seconds: 0,
});

describe("an answer that does not come at once", () => {
  test("leaves a handle, with which another session gets the answer", async () => {
    const { ana, connect } = await mcpWorld();
    const first = await connect();
    const handle = await use(first, "ask_approval", { ...question(ana.email), wait_seconds: 1 });
    expect(handle).toMatchObject({
      isError: false,
      output: {
        status: "waiting",
        waiting_on: "human",
        outcome: null,
        decision: null,
        next: { kind: "timeout" },
      },
    });
    const { id = "", url } = handle.output;
    expect(url).toContain(id);
    expect(handle.words).toMatch(/^No answer yet\. Waiting for Ana\..* call wait_for_intent/);
    await first.close();

    const second = await connect();
    const waiting = use(second, "wait_for_intent", { id, wait_seconds: 30 });
    await somebodyWaits();
    await decide(await signIn(ana), id, { outcome: "approved" });
    expect(await waiting).toMatchObject({ output: { id, status: "decided", effect: "affirm" } });
    expect(await use(second, "check_intent", { id })).toMatchObject({ output: { outcome: "approved" } });
  });

  test("is waited for again by asking again with the same key, and nobody is asked twice", async () => {
    const { ana, agent, connect } = await mcpWorld();
    const keyed = { ...question(ana.email), idempotency_key: "export-1" };
    const asked = await use(await connect(), "ask_approval", keyed);
    await decide(await signIn(ana), asked.output.id, { outcome: "approved" });
    // Written differently, it says the same.
    const again = await use(await connect(), "ask_approval", { ...keyed, timeout: 28_800, wait_seconds: 5 });
    expect(again.output).toMatchObject({ id: asked.output.id, status: "decided" });
    expect(await intentsAsked(agent, 1)).toEqual([asked.output.id]);
    const other = await use(await connect(), "ask_approval", { ...keyed, title: "Export everything?" });
    expect(other).toMatchObject({ isError: true, output: { problem: { code: "idempotency_mismatch" } } });
  });

  test("is the deadline's where nobody answers", async () => {
    const { ana, connect } = await mcpWorld();
    const client = await connect();
    const { output } = await use(client, "ask_approval", question(ana.email));
    expect(output.advice).toContain("It ends by itself at");
    expect(output.advice).toContain('as "rejected"');
  });
});

describe("a round of changes", () => {
  test("comes back to the agent with what the reviewer said, and goes out again revised", async () => {
    const { ana, connect } = await mcpWorld();
    const [client, browser] = await Promise.all([connect(), signIn(ana)]);
    const { output } = await use(client, "ask_review", question(ana.email));
    const { id } = output;
    const waiting = use(client, "wait_for_intent", { id, wait_seconds: 30 });
    await somebodyWaits();
    await decide(browser, id, { outcome: "changes_requested", comment: "The EU only." });
    const turn = await waiting;
    expect(turn.output).toMatchObject({
      status: "waiting",
      waiting_on: "agent",
      said: [{ by: "Ana", text: "The EU only." }],
    });
    expect(turn.words).toMatch(/^It is your turn.*Ana says: “The EU only\.”/);
    const revised = await use(client, "revise_intent", {
      id,
      payload: { dataset: "customers_q1_eu" },
      note: "Only the EU now.",
    });
    expect(revised.output).toMatchObject({ waiting_on: "human", revision: 2, said: [] });
  });

  test("a question that people ask back is answered with a comment", async () => {
    const { ana, connect } = await mcpWorld();
    const [client, browser] = await Promise.all([connect(), signIn(ana)]);
    const { output } = await use(client, "ask_approval", question(ana.email));
    const body = { body: "Which region?", question: true };
    await api("POST", `/api/intents/${output.id}/comments`, { headers: browser, body });
    const asked = await use(client, "wait_for_intent", { id: output.id, wait_seconds: 30 });
    expect(asked.output).toMatchObject({ waiting_on: "agent", said: [{ by: "Ana", text: "Which region?" }] });
    const answer = { id: output.id, body: "The EU.", reply_to: asked.output.said?.[0]?.seq };
    expect(await use(client, "comment_on_intent", answer)).toMatchObject({ output: { waiting_on: "human" } });
  });
});

describe("the end of a question", () => {
  test("withdrawing it tells its people, and doing so twice is no error", async () => {
    const { ana, agent, connect } = await mcpWorld();
    const client = await connect();
    const { output } = await use(client, "ask_confirmation", question(ana.email));
    const withdraw = { id: output.id, reason: "No longer needed." };
    const withdrawn = { isError: false, output: { status: "canceled" } };
    expect(await use(client, "withdraw_intent", withdraw)).toMatchObject(withdrawn);
    expect(await use(client, "withdraw_intent", withdraw)).toMatchObject(withdrawn);
    const read = await api("GET", `/api/intents/${output.id}`, { headers: keyOf(agent) });
    expect(read.body).toMatchObject({ status: "canceled" });
  });

  test("what came of an answer is reported once, and twice with one key", async () => {
    const { ana, connect } = await mcpWorld();
    const client = await connect();
    const { output } = await use(client, "ask_approval", question(ana.email));
    const report = { id: output.id, status: "succeeded", summary: "1,204 rows.", idempotency_key: "r-1" };
    expect(await use(client, "report_result", report)).toMatchObject({
      isError: true,
      output: { problem: { code: "conflict" } },
    });
    await decide(await signIn(ana), output.id, { outcome: "approved" });
    const result = { status: "succeeded", summary: "1,204 rows." };
    for (const attempt of ["first", "repeated"])
      expect(await use(client, "report_result", report), attempt).toMatchObject({
        isError: false,
        output: { result },
      });
  });
});

describe("while it waits", () => {
  test("a client that wants to know hears whom it waits for", async () => {
    const { ana, agent, connect } = await mcpWorld();
    const [client, browser] = await Promise.all([connect(), signIn(ana)]);
    const heard: string[] = [];
    const onprogress = ({ message = "" }: { message?: string }) => void heard.push(message);
    const args = { ...question(ana.email), wait_seconds: 30 };
    const asking = use(client, "ask_approval", args, { onprogress });
    const [id] = await intentsAsked(agent, 1);
    await until(
      () => heard,
      ({ length }) => length > 0,
    );
    await api("PUT", `/api/intents/${id}/claim`, { headers: browser });
    await until(
      () => heard,
      (all) => all.some((message) => message.includes("Ana, who has taken it")),
    );
    await decide(browser, id, { outcome: "approved" });
    expect(await asking).toMatchObject({ output: { status: "decided" } });
    expect(heard[0]).toMatch(/^Waiting for Ana\. Next: timeout at /);
  });

  test.each(["cancelled", "gone"])("a call whose client has %s costs nothing more", async (how) => {
    const { ana, agent, connect } = await mcpWorld();
    const client = await connect();
    const abort = new AbortController();
    const args = { ...question(ana.email), wait_seconds: 55 };
    const asking = use(client, "ask_approval", args, { signal: abort.signal }).catch(() => "over");
    await intentsAsked(agent, 1);
    await somebodyWaits();
    if (how === "gone") await client.close();
    else abort.abort("enough");
    expect(await asking).toBe("over");
    await until(
      () => hub().waiting,
      (count) => count === 0,
    );
    // The question itself stays, for whoever asks for it next.
    const [id] = await intentsAsked(agent, 1);
    expect(await use(await connect(), "check_intent", { id })).toMatchObject({
      output: { status: "waiting" },
    });
  });
});
