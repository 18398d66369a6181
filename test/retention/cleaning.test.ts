import { expect, test } from "vitest";
import { cleanUp } from "@/server/services/retention/clean-up";
import { applyRetention } from "@/server/services/retention/retain";
import { previewRetention, setRetention } from "@/server/services/retention/settings";
import { createIntentType } from "@/server/services/intent-types/create";
import { IntentTypeBody } from "@/core/wire/intent-types";
import { answerIntent } from "@/server/services/intents/answer";
import { factsOf, plotOf, sql } from "../support/database";
import { openMailbox } from "../support/mailbox";
import { mailAll } from "../support/mailed";
import { deliverAll, openReceiver } from "../support/receiver";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { addAgent, as, makeWorkspace, submit } from "../support/workspace";
import { canaries, lived, payment } from "./world";

const DAY = 86_400_000;
const days = (count: number): Date => new Date(T0.getTime() + count * DAY);

const registered = (retention: unknown) =>
  IntentTypeBody.parse({
    name: "intent.payment.v1",
    task_type: "form",
    form_schema: { type: "object" },
    retention,
  });

test("a type's retention drops what is sensitive so long after the end, once, and says so in the timeline", async () => {
  const workspace = await makeWorkspace();
  await createIntentType(as(workspace.alex), registered({ after: "90d", what: "sensitive" }));
  const id = await lived(canaries(), workspace);
  const { id: open } = await submit(workspace.agent, { ...payment(canaries(), workspace), timeout: "300d" });
  await applyRetention(days(90), 1_000);
  expect(await plotOf(id)).not.toContain("redacted");
  await applyRetention(days(91), 1_000);
  await applyRetention(days(92), 1_000);
  const redacted = (await factsOf(id)).filter(({ type }) => type === "redacted");
  expect(redacted).toEqual([
    expect.objectContaining({
      actor: expect.objectContaining({ type: "system" }),
      data: expect.objectContaining({ what: "sensitive", reason: expect.stringContaining("90d") }),
    }),
  ]);
  expect(await plotOf(open)).toEqual(["created"]);
});

test("the workspace's retention is for types that say nothing, and a type may keep everything", async () => {
  const workspace = await makeWorkspace();
  await createIntentType(as(workspace.alex), registered("keep"));
  await setRetention(as(workspace.alex), { after: 30 * 86_400, what: "content" });
  const kept = await lived(canaries(), workspace);
  const { id } = await submit(workspace.agent, { assignees: [workspace.ana.email] });
  await answerIntent(as(workspace.ana), id, { outcome: "approved" });
  await applyRetention(days(31), 1_000);
  expect(await plotOf(kept)).not.toContain("redacted");
  expect(await plotOf(id)).toEqual(["created", "decided", "redacted"]);
});

test("the preview says how many would lose something, and changes nothing", async () => {
  const workspace = await makeWorkspace();
  const id = await lived(canaries(), workspace);
  const preview = (more: object, now: Date) =>
    previewRetention(as(workspace.audrey, now), { after: 86_400, what: "sensitive", ...more });
  expect(await preview({ intent_type: "intent.payment.v1" }, days(2))).toMatchObject({
    count: 1,
    more: false,
  });
  expect(await preview({}, days(2))).toMatchObject({ count: 1 });
  expect(await preview({ intent_type: "intent.other.v1" }, days(2))).toMatchObject({ count: 0 });
  expect(await preview({}, after("2h"))).toMatchObject({ count: 0 });
  expect(await plotOf(id)).not.toContain("redacted");
  expect(await refusalOf(setRetention(as(workspace.ana), null))).toMatchObject({ code: "forbidden" });
});

/** A row of each kind that the clean-up removes, as many as the test's own workspace left. */
async function leftOf(workspaceId: string, intent: string): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>>(
    `SELECT (SELECT count(*) FROM idempotency_keys WHERE workspace_id = $1)::int AS replies,
      (SELECT count(*) FROM answer_tokens WHERE intent_id = $2)::int AS links,
      (SELECT count(*) FROM delivery_attempts a JOIN deliveries d ON d.id = a.delivery_id
        WHERE d.intent_id = $2 AND a.request IS NOT NULL)::int AS bodies,
      (SELECT count(*) FROM deliveries WHERE intent_id = $2)::int AS deliveries,
      (SELECT count(*) FROM notifications WHERE intent_id = $2)::int AS notifications,
      (SELECT count(*) FROM files WHERE intent_id = $2)::int AS files,
      (SELECT count(*) FROM facts WHERE intent_id = $2)::int AS facts`,
    workspaceId,
    intent,
  );
  return row ?? {};
}

