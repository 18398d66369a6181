import { expect, test } from "vitest";
import { systemTime } from "@/server/clock/system-time";
import { sendNotification } from "@/server/services/notifications/send";
import { createMailSender } from "@/server/adapters/mail/send-notice";
import { mailSettings } from "@/server/services/mail-settings";
import { mailboxKey } from "@/server/services/secrets";
import { mailboxIsOpen, settings } from "@/server/settings";
import { noticesOf, sql } from "../support/database";
import { api, request } from "../support/http";
import { expectProblem } from "../support/problem";
import { type Answer, startOutside } from "../support/outside-server";
import { until } from "../support/time";
import { makeWorkspace, submit } from "../support/workspace";

process.env.COUNTERSIGN_MAILBOX = "1";

const send = (body: object, headers: Record<string, string> = {}) =>
  request("POST", "/api/mailbox/emails", {
    headers: { authorization: `Bearer ${mailboxKey()}`, ...headers },
    body,
  });
const mail = (more: object = {}) => ({
  from: "a@b.example",
  to: "ana@c.example",
  subject: "Hi",
  html: "<p>Hi</p>",
  text: "Hi",
  ...more,
});

test("without a provider's key, mail goes through the same SDK to the server's own mailbox, where it can be read", async () => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { title: "Export?", assignees: [ana.email] }, new Date());
  // The SDK speaks HTTP, so the route is put behind a server.
  const server = await startOutside(() => ({ status: 500 }));
  const deliver = createMailSender({ ...mailSettings(systemTime), baseUrl: `${server.url}/api/mailbox` });
  const [notice] = await noticesOf(id);
  server.next(forwarded());
  await sendNotification(notice?.id ?? "", deliver, () => new Date());
  expect(await noticesOf(id)).toMatchObject([{ status: "sent" }]);
  const { status, body } = await api("GET", `/api/mailbox?to=${ana.email.toUpperCase()}`);
  expect(status).toBe(200);
  expect(body.items).toMatchObject([
    {
      to: ana.email,
      subject: expect.stringContaining("Export?"),
      headers: { "Auto-Submitted": "auto-generated" },
    },
  ]);
  expect(body.items[0].text).toMatch(/\/answer\/[\w-]{43}/);

  async function forwarded(): Promise<Answer> {
    const [received] = await until(
      () => server.received,
      ({ length }) => length === 1,
    );
    const { authorization = "", "idempotency-key": key } = received?.headers ?? {};
    const headers = { authorization, "idempotency-key": String(key) };
    const reply = await api("POST", "/api/mailbox/emails", { raw: received?.body, headers });
    return { status: reply.status, body: reply.body };
  }
});

test("the mailbox keeps a message once per idempotency key", async () => {
  const to = `${crypto.randomUUID()}@c.example`;
  const first = await (await send(mail({ to }), { "idempotency-key": to })).json();
  const again = await (await send(mail({ to }), { "idempotency-key": to })).json();
  expect(again).toEqual(first);
  expect((await api("GET", `/api/mailbox?to=${to}`)).body.items).toHaveLength(1);
});

test("the mailbox shows the newest first", async () => {
  const to = `${crypto.randomUUID()}@c.example`;
  for (const subject of ["first", "second", "third"]) await send(mail({ to, subject }));
  const { body } = await api("GET", `/api/mailbox?to=${to}&limit=2`);
  expect(body.items.map((item: { subject: string }) => item.subject)).toEqual(["third", "second"]);
});

test("the mailbox takes mail from this server only", async () => {
  for (const authorization of ["Bearer re_wrong", "", "Bearer "]) {
    const response = await send(mail(), { authorization });
    expect(response.status).toBe(401);
  }
});

test.each([
  [true, {}],
  [true, { PUBLIC_URL: "http://127.0.0.1:4000" }],
  [false, { RESEND_API_KEY: "re_123" }],
  [false, { HOST: "0.0.0.0" }],
  [false, { PUBLIC_URL: "https://countersign.acme.dev" }],
  [true, { PUBLIC_URL: "https://countersign.acme.dev", COUNTERSIGN_MAILBOX: true }],
])("the mailbox is open (%s) where it is configured as %j", (open, more) => {
  const local = {
    ...settings(),
    COUNTERSIGN_MAILBOX: false,
    HOST: "127.0.0.1",
    PUBLIC_URL: "http://localhost:3000",
  };
  expect(mailboxIsOpen({ ...local, ...more })).toBe(open);
});

test("health says what works: the database, the engine, the mail; and 503 once nobody keeps the times", async () => {
  expect(await api("GET", "/api/health")).toMatchObject({
    status: 200,
    body: { status: "ok", checks: { database: "ok", engine: "ok", mail: "ok" } },
  });
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(
    agent,
    { assignees: [ana.email], timeout: "1s" },
    new Date(Date.now() - 120_000),
  );
  expect(await api("GET", "/api/health")).toMatchObject({
    status: 503,
    body: { status: "failing", checks: { engine: "failing" } },
  });
  await sql("UPDATE intents SET next_moment_at = now() + interval '1 hour' WHERE id = $1", id);
});

test("the keys that sign receipts are published without their private halves", async () => {
  const { body } = await api("GET", "/.well-known/jwks.json");
  for (const key of body.keys) expect(Object.keys(key)).not.toContain("d");
});

test("an address answers other methods with those that it has, and what is no address says so as JSON", async () => {
  const wrong = await api("PATCH", "/api/intents", { body: {} });
  expectProblem(wrong, "method_not_allowed");
  expect(wrong.headers.get("allow")).toBe("POST, GET");
  expect(await api("PUT", "/.well-known/jwks.json", { body: {} })).toMatchObject({ status: 405 });
  expectProblem(await api("GET", "/api/intent"), "not_found");
  expectProblem(await api("POST", "/api/agents/x/keys//rotate", { body: {} }), "not_found");
});
