import { expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { asked } from "../support/asking";
import { factsOf, sql } from "../support/database";
import { signIn } from "../support/http";
import { follow, openAsleep } from "../support/reader";
import { startServer, WHILE_BUSY } from "../support/server";
import type { Message } from "../support/sse";
import { until } from "../support/time";
import { as, submit } from "../support/workspace";

/** Far more than the kernels on both sides of a connection put by for a reader who sleeps. */
const LONG_TALK = `INSERT INTO facts (workspace_id, intent_id, type, at, actor, data)
  SELECT workspace_id, intent_id, 'commented', at, actor, json_build_object('body', repeat('x', 200000))
  FROM facts, generate_series(1, 80) WHERE intent_id = $1 ORDER BY generate_series`;
/** What a server may hold for one connection: some messages, of the many that there are. */
const BOUND_BYTES = 2_000_000;
const seen = (messages: readonly Message[]): string => messages.at(-1)?.id ?? "0";

test(
  "an agent that stops reading its stream is cut off, with nothing piling up, and resumes without a gap",
  WHILE_BUSY,
  async () => {
    const { id, path, headers, ana } = await asked();
    await sql(LONG_TALK, id);
    const server = await startServer({ COUNTERSIGN_STALL_SECONDS: "1" });
    const reader = await openAsleep(`${server.url}${path}/events`, headers);
    const { unsentBytes } = await until(server.state, ({ unsentBytes }) => unsentBytes > 0);
    expect(unsentBytes).toBeLessThan(BOUND_BYTES);
    await until(server.state, ({ waiting, connections }) => waiting + connections === 0);
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });

    const first = await reader.wakeUp();
    const again = await openAsleep(`${server.url}${path}/events`, {
      ...headers,
      "last-event-id": seen(first),
    });
    const rest = await again.wakeUp();
    expect(rest.length).toBeGreaterThan(0);
    const all = [...first, ...rest].map(({ id }) => Number(id));
    expect(all).toEqual((await factsOf(id)).map(({ seq }) => Number(seq)));
    expect(rest.at(-1)?.event).toBe("decided");
  },
);

test(
  "a person whose browser stops reading the inbox's stream is cut off, and resumes with what they missed",
  WHILE_BUSY,
  async () => {
    const { workspaceId, agent, alex, ana } = await asked();
    const headers = await signIn(alex);
    const server = await startServer({ COUNTERSIGN_STALL_SECONDS: "1" });
    const reader = await openAsleep(`${server.url}/api/stream`, headers);
    // As a process would tell of its commits; names so long fill the connection sooner.
    const tell = (n: number) => {
      const changes = [1, 2, 3].map((part) => [
        workspaceId,
        `${n}.${part}.${"x".repeat(2_300)}`,
        ["created"],
        "0",
      ]);
      return sql("SELECT pg_notify('countersign', $1)", JSON.stringify({ from: "another", changes }));
    };
    let told = 0;
    await until(
      async () => {
        await Promise.all(Array.from({ length: 50 }, () => tell(told++)));
        return server.state();
      },
      ({ connections }) => connections === 0,
      60_000,
    );
    const first = await reader.wakeUp();
    expect(first.length).toBeLessThan(told * 3);

    const missed = await submit(agent, { assignees: [ana.email] }, new Date());
    const again = await follow(`${server.url}/api/stream`, { ...headers, "last-event-id": seen(first) });
    const heard = await until(again.messages, (messages) =>
      messages.some(({ data }) => data?.id === missed.id),
    );
    expect(heard.filter(({ data }) => data?.id === missed.id)).toMatchObject([
      { data: { types: ["created"] } },
    ]);
  },
);
