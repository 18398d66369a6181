import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { CallResult } from "@/core/delivery";
import { createWebhookCaller } from "@/server/adapters/webhook/call";
import { post } from "@/server/adapters/webhook/post";
import { openReceiver } from "../support/receiver";
import { startOutside } from "../support/outside-server";
import { until } from "../support/time";

const TIMEOUT_MS = 400;
const GENEROUS_MS = 4_000;
const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

/** Somebody who takes connections and then does with them what they like. Returns their address. */
async function openHostile(behave: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("data", () => behave(socket));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

function callAt(url: string, timeoutMs = TIMEOUT_MS, data: string = "a test"): Promise<CallResult> {
  const call = createWebhookCaller({ allow: "127.0.0.1/32", now: () => new Date(), timeoutMs });
  const webhook = { id: "end_1", url };
  const body = {
    type: "webhook.test",
    timestamp: new Date().toISOString(),
    data: { webhook, message: data },
  };
  return call({ id: "tst_1", url, secrets: [SECRET], body });
}

/** Sends a piece again and again, for as long as anybody takes it. */
function drip(socket: Socket, piece: string): void {
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(piece)), 20);
  socket.on("close", () => clearInterval(timer));
}

test.each([
  ["says nothing", () => {}],
  ["drips its headers", (socket: Socket) => (socket.write("HTTP/1.1 200 OK\r\n"), drip(socket, "x: y\r\n"))],
  ["only ever promises to go on", (socket: Socket) => drip(socket, "HTTP/1.1 100 Continue\r\n\r\n")],
])("one that %s has not answered in time, and is tried again", async (_, behave) => {
  const result = await callAt(await openHostile(behave));
  expect(result).toMatchObject({ status: null, error: "no answer in time", retryable: true, response: null });
  expect(result.request?.headers).toMatchObject({ "webhook-id": "tst_1" });
  expect(result.durationMs).toBeGreaterThanOrEqual(TIMEOUT_MS - 5);
  expect(result.durationMs).toBeLessThan(GENEROUS_MS);
});

test("one that drips its body has answered by its status, and is listened to no longer than anybody", async () => {
  const url = await openHostile((socket) => {
    socket.write("HTTP/1.1 202 Accepted\r\ntransfer-encoding: chunked\r\n\r\n");
    drip(socket, "1\r\n.\r\n");
  });
  const result = await callAt(url);
  expect(result).toMatchObject({ status: 202, error: null, response: { truncated: true } });
  expect(result.response?.body).toMatch(/^\.+$/);
  expect(result.durationMs).toBeLessThan(GENEROUS_MS);
});

test("one that answers without end is cut off, and the beginning is kept", async () => {
  let closed = false;
  const url = await openHostile((socket) => {
    socket.on("close", () => (closed = true));
    socket.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
    const fill = () => {
      while (!socket.destroyed && socket.write(`4000\r\n${"é".repeat(0x2000)}\r\n`));
      if (!socket.destroyed) socket.once("drain", fill);
    };
    fill();
  });
  const result = await callAt(url, 60_000);
  await until(
    () => closed,
    (hungUp) => hungUp,
  );
  expect(result).toMatchObject({ status: 200, response: { truncated: true } });
  expect(result.response?.body).toBe("é".repeat(4096));
});

test.each([
  ["resets the connection", (socket: Socket) => void socket.resetAndDestroy(), /ECONNRESET|socket hang up/],
  ["hangs up", (socket: Socket) => void socket.end(), /socket hang up|ECONNRESET/],
  [
    "speaks something else",
    (socket: Socket) => void socket.write("220 mail.example ESMTP\r\n"),
    /Parse Error/,
  ],
  [
    "has headers without end",
    (socket: Socket) => void socket.write(`HTTP/1.1 200 OK\r\nx: ${"x".repeat(1 << 20)}\r\n\r\n`),
    /Parse Error/,
  ],
])("one that %s is a failure that is tried again", async (_, behave, words) => {
  const result = await callAt(await openHostile(behave), GENEROUS_MS);
  expect(result).toMatchObject({ status: null, retryable: true, error: expect.stringMatching(words) });
});

test("one that breaks off its answer has answered by its status", async () => {
  const url = await openHostile((socket) =>
    socket.end("HTTP/1.1 500 Oops\r\ncontent-length: 900\r\n\r\nfirst words"),
  );
  expect(await callAt(url)).toMatchObject({
    status: 500,
    response: { body: "first words", truncated: true },
  });
});

test("one that redirects to the metadata service is not followed", async () => {
  const receiver = await openReceiver();
  const location = "http://169.254.169.254/latest/meta-data/";
  receiver.next({ status: 302, headers: { location } });
  expect(await callAt(receiver.hook)).toMatchObject({ status: 302, response: { headers: { location } } });
  expect(receiver.received).toHaveLength(1);
});

test("what anybody answers is kept as text that can be shown", async () => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
  const url = await openHostile((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nx-odd: caf\xe9\r\ncontent-length: 256\r\n\r\n`, "latin1");
    socket.end(bytes);
  });
  const { response } = await callAt(url);
  expect(response?.body).not.toMatch(/[^\P{Cc}\t\n\r]/u);
  expect(response?.body).toContain("ABCDEFG");
  expect(response?.headers).toMatchObject({ "x-odd": "café" });
});

test("of what was sent the beginning is kept, and no character is cut in two", async () => {
  const receiver = await openReceiver();
  const { request } = await callAt(receiver.hook, GENEROUS_MS, "ü".repeat(20_000));
  expect(request?.truncated).toBe(true);
  expect(request?.body).toMatch(/^\{"type":"webhook\.test".*ü$/);
  expect(Buffer.byteLength(request?.body ?? "")).toBeLessThanOrEqual(16 * 1024);
  expect(receiver.received[0]?.body.length).toBeGreaterThan(20_000);
});

test("a name is looked up once: the call goes to what was found then", async () => {
  const outside = await startOutside(() => ({ status: 204 }));
  const url = new URL(outside.url);
  url.hostname = "hooks.invalid";
  const outgoing = { headers: {}, body: "{}" };
  const signal = AbortSignal.timeout(GENEROUS_MS);
  const answered = await post(url, [{ address: "127.0.0.1", family: 4 }], outgoing, {
    signal,
    now: () => new Date(),
  });
  expect(answered.status).toBe(204);
  expect(outside.received[0]?.headers.host).toBe(url.host);
});

test("of several addresses the next is tried where the first does not answer", async () => {
  const outside = await startOutside(() => ({ status: 204 }));
  const url = new URL(outside.url);
  url.hostname = "hooks.invalid";
  const targets = [
    { address: "::1", family: 6 },
    { address: "127.0.0.1", family: 4 },
  ];
  const signal = AbortSignal.timeout(GENEROUS_MS);
  const answered = await post(url, targets, { headers: {}, body: "{}" }, { signal, now: () => new Date() });
  expect(answered.status).toBe(204);
});

test("an address with a password is not called, not even where it is allowed", async () => {
  const receiver = await openReceiver();
  const url = receiver.hook.replace("http://", "http://me:secret@");
  expect(await callAt(url)).toMatchObject({ status: null, retryable: false, request: null });
  expect(receiver.received).toEqual([]);
});
