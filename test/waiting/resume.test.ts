import { expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { asked } from "../support/asking";
import { factsOf } from "../support/database";
import { api } from "../support/http";
import { follow } from "../support/reader";
import { type ServerProcess, startServer, WHILE_BUSY } from "../support/server";
import type { Message } from "../support/sse";
import { until } from "../support/time";
import { as } from "../support/workspace";

const seqsOf = (messages: readonly Message[]): number[] => messages.map(({ id }) => Number(id));

/** An intent with a reader in one process, and somebody who says something by another. */
async function world() {
  const { id, path, headers, ana } = await asked();
  const [one, other] = await Promise.all([startServer(), startServer()]);
  const comment = async (server: ServerProcess, body: string) => {
    const sent = { method: "POST", headers: { ...headers, "content-type": "application/json" } };
    const { status } = await fetch(`${server.url}${path}/comments`, {
      ...sent,
      body: JSON.stringify({ body }),
    });
    expect(status).toBe(201);
  };
  const events = (server: ServerProcess, more: Record<string, string> = {}, query = "") =>
    follow(`${server.url}${path}/events${query}`, { ...headers, ...more });
  const close = () => answerIntent(as(ana, new Date()), id, { outcome: "approved" });
  return { id, path, headers, ana, one, other, comment, events, close };
}

test(
  "a reader whose server is killed goes on at another, and at its successor, without a gap and without a repetition",
  WHILE_BUSY,
  async () => {
    const { id, one, other, comment, events, close } = await world();
    const first = await events(one);
    await until(first.messages, ({ length }) => length === 1);
    for (let n = 0; n < 3; n++) await comment(other, `Before, ${n}`);
    await until(first.messages, ({ length }) => length === 4);
    await one.kill();
    const heard = seqsOf(await first.over);
    await comment(other, "While nobody listens");

    const second = await events(other, { "last-event-id": String(heard.at(-1)) });
    await comment(other, "To the other");
    await until(second.messages, ({ length }) => length === 2);
    second.leave();
    heard.push(...seqsOf(second.messages()));

    const successor = await startServer();
    const third = await events(successor, { "last-event-id": String(heard.at(-1)) });
    await comment(other, "To the successor");
    await close();
    heard.push(...seqsOf(await third.over));
    expect(heard).toEqual((await factsOf(id)).map(({ seq }) => Number(seq)));
    expect(heard).toHaveLength(8);
  },
);

test(
  "?after= resumes in any process as Last-Event-ID does, and yields to it where both are given",
  WHILE_BUSY,
  async () => {
    const { id, one, other, comment, events, close } = await world();
    for (let n = 0; n < 4; n++) await comment(one, `No. ${n}`);
    await close();
    const seqs = (await factsOf(id)).map(({ seq }) => Number(seq));
    const after = `?after=${seqs[1]}`;
    for (const server of [one, other]) {
      expect(seqsOf(await (await events(server, {}, after)).over)).toEqual(seqs.slice(2));
      const later = await events(server, { "last-event-id": String(seqs[3]) }, after);
      expect(seqsOf(await later.over)).toEqual(seqs.slice(4));
    }
  },
);

test(
  "a server that is told to stop ends its streams and answers its long polls at once with what it has",
  WHILE_BUSY,
  async () => {
    const { path, headers, one, events } = await world();
    const stream = await events(one);
    const polling = fetch(`${one.url}${path}`, { headers: { ...headers, prefer: "wait=60" } });
    await until(one.state, ({ connections }) => connections === 2);
    await until(stream.messages, ({ length }) => length === 1);
    const start = performance.now();
    const ended = one.stop();
    const answer = await polling;
    expect([answer.status, (await answer.json()).status]).toEqual([200, "waiting"]);
    expect((await stream.over).map(({ event }) => event)).toEqual(["created"]);
    expect(await ended).toBe(0);
    expect(performance.now() - start).toBeLessThan(5_000);
    // Whoever was sent away finds the intent as it was, elsewhere.
    expect(await api("GET", path, { headers })).toMatchObject({ status: 200, body: { status: "waiting" } });
  },
);
