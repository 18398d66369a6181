import { beforeAll, describe, expect, test } from "vitest";
import { startListening } from "@/server/services/waiting/listen";
import { asked } from "../support/asking";
import { sql } from "../support/database";
import { request, signIn } from "../support/http";
import { messagesOf } from "../support/sse";
import { startProcess } from "../support/spawn";
import { as, deactivate, type Person } from "../support/workspace";

beforeAll(() => startListening());

const streamOf = async (headers: Record<string, string>, path = "/api/stream") => {
  const response = await request("GET", path, { headers: { ...headers, accept: "text/event-stream" } });
  expect(response.status).toBe(200);
  return messagesOf(response);
};

test("news of a process that died before it could tell reaches everybody's inbox all the same", async () => {
  const { id, ana, bea, alex } = await asked();
  const streams = await Promise.all([bea, alex].map(async (person) => streamOf(await signIn(person))));
  const heard = streams.map(async (messages) => {
    for await (const message of messages) if (message?.data?.id === id) return message.data.types;
    return null;
  });
  const other = await startProcess();
  void other
    .order({ do: "answer and die", ctx: as(ana, new Date()), id, outcome: "approved" })
    .catch(() => {});
  await other.gone;
  expect(await Promise.all(heard)).toEqual([["decided"], ["decided"]]);
});

describe("a stream ends within seconds", () => {
  const ended = async (messages: AsyncGenerator): Promise<number> => {
    const start = performance.now();
    while (!(await messages.next()).done);
    return performance.now() - start;
  };
  const signOut = ({ id }: Person) => sql("DELETE FROM sessions WHERE user_id = $1", id);
  const demote = ({ id }: Person) => sql("UPDATE memberships SET role = 'reviewer' WHERE user_id = $1", id);

  test.concurrent.each([
    ["signs out", signOut],
    ["is no longer a member", deactivate],
    ["gets another role", demote],
  ])("when its reader %s, and nobody else's does", async (_what, happen) => {
    const { alex, ana } = await asked();
    const [own, others] = [await streamOf(await signIn(alex)), await streamOf(await signIn(ana))];
    const still = others.next();
    await happen(alex);
    expect(await ended(own)).toBeLessThan(10_000);
    expect(await Promise.race([still, Promise.resolve("goes on")])).toBe("goes on");
  });

  test.concurrent.each([
    ["is revoked", "UPDATE api_keys SET revoked_at = now() WHERE agent_id = $1"],
    ["expires", "UPDATE api_keys SET expires_at = now() WHERE agent_id = $1"],
    ["loses its agent", "UPDATE agents SET deactivated_at = now() WHERE id = $1"],
  ])("when its agent's key %s", async (_what, text) => {
    const { agent, path, headers } = await asked();
    const messages = await streamOf(headers, `${path}/events`);
    await messages.next();
    await sql(text, agent.id);
    expect(await ended(messages)).toBeLessThan(10_000);
  });
});
