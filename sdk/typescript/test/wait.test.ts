import { getEventListeners } from "node:events";
import { expect, test, vi } from "vitest";
import { NotFoundError, WaitTimeoutError } from "../src/index.js";
import { DEFAULT_TIMING } from "../src/timing.js";
import {
  cutShort,
  drop,
  hang,
  json,
  openStream,
  problem,
  scripted,
  type Step,
  stream,
  text,
} from "./server.js";
import { clientOf, decided, message, open, stopClock, until, withoutLuck } from "./world.js";

const held = { "preference-applied": "wait=30" };

test("it holds on with long polls until the intent is closed", async () => {
  const server = await scripted(json(200, open, held), json(200, open, held), json(200, decided));
  const intent = await clientOf(server).client.waitFor("int_1");

  expect(intent).toEqual(decided);
  expect(server.seen.map(({ call, headers }) => [call, headers.prefer])).toEqual(
    Array(3).fill(["GET /api/intents/int_1", "wait=30"]),
  );
});

test("it survives whatever servers, proxies and networks do", async () => {
  const server = await scripted(
    problem(503, "unavailable"),
    text(502, "<h1>Bad gateway</h1>"),
    text(504, ""),
    problem(500, "internal"),
    problem(429, "rate_limited", {}, { "retry-after": "120" }),
    text(408, ""),
    text(425, ""),
    drop,
    cutShort,
    text(200, "{ garbage"),
    text(200, "<h1>Maintenance</h1>"),
    json(200, decided),
  );
  const { client, pauses } = clientOf(server);

  expect(await client.waitFor("int_1")).toEqual(decided);
  expect(pauses[4]).toBeGreaterThanOrEqual(120);
  expect(pauses.filter((seconds) => seconds > 10)).toHaveLength(1);
});

test("it survives a restart of the server on the same port", async () => {
  const server = await scripted(hang, json(200, decided));
  const onRetry = vi.fn(() => {
    if (onRetry.mock.calls.length === 3) void server.restart();
  });
  const intent = clientOf(server, { onRetry }).client.waitFor("int_1");
  await until(() => server.seen.length === 1);
  await server.stop();

  expect(await intent).toEqual(decided);
  expect(onRetry.mock.calls.length).toBeGreaterThanOrEqual(3);
});

test("a connection that died without a word is replaced", async () => {
  stopClock();
  const server = await scripted(hang, json(200, decided));
  const intent = clientOf(server).client.waitFor("int_1");
  await until(() => server.seen.length === 1);
  await vi.advanceTimersByTimeAsync(45_000);

  expect(await intent).toEqual(decided);
});

test("pauses grow while nothing works and are short again after progress", async () => {
  withoutLuck();
  const down = text(503, "");
  const server = await scripted(
    ...Array<Step>(7).fill(down),
    json(200, open, held),
    down,
    json(200, decided),
  );
  const { client, pauses } = clientOf(server);
  await client.waitFor("int_1");

  expect(pauses.map(Math.ceil)).toEqual([1, 1, 2, 4, 8, 10, 10, 1, 1]);
});

test("a server that doesn't hold polls is not hammered", async () => {
  withoutLuck();
  const server = await scripted(...Array<Step>(6).fill(json(200, open)), json(200, decided));
  const { client, pauses } = clientOf(server);
  await client.waitFor("int_1");

  expect(pauses.at(-1)).toBeGreaterThan(9);
});

test("what will never work fails at once", async () => {
  const server = await scripted(problem(404, "not_found"));
  await expect(clientOf(server).client.waitFor("int_1")).rejects.toBeInstanceOf(NotFoundError);
  expect(server.seen).toHaveLength(1);
});

test("its timeout ends the request under way, and the wait can be resumed", async () => {
  stopClock();
  const server = await scripted(hang, json(200, decided));
  const { client } = clientOf(server);
  const refusal = expect(client.waitFor("int_1", { timeoutSeconds: 20 })).rejects.toBeInstanceOf(
    WaitTimeoutError,
  );
  await until(() => server.seen.length === 1);
  await vi.advanceTimersByTimeAsync(20_000);

  await refusal;
  await server.seen[0]?.gone;
  expect(await client.waitFor("int_1", { timeoutSeconds: 20 })).toEqual(decided);
});

test("aborting during a poll closes its connection and leaves nothing behind", async () => {
  const server = await scripted(hang);
  const controller = new AbortController();
  const answer = clientOf(server).client.waitFor("int_1", { signal: controller.signal });
  await until(() => server.seen.length === 1);
  controller.abort(new Error("enough"));

  await expect(answer).rejects.toThrow("enough");
  await server.seen[0]?.gone;
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("aborting during a quiet stream closes its connection and leaves nothing behind", async () => {
  const server = await scripted(openStream(message(1, "created")).step);
  const controller = new AbortController();
  const { signal } = controller;
  const onEvent = vi.fn();
  const answer = clientOf(server).client.waitFor("int_1", { signal, onEvent });
  await until(() => onEvent.mock.calls.length === 1);
  controller.abort(new Error("enough"));

  await expect(answer).rejects.toThrow("enough");
  await server.seen[0]?.gone;
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
});

test("aborting during a pause ends it, and nothing is sent any more", async () => {
  stopClock();
  const server = await scripted(problem(503, "unavailable"));
  const controller = new AbortController();
  const onRetry = () => queueMicrotask(() => controller.abort(new Error("enough")));
  const { client } = clientOf(server, { onRetry, timing: { sleep: DEFAULT_TIMING.sleep } });

  await expect(client.waitFor("int_1", { signal: controller.signal })).rejects.toThrow("enough");
  expect(server.seen).toHaveLength(1);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("onEvent hears every fact before the answer is there, and may answer back", async () => {
  const facts = [
    message(1, "created"),
    message(2, "changes_requested"),
    message(3, "revised"),
    message(4, "decided"),
  ];
  const server = await scripted(stream(...facts), json(200, open), json(200, decided));
  const { client } = clientOf(server);
  const heard: string[] = [];
  const intent = await client.waitFor("int_1", {
    onEvent: async ({ type }) => {
      if (type === "changes_requested") await client.revise("int_1", { note: "Better now." });
      heard.push(type);
    },
  });

  expect(intent).toEqual(decided);
  expect(heard).toEqual(["created", "changes_requested", "revised", "decided"]);
  expect(server.seen.map(({ call }) => call)).toEqual([
    "GET /api/intents/int_1/events",
    "POST /api/intents/int_1/revision",
    "GET /api/intents/int_1",
  ]);
});

test("what onEvent throws ends the wait and its stream", async () => {
  const server = await scripted(openStream(message(1, "created")).step);
  const onEvent = () => Promise.reject(new Error("disk full"));

  await expect(clientOf(server).client.waitFor("int_1", { onEvent })).rejects.toThrow("disk full");
  await server.seen[0]?.gone;
});

test("aborting doesn't wait for an onEvent that hangs", async () => {
  const server = await scripted(openStream(message(1, "created")).step);
  const controller = new AbortController();
  const onEvent = () => {
    controller.abort(new Error("enough"));
    return new Promise<void>(() => undefined);
  };

  await expect(
    clientOf(server).client.waitFor("int_1", { onEvent, signal: controller.signal }),
  ).rejects.toThrow("enough");
  await server.seen[0]?.gone;
});
