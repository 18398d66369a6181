import { getEventListeners } from "node:events";
import { expect, onTestFinished, test, vi } from "vitest";
import { newIdempotencyKey } from "../src/idempotency.js";
import { ConnectionError, RateLimitedError, type Retry, ServerError } from "../src/index.js";
import { cutShort, drop, hang, json, problem, scripted, type Step, text } from "./server.js";
import { clientOf, nextTurn, open, stopClock, until } from "./world.js";

const question = { intent_type: "demo.v1", payload: { amount: 5 } };

test.each<[string, Step]>([
  ["the connection is dropped after the question was stored", drop],
  ["the answer is cut short", cutShort],
  ["the first request is still running when the second comes", problem(409, "idempotency_in_flight")],
  ["the server is not ready", problem(503, "unavailable")],
  ["a proxy answers with a page of its own", text(502, "<h1>Bad gateway</h1>")],
  ["something else answers in the server's place", text(200, "<h1>We'll be right back</h1>")],
])("people are asked once although %s", async (_, trouble) => {
  const server = await scripted(trouble, json(200, open, { "idempotent-replayed": "true" }));
  const intent = await clientOf(server).client.sendIntent(question);

  expect(intent.id).toBe("int_1");
  const [first, second] = server.seen;
  expect(first?.headers["idempotency-key"]).toMatch(/^[\w-]{20,255}$/);
  expect(second?.headers["idempotency-key"]).toBe(first?.headers["idempotency-key"]);
  expect(second?.body).toBe(first?.body);
  expect(JSON.parse(second?.body ?? "")).toEqual(question);
});

test("two questions never share an idempotency key, and the caller's own key is kept", async () => {
  const server = await scripted(json(201, open));
  const { client } = clientOf(server);
  await client.sendIntent(question);
  await client.sendIntent(question);
  await client.sendIntent(question, { idempotencyKey: "order-7" });

  const keys = server.seen.map(({ headers }) => headers["idempotency-key"]);
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe("order-7");
});

test("a runtime without crypto.randomUUID still makes keys that are never the same", () => {
  vi.stubGlobal("crypto", undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  const keys = Array.from({ length: 1000 }, newIdempotencyKey);

  expect(new Set(keys).size).toBe(1000);
  expect(keys.every((key) => /^[\w-]{20,255}$/.test(key))).toBe(true);
});

test("Retry-After is respected, in seconds or as a date by the server's own clock", async () => {
  const date = { date: "Sun, 22 Nov 2020 10:00:00 GMT", "retry-after": "Sun, 22 Nov 2020 10:00:09 GMT" };
  const server = await scripted(
    problem(429, "rate_limited", {}, { "retry-after": "7" }),
    problem(503, "unavailable", {}, date),
    json(201, open),
  );
  const { client, pauses } = clientOf(server);
  await client.sendIntent(question);

  expect(Math.floor(pauses[0] ?? 0)).toBe(7);
  expect(pauses[1]).toBeGreaterThanOrEqual(9);
  expect(pauses[1]).toBeLessThanOrEqual(10);
});

test("a wait of more than a minute is left to the caller", async () => {
  const server = await scripted(problem(429, "rate_limited", {}, { "retry-after": "3600" }));
  const error = await clientOf(server)
    .client.sendIntent(question)
    .catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(RateLimitedError);
  expect(error).toMatchObject({ retryAfterSeconds: 3600, transient: true });
  expect(server.seen).toHaveLength(1);
});

test("a failure that doesn't pass is thrown in the end, and was reported each time", async () => {
  const server = await scripted(problem(503, "unavailable"));
  const onRetry = vi.fn<(retry: Retry) => void>();
  const { client, pauses } = clientOf(server, { retries: 3, onRetry });

  await expect(client.sendIntent(question)).rejects.toBeInstanceOf(ServerError);
  expect(server.seen).toHaveLength(4);
  expect(onRetry.mock.calls.map(([retry]) => retry.pauseSeconds)).toEqual(pauses);
});

test("a request that is never answered is given up and repeated", async () => {
  stopClock();
  const server = await scripted(hang, json(200, open));
  const intent = clientOf(server).client.getIntent("int_1");
  await until(() => server.seen.length === 1);
  await vi.advanceTimersByTimeAsync(15_000);

  expect((await intent).id).toBe("int_1");
  await server.seen[0]?.gone;
});

test("a server that isn't there is a ConnectionError with its cause", async () => {
  const server = await scripted(hang);
  await server.stop();
  const error = await clientOf(server)
    .client.getIntent("int_1")
    .catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ status: 0, code: "no_answer", cause: expect.any(TypeError) });
});

test("a redirect is not followed, so that the key stays here and a POST stays a POST", async () => {
  const elsewhere = await scripted(json(200, open));
  const server = await scripted(text(301, "", { location: elsewhere.url }));

  await expect(clientOf(server).client.sendIntent(question)).rejects.toMatchObject({
    status: 301,
    transient: false,
  });
  expect(server.seen).toHaveLength(1);
  expect(elsewhere.seen).toHaveLength(0);
});

test("aborting ends a request under way and leaves nothing behind", async () => {
  const server = await scripted(hang);
  const controller = new AbortController();
  const answer = clientOf(server).client.sendIntent(question, { signal: controller.signal });
  await until(() => server.seen.length === 1);
  controller.abort(new Error("enough"));

  await expect(answer).rejects.toThrow("enough");
  await server.seen[0]?.gone;
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("a signal that was aborted beforehand sends nothing", async () => {
  const server = await scripted(json(200, open));
  const signal = AbortSignal.abort(new Error("too late"));

  await expect(clientOf(server).client.getIntent("int_1", { signal })).rejects.toThrow("too late");
  expect(server.seen).toHaveLength(0);
});

test("one connection serves one call after the other", async () => {
  const server = await scripted(json(200, open));
  const { client } = clientOf(server);
  await client.getIntent("int_1");
  await nextTurn();
  await client.getIntent("int_1");
  expect(server.seen[1]?.port).toBe(server.seen[0]?.port);
});

test.each(["", "..", "a/b", "int_1?x", "int_1#x"])(
  "%j is refused as an id before it becomes a path",
  async (id) => {
    const server = await scripted(json(200, open));
    await expect(clientOf(server).client.getIntent(id)).rejects.toBeInstanceOf(TypeError);
    expect(server.seen).toHaveLength(0);
  },
);
