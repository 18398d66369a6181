import { expect, test, vi } from "vitest";
import { NotFoundError } from "../src/index.js";
import { brokenStream, drop, json, openStream, problem, scripted, stream, text } from "./server.js";
import { all, clientOf, decided, fact, message, open, page, stopClock, until } from "./world.js";

const seqs = (facts: { seq: number }[]) => facts.map(({ seq }) => seq);

test("every fact comes once and in order, though the stream is cut in the middle of one", async () => {
  const third = message(3, "reminded");
  const server = await scripted(
    brokenStream(message(1, "created"), message(2, "notified"), third.slice(0, 30)),
    problem(503, "unavailable"),
    drop,
    // This one begins too early.
    stream(message(2, "notified"), third, message(4, "decided"), message(5, "result")),
  );
  const facts = await all(clientOf(server).client.observe("int_1"));

  expect(seqs(facts)).toEqual([1, 2, 3, 4]);
  expect(server.seen.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "2", "2", "2"]);
});

test("it begins after what is known already", async () => {
  const server = await scripted(stream(message(7, "claimed"), message(8, "canceled")));
  expect(seqs(await all(clientOf(server).client.observe("int_1", { after: 6 })))).toEqual([7, 8]);
  expect(server.seen[0]?.headers).toMatchObject({ accept: "text/event-stream", "last-event-id": "6" });
});

test("it ends when the intent was closed before the beginning", async () => {
  const server = await scripted(stream(), json(200, decided), json(200, page()));
  expect(await all(clientOf(server).client.observe("int_1", { after: 9 }))).toEqual([]);
});

test("a stream that ends early is taken up again, and nothing is missed in between", async () => {
  const server = await scripted(
    stream(message(1, "created")),
    json(200, open),
    json(200, { items: [fact(2, "claimed")], next_cursor: "more" }),
    json(200, page(fact(3, "released"))),
    stream(message(4, "timed_out")),
  );
  expect(seqs(await all(clientOf(server).client.observe("int_1")))).toEqual([1, 2, 3, 4]);
  expect(server.seen.map(({ call }) => call)).toEqual([
    "GET /api/intents/int_1/events",
    "GET /api/intents/int_1",
    "GET /api/intents/int_1/events?after=1&limit=100",
    "GET /api/intents/int_1/events?after=2&limit=100",
    "GET /api/intents/int_1/events",
  ]);
});

test("a stream that falls silent for 45 seconds is replaced", async () => {
  stopClock();
  const dead = openStream(message(1, "created"));
  const server = await scripted(dead.step, stream(message(2, "decided")));
  const facts = clientOf(server).client.observe("int_1");
  await facts.next();
  const next = facts.next();
  await vi.advanceTimersByTimeAsync(45_000);

  expect((await next).value).toMatchObject({ seq: 2 });
  await server.seen[0]?.gone;
  expect(server.seen[1]?.headers["last-event-id"]).toBe("1");
});

test("slow heartbeats keep a stream alive", async () => {
  stopClock();
  const slow = openStream(message(1, "created"));
  const server = await scripted(slow.step);
  const facts = clientOf(server).client.observe("int_1");
  await facts.next();
  const next = facts.next();
  for (let beat = 0; beat < 3; beat++) {
    await vi.advanceTimersByTimeAsync(40_000);
    const armed = vi.spyOn(globalThis, "setTimeout");
    slow.write(": still here\n\n");
    await until(() => armed.mock.calls.length > 0);
    armed.mockRestore();
  }
  slow.write(message(2, "decided"));

  expect((await next).value).toMatchObject({ seq: 2 });
  expect(server.seen).toHaveLength(1);
});

test("whoever takes long over a fact does not lose the stream", async () => {
  stopClock();
  const stream = openStream(message(1, "created"));
  const server = await scripted(stream.step);
  const facts = clientOf(server).client.observe("int_1");
  await facts.next();
  await vi.advanceTimersByTimeAsync(120_000);
  stream.write(message(2, "decided"));

  expect((await facts.next()).value).toMatchObject({ seq: 2 });
  expect(server.seen).toHaveLength(1);
});

test.each([
  ["holds a stream back", openStream().step, 45_000],
  ["turns a stream into a page", text(200, "<h1>Hello</h1>", { "content-type": "text/html" }), 0],
  ["garbles a stream", stream("data: { garbage\n\n"), 0],
])("behind a proxy that %s, facts come by long poll", async (_, step, silenceMs) => {
  stopClock();
  const held = { "preference-applied": "wait=30" };
  const server = await scripted(
    step,
    json(200, open, held),
    json(200, page(fact(1, "created"))),
    json(200, decided),
    json(200, page(fact(2, "decided"), fact(3, "result"))),
  );
  const facts = all(clientOf(server).client.observe("int_1"));
  await until(() => server.seen.length > 0);
  await vi.advanceTimersByTimeAsync(silenceMs);

  expect(seqs(await facts)).toEqual([1, 2]);
  expect(server.seen.map(({ headers }) => headers.prefer)).toEqual([
    undefined,
    "wait=30",
    undefined,
    "wait=30",
    undefined,
  ]);
});

test("a stream is tried again after some long polls", async () => {
  const polls = Array.from({ length: 20 }, () => [json(200, open), json(200, page())]).flat();
  const server = await scripted(text(200, "no stream"), ...polls, stream(message(1, "decided")));

  expect(seqs(await all(clientOf(server).client.observe("int_1")))).toEqual([1]);
});

test("leaving the loop closes the connection", async () => {
  const server = await scripted(openStream(message(1, "created"), message(2, "claimed")).step);
  for await (const { seq } of clientOf(server).client.observe("int_1")) {
    if (seq === 1) break;
  }
  await server.seen[0]?.gone;
});

test("what will never work fails at once", async () => {
  const server = await scripted(problem(404, "not_found"));
  await expect(all(clientOf(server).client.observe("int_1"))).rejects.toBeInstanceOf(NotFoundError);
  expect(server.seen).toHaveLength(1);
});
