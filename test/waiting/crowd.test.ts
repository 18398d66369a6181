import { expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { asked } from "../support/asking";
import { sql } from "../support/database";
import { follow } from "../support/reader";
import { startServer, WHILE_BUSY } from "../support/server";
import { until } from "../support/time";
import { addKey, as, submit } from "../support/workspace";

const listening = async (): Promise<number | undefined> =>
  (
    await sql<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'countersign-listen'",
    )
  )[0]?.count;

/** bench/scenarios/waiters.mjs has two thousand. */
const MANY = 500;

test(
  "five hundred clients wait in one process on one listening connection, and all hear of the decision",
  WHILE_BUSY,
  async () => {
    const { agent, ana, headers } = await asked();
    const server = await startServer();
    const intents = await Promise.all(
      Array.from({ length: 50 }, () => submit(agent, { assignees: [ana.email] }, new Date())),
    );
    const polls = Array.from({ length: MANY / 2 }, async (_, n) => {
      const path = `/api/intents/${intents[n % intents.length]?.id}`;
      const answer = await fetch(server.url + path, { headers: { ...headers, prefer: "wait=60" } });
      return (await answer.json()).status as string;
    });
    const streams = await Promise.all(
      Array.from({ length: MANY / 2 }, (_, n) =>
        follow(`${server.url}/api/intents/${intents[n % intents.length]?.id}/events`, headers),
      ),
    );
    await until(
      server.state,
      ({ connections, waiting }) => connections === MANY && waiting === intents.length,
      20_000,
    );
    expect(await listening()).toBe(1);
    await Promise.all(
      intents.map(({ id }) => answerIntent(as(ana, new Date()), id, { outcome: "approved" })),
    );
    expect(new Set(await Promise.all(polls))).toEqual(new Set(["decided"]));
    const last = (await Promise.all(streams.map(({ over }) => over))).map(
      (messages) => messages.at(-1)?.event,
    );
    expect(new Set(last)).toEqual(new Set(["decided"]));
    await until(server.state, ({ waiting }) => waiting === 0);
  },
);

test(
  "a caller gets half of the places at most, and nobody any once all are taken; who leaves makes room",
  WHILE_BUSY,
  async () => {
    const { agent, path, headers } = await asked();
    const server = await startServer({ COUNTERSIGN_MAX_WAITING: "4" });
    const poll = (who: Record<string, string>) =>
      fetch(server.url + path, { headers: { ...who, prefer: "wait=60" } });
    const first = await Promise.all([1, 2].map(() => follow(`${server.url}${path}/events`, headers)));
    const third = await poll(headers);
    expect([third.status, third.headers.get("retry-after")]).toEqual([429, "5"]);
    expect(await third.json()).toMatchObject({ code: "rate_limited" });
    // Without waiting it is read as ever.
    expect((await fetch(server.url + path, { headers })).status).toBe(200);

    const others = ["one", "two", "three"].map((name) => `csk_another_key_of_this_agent_${name}`);
    for (const key of others) await addKey(agent, key);
    const [one, two, three] = others.map((key) => ({ authorization: `Bearer ${key}` }));
    const second = await Promise.all(
      [one, two].map((key) => follow(`${server.url}${path}/events`, key ?? {})),
    );
    const fifth = await poll(three ?? {});
    expect([fifth.status, fifth.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await fifth.json()).toMatchObject({ code: "unavailable" });

    for (const reader of [...first, ...second]) reader.leave();
    await until(server.state, ({ waiting }) => waiting === 0);
    const again = await follow(`${server.url}${path}/events`, headers);
    await until(again.messages, ({ length }) => length === 1);
  },
);
