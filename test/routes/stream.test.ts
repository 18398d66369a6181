import { afterEach, describe, expect, test, vi } from "vitest";
import { HEARTBEAT_MS } from "@/app/_http/sse";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { commentOnIntent } from "@/server/services/intents/comment";
import { fireMoment } from "@/server/services/intents/pursue";
import { hub } from "@/server/services/waiting/hub";
import { storyOf } from "../support/database";
import { keyOf, request, signIn } from "../support/http";
import { type Message, messagesOf } from "../support/sse";
import { asked, somebodyWaits } from "../support/asking";
import { after, until } from "../support/time";
import { addAgent, as, asAgent, asSystem, submit } from "../support/workspace";

afterEach(() => void vi.restoreAllMocks());

describe("a stream of an intent's facts", () => {
  const stream = (
    path: string,
    headers: Record<string, string>,
    more: Record<string, string> = {},
    signal?: AbortSignal,
  ) =>
    request("GET", `${path}/events`, {
      headers: { ...headers, accept: "text/event-stream", ...more },
      signal,
    });

  async function all(response: Response): Promise<Message[]> {
    const messages: Message[] = [];
    for await (const message of messagesOf(response)) if (message) messages.push(message);
    return messages;
  }

  test("sends what was and what comes, each with its seq and type, and ends after the closing fact with the intent in it", async () => {
    const { id, path, headers, ana } = await asked();
    const response = await stream(path, headers);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const reading = all(response);
    await somebodyWaits();
    await commentOnIntent(as(ana, new Date()), id, { body: "Looking." });
    await answerIntent(as(ana, new Date()), id, { outcome: "approved", comment: "Go." });
    const messages = await reading;
    expect(messages.map(({ event }) => event)).toEqual(["created", "commented", "decided"]);
    for (const { id, event, data } of messages) expect([id, event]).toEqual([String(data.seq), data.type]);
    expect(messages.at(-1)?.data).toMatchObject({
      actor: { name: "Ana" },
      data: { outcome: "approved", intent: { id, status: "decided", decision: { comment: "Go." } } },
    });
  });

  test("ends after a deadline and a withdrawal too", async () => {
    const [late, withdrawn] = [await asked(), await asked()];
    await fireMoment(asSystem({ id: late.workspaceId }, after("2d", new Date())), late.id);
    await cancelIntent(asAgent(withdrawn.agent, new Date()), withdrawn.id, { reason: "obsolete" });
    expect((await all(await stream(late.path, late.headers))).at(-1)).toMatchObject({
      event: "timed_out",
      data: { data: { outcome: "rejected", intent: { status: "timed_out" } } },
    });
    expect((await all(await stream(withdrawn.path, withdrawn.headers))).at(-1)).toMatchObject({
      event: "canceled",
      data: { data: { reason: "obsolete", intent: { status: "canceled" } } },
    });
  });

  test("goes on after Last-Event-ID without a gap and without a repetition", async () => {
    const { id, path, headers, ana } = await asked();
    for (const body of ["one", "two", "three"]) await commentOnIntent(as(ana, new Date()), id, { body });
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    const everything = await all(await stream(path, headers));
    expect(everything).toHaveLength(5);
    for (const [index, { id: seen }] of everything.entries()) {
      const rest = await all(await stream(path, headers, { "last-event-id": String(seen) }));
      expect(rest.map((message) => message.id)).toEqual(
        everything.slice(index + 1).map((message) => message.id),
      );
    }
  });

  test("passes over a Last-Event-ID that is none, and begins where ?after= says", async () => {
    const { id, path, headers, ana } = await asked();
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    expect(await all(await stream(path, headers, { "last-event-id": "yesterday" }))).toHaveLength(2);
    const [first] = await all(await stream(path, headers));
    const rest = request("GET", `${path}/events?after=${first?.id}`, {
      headers: { ...headers, accept: "text/event-stream" },
    });
    expect((await all(await rest)).map(({ event }) => event)).toEqual(["decided"]);
  });

  test("gives a sign of life every fifteen seconds while nothing happens", async () => {
    const { id, path, headers, ana } = await asked();
    const passFifteenSeconds = takeOverHeartbeats();
    const messages = messagesOf(await stream(path, headers));
    expect((await messages.next()).value).toMatchObject({ event: "created" });
    for (let beat = 0; beat < 3; beat++) {
      const next = messages.next();
      await passFifteenSeconds();
      expect(await next).toEqual({ value: null, done: false });
    }
    const next = messages.next();
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    expect((await next).value).toMatchObject({ event: "decided" });
    expect(await messages.next()).toMatchObject({ done: true });
  });

  test("is refused before it begins where the intent is not the caller's", async () => {
    const { workspaceId, path } = await asked();
    const response = await stream(path, keyOf(await addAgent(workspaceId)));
    expect([response.status, response.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json",
    ]);
  });

  test("lets go of everything when its client has gone", async () => {
    const { path, headers } = await asked();
    const response = await stream(path, headers);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await somebodyWaits();
    await reader?.cancel();
    await until(
      () => hub().waiting,
      (count) => count === 0,
    );
  });
});

describe("the inbox's stream", () => {
  async function news(messages: AsyncGenerator<Message | null>): Promise<Message> {
    for (;;) {
      const { value, done } = await messages.next();
      if (done) throw new Error("the stream has ended");
      if (value) return value;
    }
  }

  test("tells a reviewer what changes in what they were asked, and nothing else", async () => {
    const { id, agent, ana, bea, cal } = await asked();
    const abort = new AbortController();
    const messages = messagesOf(
      await request("GET", "/api/stream", { headers: await signIn(cal), signal: abort.signal }),
    );
    const first = news(messages);
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    const own = await submit(agent, { assignees: [cal.email] }, new Date());
    expect(await first).toMatchObject({ event: "intent", data: { id: own.id, types: ["created"] } });
    const second = news(messages);
    await submit(agent, { assignees: [bea.email] }, new Date());
    await commentOnIntent(as(cal, new Date()), own.id, { body: "Mine." });
    expect(await second).toMatchObject({ data: { id: own.id, types: ["commented"] } });
    expect(await storyOf(own.id)).toEqual(["created", "commented"]);
    abort.abort();
  });

  test("tells an admin of everything in the workspace, each change once", async () => {
    const { agent, ana, alex } = await asked();
    const abort = new AbortController();
    const messages = messagesOf(
      await request("GET", "/api/stream", { headers: await signIn(alex), signal: abort.signal }),
    );
    const heard: string[] = [];
    const listening = (async () => {
      while (!heard.includes("decided")) heard.push(...(await news(messages)).data.types);
    })();
    const { id } = await submit(agent, { assignees: [ana.email] }, new Date());
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    await listening;
    expect(heard).toEqual(["created", "decided"]);
    abort.abort();
  });
});

/** Timers of fifteen seconds go off when the test says so, all others as ever. */
function takeOverHeartbeats(): () => Promise<void> {
  const due = new Map<unknown, () => void>();
  const real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout };
  const setTimeout = (run: () => void, ms?: number): NodeJS.Timeout => {
    if (ms !== HEARTBEAT_MS) return real.set(run, ms);
    const timer = real.set(() => {}, 0);
    due.set(timer, run);
    return timer;
  };
  vi.spyOn(globalThis, "setTimeout").mockImplementation(setTimeout as typeof globalThis.setTimeout);
  vi.spyOn(globalThis, "clearTimeout").mockImplementation((timer) => {
    due.delete(timer);
    real.clear(timer);
  });
  return async () => {
    await until(
      () => due.size,
      (count) => count > 0,
    );
    for (const run of due.values()) run();
    due.clear();
  };
}
