import { expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { factsOf, snapshotOf, sql } from "../support/database";
import { as, asAgent, makeWorkspace, submit } from "../support/workspace";

const REFUSED = { code: "23001" };

test.each([
  "UPDATE facts SET data = '{}' WHERE intent_id = $1",
  "UPDATE facts SET at = now() WHERE intent_id = $1",
  "DELETE FROM facts WHERE intent_id = $1",
])("a fact stays as it was written, whoever asks: %s", async (text) => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  const before = await factsOf(id);
  await expect(sql(text, id)).rejects.toMatchObject(REFUSED);
  expect(await factsOf(id)).toEqual(before);
});

test("the facts cannot be emptied as a whole", async () => {
  await expect(sql("TRUNCATE facts CASCADE")).rejects.toMatchObject(REFUSED);
});

test.each([
  "UPDATE intents SET outcome = 'rejected' WHERE id = $1",
  "UPDATE intents SET status = 'canceled', outcome = NULL, decision = NULL WHERE id = $1",
  "UPDATE intents SET status = 'waiting', outcome = NULL, decision = NULL, closed_at = NULL, next_moment_at = now() WHERE id = $1",
])("a decided intent keeps its outcome, whatever code asks for another: %s", async (text) => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  await answerIntent(as(ana), id, { outcome: "approved" });
  const before = await snapshotOf(id);
  await expect(sql(text, id)).rejects.toMatchObject(REFUSED);
  expect(await snapshotOf(id)).toEqual(before);
});

test("a withdrawn intent cannot be given an outcome afterwards", async () => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  await cancelIntent(asAgent(agent), id, { reason: "obsolete" });
  await expect(sql("UPDATE intents SET outcome = 'approved' WHERE id = $1", id)).rejects.toMatchObject(
    REFUSED,
  );
});

test("an open intent cannot be left without a next moment, nor a closed one keep it", async () => {
  const { agent, ana } = await makeWorkspace();
  const [open, closed] = [
    await submit(agent, { assignees: [ana.email] }),
    await submit(agent, { assignees: [ana.email] }),
  ];
  await answerIntent(as(ana), closed.id, { outcome: "approved" });
  await expect(sql("UPDATE intents SET next_moment_at = NULL WHERE id = $1", open.id)).rejects.toMatchObject({
    code: "23514",
  });
  await expect(
    sql("UPDATE intents SET next_moment_at = now() WHERE id = $1", closed.id),
  ).rejects.toMatchObject({ code: "23514" });
});

test("an intent cannot be written into a workspace other than its agent's", async () => {
  const [{ agent, ana }, other] = [await makeWorkspace(), await makeWorkspace()];
  const { id } = await submit(agent, { assignees: [ana.email] });
  await expect(sql("UPDATE intents SET workspace_id = $2 WHERE id = $1", id, other.id)).rejects.toMatchObject(
    { code: "23503" },
  );
});
