import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SAMPLE_NOW, sampleNotice } from "@/server/emails/sample-notice";
import { createMailSender } from "./send-notice";
import { sendSignInMail } from "./send-sign-in";
import type { MailSettings } from "./settings";

interface Received {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown> & { headers: Record<string, string> };
}

type Answer = { status: number; body: unknown; headers?: Record<string, string> } | "nothing" | "hang up";

const SENT: Answer = { status: 200, body: { id: "re_msg_1" } };

/** Speaks Resend's POST /emails and answers as the test says. */
let server: Server;
let received: Received[];
let answer: Answer;
let settings: MailSettings;

beforeEach(async () => {
  received = [];
  answer = SENT;
  server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    received.push({
      method: request.method,
      path: request.url,
      headers: request.headers,
      body: JSON.parse(text),
    });
    if (answer === "nothing") return;
    if (answer === "hang up") return request.socket.destroy();
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  settings = {
    apiKey: "re_secret_key",
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    from: "Countersign <countersign@acme.dev>",
    publicUrl: "https://countersign.acme.dev:8443",
    now: () => SAMPLE_NOW,
  };
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

describe("a notice sent by mail", () => {
  test("reaches its one person with subject, HTML and text, and reports the provider's id", async () => {
    expect(await createMailSender(settings)(sampleNotice())).toEqual({ ok: true, providerId: "re_msg_1" });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({ method: "POST", path: "/emails" });
    expect(received[0]?.headers.authorization).toBe("Bearer re_secret_key");
    expect(received[0]?.body).toMatchObject({
      from: "Countersign <countersign@acme.dev>",
      to: "ana@acme.dev",
      subject: "Ana, please approve or reject: Export customers_q1?",
      html: expect.stringContaining("Export customers_q1?"),
      text: expect.stringMatching(/^Export customers_q1\?\nAnswer by /),
    });
  });

  test("carries the notification's id as its idempotency key, with the same body each time", async () => {
    const send = createMailSender(settings);
    const notice = sampleNotice({ id: "ntf_1" });
    await send(notice);
    await send(notice);
    expect(received.map((each) => each.headers["idempotency-key"])).toEqual(["ntf_1", "ntf_1"]);
    expect(received[0]?.body).toEqual(received[1]?.body);
  });

  test("starts a thread that later mails about the intent reply to", async () => {
    const send = createMailSender(settings);
    await send(sampleNotice({ id: "ntf_1", intent: { id: "int_1" } }));
    await send(sampleNotice({ id: "ntf_2", kind: "reminder", reminderNumber: 1, intent: { id: "int_1" } }));
    const [first, second] = received.map((each) => each.body.headers);
    expect(first).toEqual({
      "Auto-Submitted": "auto-generated",
      "Message-ID": "<ntf_1@countersign.acme.dev>",
      References: "<int_1@countersign.acme.dev>",
      "X-Entity-Ref-ID": "int_1",
    });
    expect(second).toEqual({
      ...first,
      "Message-ID": "<ntf_2@countersign.acme.dev>",
      "In-Reply-To": "<int_1@countersign.acme.dev>",
    });
  });

  test("is tagged with what it is about, in the characters that Resend allows", async () => {
    await createMailSender(settings)(
      sampleNotice({ id: "ntf_1", kind: "escalated", intent: { id: "int_1", level: 2 } }),
    );
    expect(received[0]?.body.tags).toEqual([
      { name: "kind", value: "escalated" },
      { name: "intent", value: "int_1" },
      { name: "notification", value: "ntf_1" },
    ]);
  });

  test("is not tried again when Resend finds it wrong", async () => {
    answer = {
      status: 422,
      body: { statusCode: 422, name: "validation_error", message: "Invalid `to` field" },
    };
    expect(await createMailSender(settings)(sampleNotice())).toEqual({
      ok: false,
      error: "Resend 422, validation_error: Invalid `to` field",
      retryable: false,
      retryAfterSeconds: null,
    });
  });

  test("waits as long as a rate limit says", async () => {
    const body = { statusCode: 429, name: "rate_limit_exceeded", message: "Too many requests" };
    answer = { status: 429, body, headers: { "retry-after": "7" } };
    expect(await createMailSender(settings)(sampleNotice())).toMatchObject({
      retryable: true,
      retryAfterSeconds: 7,
    });
  });

  test("is tried again after an error of the provider's, also one without a readable body", async () => {
    answer = { status: 500, body: { statusCode: 500, name: "application_error", message: "Oops" } };
    expect(await createMailSender(settings)(sampleNotice())).toMatchObject({ ok: false, retryable: true });
    answer = { status: 502, body: null };
    expect(await createMailSender(settings)(sampleNotice())).toMatchObject({ ok: false, retryable: true });
  });

  test("is tried again when an attempt under its key is still under way", async () => {
    answer = {
      status: 409,
      body: { statusCode: 409, name: "concurrent_idempotent_requests", message: "In progress" },
    };
    expect(await createMailSender(settings)(sampleNotice())).toMatchObject({ ok: false, retryable: true });
  });

  test("counts as sent when Resend says that its key has been used for another wording", async () => {
    answer = {
      status: 409,
      body: { statusCode: 409, name: "invalid_idempotent_request", message: "Other payload" },
    };
    expect(await createMailSender(settings)(sampleNotice({ id: "ntf_1" }))).toEqual({
      ok: true,
      providerId: "sent-before:ntf_1",
    });
  });

  test("is given up within the time limit when nobody answers, and tried again", async () => {
    answer = "nothing";
    const startedAt = performance.now();
    expect(await createMailSender({ ...settings, timeLimitMs: 60 })(sampleNotice())).toEqual({
      ok: false,
      error: "No answer from Resend within 0.06 s",
      retryable: true,
      retryAfterSeconds: null,
    });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  test("is tried again when the connection breaks", async () => {
    answer = "hang up";
    expect(await createMailSender(settings)(sampleNotice())).toMatchObject({ ok: false, retryable: true });
  });

  test("is tried again when a success names no message", async () => {
    answer = { status: 200, body: {} };
    expect(await createMailSender(settings)(sampleNotice())).toMatchObject({ ok: false, retryable: true });
  });

  test("never puts the key into an error, even when the provider repeats it", async () => {
    answer = {
      status: 401,
      body: { statusCode: 401, name: "invalid_api_key", message: "re_secret_key is unknown" },
    };
    expect(JSON.stringify(await createMailSender(settings)(sampleNotice()))).not.toContain("re_secret_key");
  });

  test("that cannot be written is reported, not thrown, and nothing is sent", async () => {
    const result = await createMailSender(settings)(sampleNotice({ kind: "decided", closing: null }));
    expect(result).toMatchObject({ ok: false, retryable: false });
    expect(received).toEqual([]);
  });
});

describe("a sign-in mail", () => {
  const REQUEST = {
    to: "ana@acme.dev",
    url: "https://countersign.acme.dev:8443/sign-in/tok_7f3a",
    expiresMinutes: 15,
  };

  test("brings the link to its person once, however often it is sent", async () => {
    expect(await sendSignInMail(settings, REQUEST)).toEqual({ ok: true, providerId: "re_msg_1" });
    await sendSignInMail(settings, REQUEST);
    expect(received[0]?.body).toMatchObject({
      to: "ana@acme.dev",
      subject: "Sign in to Countersign at countersign.acme.dev:8443",
    });
    expect(received[0]?.body.text).toContain(REQUEST.url);
    expect(received[0]?.headers["idempotency-key"]).toBe(received[1]?.headers["idempotency-key"]);
  });

  test("shows its link in no header, where logs would keep it", async () => {
    await sendSignInMail(settings, REQUEST);
    expect(JSON.stringify([received[0]?.headers, received[0]?.body.headers])).not.toContain("tok_7f3a");
  });
});
