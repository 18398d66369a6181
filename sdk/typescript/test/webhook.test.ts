import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { expect, expectTypeOf, test } from "vitest";
import {
  type ClosedIntent,
  CountersignError,
  verifyWebhook,
  WebhookVerificationError,
} from "../src/index.js";
import { decided } from "./world.js";

const secretOf = (bytes: Uint8Array): string => `whsec_${Buffer.from(bytes).toString("base64")}`;
const [old, next, strange] = [1, 2, 3].map((byte) => secretOf(new Uint8Array(32).fill(byte))) as [
  string,
  string,
  string,
];
const now = new Date("2026-11-22T10:00:00Z");
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
const body = JSON.stringify({ type: "intent.decided", timestamp: "2026-11-22T09:59:59.000Z", data: decided });

/** What the server's own library makes of a body. */
function sent(text: string, secrets: readonly string[] = [old], at = now): Record<string, string> {
  return {
    "webhook-id": "dlv_1",
    "webhook-timestamp": String(at.getTime() / 1000),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign("dlv_1", at, text)).join(" "),
  };
}

/** Why it is not believed. */
const reasonOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "believed",
    (error: unknown) => (error instanceof WebhookVerificationError ? error.reason : String(error)),
  );

test("what Standard Webhooks' own library signed is believed, and is typed by its type", async () => {
  const event = await verifyWebhook(body, sent(body), old, { now });

  expect(event).toEqual({ ...JSON.parse(body), id: "dlv_1" });
  if (event.type !== "intent.decided") throw new Error("it is");
  expectTypeOf(event.data).toEqualTypeOf<Extract<ClosedIntent, { status: "decided" }>>();
  expect(event.data.decision.outcome).toBe("approved");
});

test("whatever is signed with whatever secret is believed, and by no other secret", async () => {
  const secrets = fc.uint8Array({ minLength: 24, maxLength: 64 }).map(secretOf);
  const events = fc.record({ type: fc.string(), timestamp: fc.string(), data: fc.object() });
  await fc.assert(
    fc.asyncProperty(events, secrets, secrets, async (event, secret, other) => {
      fc.pre(secret !== other);
      const text = JSON.stringify(event);
      const headers = sent(text, [secret]);
      expect(await verifyWebhook(text, headers, secret, { now })).toEqual({
        ...JSON.parse(text),
        id: "dlv_1",
      });
      expect(await reasonOf(verifyWebhook(text, headers, other, { now }))).toBe("no_signature_matches");
    }),
    { numRuns: 50 },
  );
});

test("the body may be bytes, and the headers a Headers or a Node server's", async () => {
  const headers = sent(body);
  const upper = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]),
  );
  for (const form of [headers, new Headers(headers), upper])
    expect(await reasonOf(verifyWebhook(Buffer.from(body), form, old, { now }))).toBe("believed");
});

test("while a secret is rotated, either end may have both", async () => {
  const seen = (signed: string[], known: string[]) =>
    reasonOf(verifyWebhook(body, sent(body, signed), known, { now }));

  expect(await seen([old, next], [old])).toBe("believed");
  expect(await seen([old, next], [next])).toBe("believed");
  expect(await seen([next], [old, next])).toBe("believed");
  expect(await seen([old, next], [strange])).toBe("no_signature_matches");
  expect(await seen([old], [])).toBe("no_signature_matches");
});

test.each<[string, Record<string, string | undefined>]>([
  ["the body", { text: body.replace("approved", "rejected") }],
  ["the id", { "webhook-id": "dlv_2" }],
  ["the time", { "webhook-timestamp": String(now.getTime() / 1000 + 1) }],
  ["the version", { "webhook-signature": sent(body)["webhook-signature"]?.replace("v1,", "v1a,") }],
  ["the signature", { "webhook-signature": "v1,AAAA" }],
  ["the signature's form", { "webhook-signature": "v1,not base64" }],
])("whoever changes %s is not believed", async (_, { text = body, ...headers }) => {
  const attempt = verifyWebhook(text, { ...sent(body), ...headers }, old, { now });
  expect(await reasonOf(attempt)).toBe("no_signature_matches");
});

test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("%s must be there", async (name) => {
  const attempt = verifyWebhook(body, { ...sent(body), [name]: undefined }, old, { now });
  expect(await reasonOf(attempt)).toBe("missing_header");
  await expect(attempt).rejects.toThrow(name);
});

test.each(["soon", "1e9", "-1", "1732269600.5"])("a time like %s is none", async (time) => {
  const attempt = verifyWebhook(body, { ...sent(body), "webhook-timestamp": time }, old, { now });
  expect(await reasonOf(attempt)).toBe("malformed_header");
});

test("it is believed for five minutes, or as long as it is given, on a clock that is off to either side", async () => {
  const at = (seconds: number, toleranceSeconds?: number) =>
    reasonOf(verifyWebhook(body, sent(body), old, { now: later(seconds), toleranceSeconds }));

  expect(await at(300)).toBe("believed");
  expect(await at(301)).toBe("too_old");
  expect(await at(-300)).toBe("believed");
  expect(await at(-301)).toBe("too_new");
  expect(await at(3_600, 3_600)).toBe("believed");
  expect(await at(11, 10)).toBe("too_old");
});

test("this machine's clock counts where no time is given", async () => {
  const fresh = sent(body, [old], new Date(Math.floor(Date.now() / 1000) * 1000));
  expect(await reasonOf(verifyWebhook(body, fresh, old))).toBe("believed");
  expect(await reasonOf(verifyWebhook(body, sent(body), old))).toBe("too_old");
});

test("what is signed but is no event is said to be none", async () => {
  for (const text of ["", "[]", "{}", '{"type":"intent.decided","timestamp":"","data":{}}'])
    expect(await reasonOf(verifyWebhook(text, sent(text), old, { now }))).toBe("not_an_event");
});

test("a secret that is none is the caller's mistake, not the sender's", async () => {
  await expect(verifyWebhook(body, sent(body), "", { now })).rejects.toBeInstanceOf(TypeError);
  await expect(verifyWebhook(body, sent(body), "csk_nope…", { now })).rejects.toThrow("whsec_");
});

test("the refusal is handled like every other", async () => {
  const attempt = verifyWebhook(body, {}, old);
  await expect(attempt).rejects.toBeInstanceOf(CountersignError);
  await expect(attempt).rejects.toMatchObject({ code: "invalid_webhook", status: 0, transient: false });
});