async function used(over: boolean) {
  const workspace = await makeWorkspace();
  const receiver = await openReceiver();
  const agent = await addAgent(workspace.id, { callbackUrl: receiver.hook });
  const keep = (reply: { status: number; body: string }, now: Date) => [
    {
      ...{ workspace_id: workspace.id, owner_id: agent.id, path: "/api/intents", key: "k", fingerprint: "f" },
      ...{ status: reply.status, response: reply.body, created_at: now },
    },
  ];
  const { id } = await submit(agent, { assignees: [workspace.ana.email], timeout: "360d" }, T0, keep);
  await mailAll(await openMailbox(), after("1s"));
  await sql(
    `INSERT INTO files (id, workspace_id, intent_id, uploader_id, name, media_type, size, sha256, bytes, created_at)
     VALUES ('fil_used' || $2, $1, $2, $3, 'a', 'text/plain', 1, 'a', 'a', $4), ('fil_not' || $2, $1, $2, $3, 'b', 'text/plain', 1, 'b', 'b', $4)`,
    workspace.id,
    id,
    workspace.ana.id,
    T0,
  );
  const url = `http://localhost/api/files/fil_used${id}`;
  if (over)
    await answerIntent(as(workspace.ana, after("1m")), id, {
      outcome: "approved",
      evidence: [{ label: "a", url }],
    });
  await mailAll(await openMailbox(), after("2m"));
  await deliverAll(receiver.call, id, after("2m"));
  return { ...workspace, intent: id };
}

test("what is over goes when it was kept long enough, and not before; facts stay", async () => {
  const { id, intent } = await used(true);
  const begin = await leftOf(id, intent);
  expect(begin).toMatchObject({ replies: 1, links: 2 - 1, bodies: 1, deliveries: 1, files: 2 });
  const at = async (now: Date) => {
    while ((await cleanUp(now, 500)) === 500);
    return leftOf(id, intent);
  };
  expect(await at(after("24h"))).toEqual(begin);
  expect(await at(days(2.1))).toMatchObject({ replies: 0, files: 2, bodies: 1 });
  expect(await at(days(8))).toMatchObject({ files: 1, bodies: 1 });
  expect(await at(days(31))).toMatchObject({ bodies: 0, deliveries: 1, files: 1 });
  expect(await at(days(366))).toMatchObject({ deliveries: 0, notifications: 0, links: 1 });
  expect(await at(days(460))).toEqual({
    ...begin,
    replies: 0,
    links: 0,
    bodies: 0,
    deliveries: 0,
    notifications: 0,
    files: 1,
  });
});

test("nothing of what is open goes, but what is only kept for a while anyway", async () => {
  const { id, intent } = await used(false);
  const begin = await leftOf(id, intent);
  while ((await cleanUp(days(500), 500)) === 500);
  expect(await leftOf(id, intent)).toEqual({
    ...begin,
    replies: 0,
    bodies: 0,
    notifications: 0,
    deliveries: 0,
  });
});

test("sessions and invitations that are valid stay, and those that ended go", async () => {
  const { id, ana, alex } = await makeWorkspace();
  const session = (token: string, expires: Date) =>
    sql(
      `INSERT INTO sessions (id, session_token, user_id, expires, created_at, generation_at, last_used_at)
       VALUES ($1, $1, $2, $3, $4, $4, $4)`,
      token + ana.id,
      ana.id,
      expires,
      T0,
    );
  const invitation = (name: string, expires: Date) =>
    sql(
      `INSERT INTO invitations (id, workspace_id, email, role, token_hash, invited_by_id, created_at, expires_at)
       VALUES ($1, $2, $1, 'reviewer', $1, $3, $4, $5)`,
      name + id,
      id,
      alex.id,
      T0,
      expires,
    );
  await session("old", days(1));
  await session("live", days(101));
  await invitation("old", days(1));
  await invitation("live", days(101));
  while ((await cleanUp(days(100), 500)) === 500);
  expect(await sql("SELECT id FROM sessions WHERE user_id = $1", ana.id)).toEqual([{ id: `live${ana.id}` }]);
  expect(await sql("SELECT id FROM invitations WHERE workspace_id = $1", id)).toEqual([{ id: `live${id}` }]);
});
