import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createSlack } from "./client";

async function slackThat(answers: (respond: (body: object) => void) => void, limits = {}) {
  const server = createServer((_, response) => {
    answers((body) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const slack = createSlack({
    token: "xoxb-secret",
    apiUrl: `http://127.0.0.1:${port}/api`,
    ...limits,
  });
  return { slack };
}

test("after a call that Slack does not answer nobody waits for it for a while", async () => {
  const { slack } = await slackThat(() => {}, { timeLimitMs: 200, restMs: 60_000 });
  expect(await slack.openDirect("U1")).toMatchObject({ ok: false, retryable: true });
  expect(await slack.openDirect("U2")).toMatchObject({
    ok: false,
    retryable: true,
    error: "Slack does not answer",
  });
});

test("what goes wrong is told without the token, and whether another attempt makes sense", async () => {
  const refusing = async (error: string) =>
    (await slackThat((respond) => respond({ ok: false, error }))).slack.openDirect("U1");
  expect(await refusing("user_not_found xoxb-secret")).toEqual({
    ok: false,
    error: "Slack refused: user_not_found …",
    retryable: false,
    retryAfterSeconds: null,
  });
  expect(await refusing("internal_error")).toMatchObject({ retryable: true });
});

test("an answer without what was asked for is a failure like others", async () => {
  const { slack } = await slackThat((respond) => respond({ ok: true }));
  expect(await slack.openDirect("U1")).toMatchObject({ ok: false, retryable: true });
});
