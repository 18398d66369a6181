import { expect, test } from "vitest";
import { described } from "@/server/log";
import { sql } from "../support/database";
import { keyOf } from "../support/http";
import { tokenIn } from "../support/mailbox";
import { startServer, startWhole } from "../support/server";
import { LONG, makeWorld, patiently } from "./world";

test(
  "every request leaves one line with its ids, and the answer carries the id of the line",
  LONG,
  async () => {
    const { agent, ana, ask, answer, settings } = await makeWorld();
    const server = await startServer({ ...settings, LOG_LEVEL: "info" });
    const { id } = await ask(server, {}, { "x-request-id": "from-the-agent-1" });
    await answer(server, id);
    const again = await answer(server, id);
    const problem = (await again.json()) as { request_id: string };
    expect(problem.request_id).toBe(again.headers.get("x-request-id"));
    const lines = await patiently(server.lines, (seen) => seen.length === 3);
    expect(lines).toMatchObject([
      {
        msg: "request",
        request_id: "from-the-agent-1",
        method: "POST",
        route: "/api/intents",
        status: 201,
        caller: "agent",
        caller_id: agent.id,
        workspace_id: agent.workspaceId,
        intent_id: id,
      },
      { route: "/api/intents/:id/decision", status: 201, caller: "user", caller_id: ana.id, intent_id: id },
      { status: 409, request_id: problem.request_id, code: "already_decided" },
    ]);
    for (const { ms } of lines) expect(ms).toBeGreaterThan(0);
  },
);

test("at its most talkative, the log holds nothing that anybody wrote, and no secret", LONG, async () => {
  const world = await makeWorld();
  const { agent, ana, ask, settings, mailbox, receiver } = world;
  const server = await startWhole({ ...settings, LOG_LEVEL: "trace" });
  const canary = "canary-5f1d";
  const { id } = await ask(server, {
    title: `Title ${canary}`,
    description: canary,
    payload: { [canary]: canary },
    state: { canary },
    correlation_id: canary,
    callback_url: `${receiver.hook}?key=${canary}`,
  });
  const [mail] = await patiently(
    () => mailbox.to(ana),
    ({ length }) => length === 1,
  );
  const token = mail ? tokenIn(mail) : "";
  const call = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init);
  const json = { "content-type": "application/json" };
  await call(`/api/intents/${id}`, { headers: keyOf(agent) });
  await call(`/api/intents?q=${canary}`, { headers: keyOf(agent) });
  await call(`/api/intents/${canary}`, { headers: keyOf(agent) });
  await call(`/api/answers/${token}`);
  for (const path of [
    `/api/join/${canary}`,
    `/api/unsubscribe/${canary}`,
    `/api/calendar/${canary}.ics`,
    `/answer/${token}`,
    `/${canary}`,
  ])
    await call(path);
  await call(`/api/intents`, { headers: { authorization: `Bearer csk_${canary}` } });
  await call("/api/intents", {
    method: "POST",
    headers: { ...keyOf(agent), ...json },
    body: `{"payload": ${canary}`,
  });
  // A trigger makes the database refuse with the words of the row, as a broken check would.
  await sql(`CREATE FUNCTION refuse_comment() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.type = 'commented' THEN RAISE EXCEPTION 'refused %', NEW.data; END IF; RETURN NEW; END $$`);
  await sql(
    "CREATE TRIGGER refuse_comments BEFORE INSERT ON facts FOR EACH ROW EXECUTE FUNCTION refuse_comment()",
  );
  const body = JSON.stringify({ body: canary });
  const refused = await call(`/api/intents/${id}/comments`, {
    method: "POST",
    headers: { ...keyOf(agent), ...json },
    body,
  });
  await sql("DROP TRIGGER refuse_comments ON facts");
  expect(refused.status).toBe(500);
  await call(`/api/answers/${token}`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ outcome: "approved", comment: canary }),
  });
  await patiently(
    () => receiver.received,
    ({ length }) => length === 1,
  );
  expect(await server.stop()).toBe(0);

  const text = server.lines().map((line) => JSON.stringify(line));
  const failure = server.lines().find(({ msg }) => msg === "a request failed");
  expect(failure).toMatchObject({
    request_id: refused.headers.get("x-request-id"),
    route: "/api/intents/:id/comments",
    err: { stack: expect.stringContaining("at ") },
  });
  const secrets = {
    canary,
    token,
    key: agent.key,
    webhookSecret: agent.webhookSecret,
    email: ana.email,
    name: "Ana",
    provider: settings.RESEND_API_KEY,
    secret: String(process.env.COUNTERSIGN_SECRET),
    database: new URL(String(process.env.DATABASE_URL)).password,
  };
  for (const [what, secret] of Object.entries(secrets))
    expect(
      text.filter((line) => line.includes(secret)),
      what,
    ).toEqual([]);
  const told = server.lines().filter((line) => line.intent_id === id && line.msg === "an intent changed");
  expect(told.flatMap(({ facts }) => facts)).toEqual(expect.arrayContaining(["created", "decided"]));
});

test("an error in the log says where it happened, and not what it quotes", () => {
  const quoting = Object.assign(new Error("duplicate key: (email)=(ana@acme.dev)"), {
    severity: "ERROR",
    code: "23505",
  });
  const parser = (() => {
    try {
      return JSON.parse('{"secret-word');
    } catch (error) {
      return error;
    }
  })();
  const driver = Object.assign(new Error("Raw query failed. Message: `(ana@acme.dev)`"), {
    name: "PrismaClientKnownRequestError",
    meta: { driverAdapterError: { cause: { kind: "TransactionWriteConflict", originalCode: "40P01" } } },
  });
  const outer = new AggregateError([quoting, parser, driver], "three failed", { cause: quoting });
  const text = JSON.stringify(described(outer));
  expect(text).toContain("three failed");
  expect(text).toContain("23505");
  expect(text).toContain('"kind":"TransactionWriteConflict","sqlstate":"40P01"');
  expect(text).toContain("logs.test.ts");
  expect(text).not.toMatch(/ana@acme|secret-word/);
});
