import { afterAll, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { type ApiServer, startServer } from "../support/api-server";
import { factsOf, storyOf } from "../support/database";
import { until } from "../support/time";
import { as, makeWorkspace } from "../support/workspace";
import { cli } from "./cli";
import { approvalBy, clientOf } from "./world";

const servers: ApiServer[] = [];
const start = async (port?: number): Promise<ApiServer> => {
  const server = await startServer(port);
  servers.push(server);
  return server;
};
afterAll(() => Promise.all(servers.map(({ kill }) => kill())));

test("whoever waits, observes or tails outlives a server that is killed and comes back", async () => {
  const { agent, ana } = await makeWorkspace();
  const first = await start();
  let failures = 0;
  const client = clientOf(agent, first, { onRetry: () => void (failures += 1) });
  const { id } = await client.sendIntent(approvalBy(ana));
  const waiting = client.waitFor(id);
  const heard: string[] = [];
  const observing = (async () => {
    for await (const { type } of client.observe(id)) heard.push(type);
  })();
  const tail = cli(["tail", id, "--json"], { url: first.url, key: agent.key });
  await until(
    () => [heard.length, tail.stdout.length],
    ([observed = 0, tailed = 0]) => observed > 0 && tailed > 0,
  );
  await first.kill();
  await until(
    () => failures,
    (count) => count >= 2,
  );
  // It is answered while the agent's way to the server is cut.
  await answerIntent(as(ana, new Date()), id, { outcome: "approved", comment: "Go." });
  await start(first.port);

  expect(await waiting).toMatchObject({
    status: "decided",
    outcome: "approved",
    decision: { comment: "Go." },
  });
  await observing;
  const facts = await factsOf(id);
  const closing = facts.findIndex(({ type }) => type === "decided");
  const untilClosed = (await storyOf(id)).slice(0, closing + 1);
  expect(heard).toEqual(untilClosed);
  expect(await tail.exit).toBe(0);
  const lines = tail.stdout.trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).type)).toEqual(untilClosed);
}, 120_000);
