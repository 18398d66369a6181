import { expect, test } from "vitest";
import { startEngine } from "@/server/engine";
import { answerIntent } from "@/server/services/intents/answer";
import { waitForAnswer } from "@/server/services/waiting/wait";
import { somebodyWaits } from "./support/asking";
import { deliveriesOf, sql, storyOf } from "./support/database";
import { openMailbox } from "./support/mailbox";
import { openReceiver } from "./support/receiver";
import { until } from "./support/time";
import { as, asAgent, makeWorkspace, submit } from "./support/workspace";

const listening = async () =>
  (
    await sql(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'countersign-listen'",
    )
  ).length;

test("the engine of a server process, as the environment configures it, mails, calls back, and stops cleanly", async () => {
  const [mailbox, receiver] = [await openMailbox(), await openReceiver()];
  Object.assign(process.env, {
    RESEND_API_KEY: "re_test",
    RESEND_BASE_URL: mailbox.url,
    COUNTERSIGN_WEBHOOK_ALLOW: "127.0.0.1/32",
  });
  const engine = await startEngine();
  expect(engine.inngest).toBe(false);
  expect(await startEngine()).toBe(engine);
  expect(await listening()).toBe(1);

  const { agent, ana, bea } = await makeWorkspace();
  const { id } = await submit(
    agent,
    { assignees: [ana.email, bea.email], callback_url: receiver.hook },
    new Date(),
  );
  await until(
    () => storyOf(id),
    (story) => story.filter((type) => type === "notified").length === 2,
  );
  await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
  await until(
    () => deliveriesOf(id),
    (deliveries) => deliveries[0]?.status === "delivered",
  );
  await until(
    () => mailbox.to(bea),
    (mails) => mails.length === 2,
  );
  expect(mailbox.to(ana)).toHaveLength(1);

  const open = await submit(agent, { assignees: [ana.email] }, new Date());
  const waiting = waitForAnswer(asAgent(agent), open.id, 60, new AbortController().signal);
  await somebodyWaits();
  await engine.stop();
  expect(await waiting).toMatchObject({ status: "waiting" });
  await until(listening, (count) => count === 0);
  const late = await submit(agent, { assignees: [ana.email], timeout: "1s" }, new Date(Date.now() - 5_000));
  expect(await storyOf(late.id)).toEqual(["created"]);
});
