import canonicalize from "canonicalize";
import { createHash } from "node:crypto";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { publicKeys } from "@/server/services/receipts/public-keys";
import { sql } from "../support/database";
import { after } from "../support/time";
import { as, asAgent, asSystem, makeWorkspace, submit } from "../support/workspace";

const digest = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");

async function claimsOf(receipt: string | null | undefined): Promise<unknown> {
  const keys = { keys: await publicKeys() } as unknown as JSONWebKeySet;
  const { payload } = await compactVerify(receipt ?? "", createLocalJWKSet(keys));
  return JSON.parse(new TextDecoder().decode(payload));
}

test("a receipt proves which arguments got which answer from whom, and the published key verifies it", async () => {
  const { agent, ana } = await makeWorkspace();
  const payload = { rows: 10, dataset: "customers_q1" };
  const { id } = await submit(agent, { payload, editable: ["/rows"], assignees: [ana.email] });
  const { decision } = await answerIntent(as(ana, after("1m")), id, {
    outcome: "approved",
    edits: { "/rows": 5 },
  });
  expect(await claimsOf(decision?.receipt)).toEqual({
    intent: id,
    revision: 1,
    payload_digest: digest({ dataset: "customers_q1", rows: 10 }),
    outcome: "approved",
    edits_digest: digest({ "/rows": 5 }),
    decided_by: { id: ana.id, name: "Ana", acting_for: null },
    decided_at: after("1m").toISOString(),
  });
});

test("a receipt whose words were changed is no receipt", async () => {
  const { agent, ana } = await makeWorkspace();
  const { id } = await submit(agent, { assignees: [ana.email] });
  const { decision } = await answerIntent(as(ana), id, { outcome: "rejected" });
  const [head, body = "", signature] = (decision?.receipt ?? "").split(".");
  const forged = Buffer.from(
    Buffer.from(body, "base64url").toString().replace("rejected", "approved"),
  ).toString("base64url");
  await expect(claimsOf(`${head}.${forged}.${signature}`)).rejects.toMatchObject({
    code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
  });
});

test("the deadline's own answer is signed too, in the name of the system", async () => {
  const workspace = await makeWorkspace();
  const { id } = await submit(workspace.agent, {
    assignees: [workspace.ana.email],
    timeout: "1h",
    on_timeout: "rejected",
  });
  await fireMoment(asSystem(workspace, after("1h")), id);
  const { decision } = await readIntent(asAgent(workspace.agent), id);
  expect(decision).toMatchObject({
    via: "timeout",
    decided_by: { id: null, name: "Countersign", email: null },
  });
  expect(await claimsOf(decision?.receipt)).toMatchObject({
    intent: id,
    outcome: "rejected",
    decided_by: { id: null },
  });
});

test("a workspace has one key, however many of its decisions come at once, and never another's", async () => {
  const [one, two] = [await makeWorkspace(), await makeWorkspace()];
  const decisions = await Promise.all(
    [one, two].flatMap((workspace) =>
      Array.from({ length: 5 }, async () => {
        const { id } = await submit(workspace.agent, { assignees: [workspace.ana.email] });
        return answerIntent(as(workspace.ana), id, { outcome: "approved" });
      }),
    ),
  );
  const kids = decisions.map(
    ({ decision }) =>
      JSON.parse(Buffer.from(decision?.receipt?.split(".")[0] ?? "", "base64url").toString()).kid,
  );
  expect([new Set(kids.slice(0, 5)).size, new Set(kids.slice(5)).size, new Set(kids).size]).toEqual([
    1, 1, 2,
  ]);
  const [row] = await sql<{ count: number }>(
    "SELECT count(*)::int AS count FROM signing_keys WHERE workspace_id IN ($1, $2)",
    one.id,
    two.id,
  );
  expect(row?.count).toBe(2);
});
