import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { RateLimitedError, type Retry } from "../../sdk/typescript/src/index";
import { startServer } from "../support/api-server";
import { plotOf, rowsOf, storyOf } from "../support/database";
import { until } from "../support/time";
import { as, makeWorkspace } from "../support/workspace";
import { breakAfter, halfOpen, late, loseAnswer, refuse, startProxy } from "./faulty-proxy";
import { all, approvalBy, clientOf } from "./world";

const server = await startServer();
afterAll(server.kill);

/** An agent behind a proxy that may be made to fail, and what it rides out. */
async function behindProxy(timing = {}) {
  const workspace = await makeWorkspace();
  const proxy = await startProxy(server.port);
  const ridden: Retry[] = [];
  const client = clientOf(workspace.agent, proxy, { onRetry: (retry) => void ridden.push(retry), timing });
  const ask = () => client.sendIntent(approvalBy(workspace.ana));
  const approve = (id: string) => answerIntent(as(workspace.ana, new Date()), id, { outcome: "approved" });
  return { ...workspace, workspace, proxy, client, ridden, ask, approve };
}

test("a question is asked once, whatever becomes of the answers to it", async () => {
  const { ask, proxy, ridden, workspace } = await behindProxy({ requestSeconds: 2 });
  proxy.next(refuse(503), refuse(429, { "retry-after": "0" }), loseAnswer, halfOpen, breakAfter(0));
  const { id } = await ask();

  expect(ridden.length).toBeGreaterThanOrEqual(4);
  expect(await rowsOf(workspace.id)).toMatchObject({ intents: 1 });
  expect(await plotOf(id)).toEqual(["created"]);
});

test("an answer that comes after the next attempt began changes nothing", async () => {
  const { ask, proxy, ridden, workspace } = await behindProxy({ requestSeconds: 2 });
  let release = (): void => {};
  proxy.next(late(new Promise<void>((resolve) => (release = resolve))));
  const asked = ask();
  await until(
    () => ridden.length,
    (count) => count > 0,
  );
  release();
  const { id } = await asked;

  expect(await rowsOf(workspace.id)).toMatchObject({ intents: 1 });
  expect(await plotOf(id)).toEqual(["created"]);
});

test("whoever waits gets the answer through 503, 429, dropped, late and half-open connections", async () => {
  const { ask, approve, proxy, client, ridden } = await behindProxy({ requestSeconds: 2, holdSeconds: 1 });
  const { id } = await ask();
  proxy.next(
    refuse(503),
    refuse(429, { "retry-after": "1" }),
    loseAnswer,
    halfOpen,
    refuse(502),
    breakAfter(0),
  );
  const waiting = client.waitFor(id);
  await until(
    () => ridden.length,
    (count) => count >= 5,
  );
  await approve(id);

  expect(await waiting).toMatchObject({ id, status: "decided", outcome: "approved" });
  const [, limited] = ridden;
  expect(limited?.error).toBeInstanceOf(RateLimitedError);
  expect(limited?.pauseSeconds).toBeGreaterThanOrEqual(1);
});

test("whoever observes hears each fact once and in order through broken, silent and refused streams", async () => {
  const { agent, ask, approve, proxy, client, ridden } = await behindProxy({ silenceSeconds: 2 });
  const { id } = await ask();
  proxy.next(breakAfter(1), refuse(503), halfOpen, refuse(503), breakAfter(1), loseAnswer);
  const observing = all(client.observe(id));
  await clientOf(agent, server).comment(id, "It runs at 18:00 UTC.");
  await until(
    () => ridden.length,
    (count) => count >= 4,
  );
  await approve(id);
  const facts = await observing;

  expect(facts.map(({ type }) => type)).toEqual((await storyOf(id)).slice(0, facts.length));
  expect(facts.at(-1)?.type).toBe("decided");
  const seqs = facts.map(({ seq }) => seq);
  expect(seqs).toEqual([...new Set(seqs)].toSorted((one, other) => one - other));
});

test("a Retry-After that is a date is read on the clock of whoever wrote it", async () => {
  const { ask, proxy, ridden } = await behindProxy();
  const ahead = (seconds: number) => new Date(Date.now() + 86_400_000 + seconds * 1000).toUTCString();
  proxy.next(refuse(503, { date: ahead(0), "retry-after": ahead(1) }));
  await ask();

  expect(ridden).toHaveLength(1);
  expect(ridden[0]?.error.retryAfterSeconds).toBe(1);
});

test("an agent whose clock is days off, and is set while it waits, gets its answer all the same", async () => {
  const { ask, approve, client, proxy, ridden } = await behindProxy({ holdSeconds: 1 });
  const { id } = await ask();
  const realTime = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: realTime - 3 * 86_400_000 });
  onTestFinished(() => void vi.useRealTimers());
  const [waiting, observing] = [client.waitFor(id), all(client.observe(id))];
  await until(
    () => proxy.seen.length,
    (seen) => seen >= 3,
  );
  vi.setSystemTime(realTime + 3 * 86_400_000);
  proxy.next(refuse(503), refuse(503));
  await until(
    () => ridden.length,
    (count) => count > 0,
  );
  vi.useRealTimers();
  await approve(id);

  expect(await waiting).toMatchObject({ status: "decided" });
  expect((await observing).at(-1)?.type).toBe("decided");
});
