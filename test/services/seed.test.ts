import { expect, test } from "vitest";
import { TASK_TYPE_NAMES } from "@/core/task-types";
import { authenticateKey } from "@/server/services/keys/authenticate";
import { submitIntent } from "@/server/services/intents/submit";
import { seedDatabase } from "@/server/services/seed/seed";
import { checkPassword } from "@/server/services/sign-in/password";
import { SubmitBody } from "@/core/wire/submit";
import { sql } from "../support/database";
import { after } from "../support/time";
import { addKey, makeWorkspace } from "../support/workspace";

const password = "correct horse battery staple";
const key = "csk_seeded-key-of-the-tests";

test("the seed makes what the README promises: people who can sign in, an agent whose key works, a type for each kind of task", async () => {
  await seedDatabase({ password, key });
  for (const email of ["admin", "ana", "bea", "cal", "audrey"].map((name) => `${name}@acme.dev`)) {
    expect(await checkPassword(email, password)).toMatchObject({ email });
  }
  expect(await checkPassword("ANA@acme.dev", password)).toMatchObject({ email: "ana@acme.dev" });
  const ctx = await authenticateKey(key, new Date());
  const types = await sql<{ name: string }>(
    "SELECT name FROM intent_types WHERE workspace_id = $1 ORDER BY name",
    ctx.workspaceId,
  );
  const kinds = await Promise.all(
    types.map(
      async ({ name }) =>
        JSON.parse((await submitIntent(ctx, SubmitBody.parse({ intent_type: name, payload: {} }))).body)
          .task_type,
    ),
  );
  expect(new Set(kinds)).toEqual(new Set(TASK_TYPE_NAMES));
});

test("nobody signs in with a wrong password, an empty one, or as somebody who has none", async () => {
  const { ana } = await makeWorkspace();
  for (const [email, given] of [
    ["ana@acme.dev", "wrong"],
    ["ana@acme.dev", ""],
    [ana.email, ""],
    [ana.email, "x"],
    ["nobody@nowhere.example", password],
    ["ana@acme.dev", "x".repeat(100_000)],
  ] as const) {
    expect(await checkPassword(email, given)).toBeNull();
  }
});

test("a key works until the moment it expires", async () => {
  const { agent } = await makeWorkspace();
  const short = `csk_${crypto.randomUUID()}`;
  await addKey(agent, short, { expiresAt: after("1h") });
  expect(await authenticateKey(short, after("59m"))).toMatchObject({
    workspaceId: agent.workspaceId,
    caller: { type: "agent", id: agent.id },
  });
  await expect(authenticateKey(short, after("1h"))).rejects.toMatchObject({ code: "unauthenticated" });
});
