import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowsOf, sql } from "../support/database";
import { judged } from "./judge";
import { AXME, COMPONENTS, type Operation, OURS } from "./operations";
import { requestsTo } from "./requests";
import { makeWorld } from "./world";

// A server that can send mail nowhere is not well.
process.env.COUNTERSIGN_MAILBOX = "1";

/** The same inputs in each run of the tests, as many as `npm run fuzz` asks for, and from its seed. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 40);
const SEED = Number(process.env.FUZZ_SEED ?? 6);
const PATIENT = { timeout: 30_000 + RUNS * 1_000 };

const counts = { inputs: 0, routes: 0, statuses: new Map<number, number>() };

const operations = [...OURS, ...AXME].map(
  (operation) => [`${operation.method} ${operation.path}`, operation] as const,
);

const INVITATION = {
  ...{ key: "inv_1", to: "dora@acme.dev", url: "https://host.example/join/1" },
  ...{ inviter: "Alex", workspace: "Acme", role: "reviewer" as const, days: 7 },
};

// What the first mail loads and warms up is no work of the request that it belongs to.
beforeAll(async () => {
  const { composeInvitationMail } = await import("@/server/emails/compose");
  await composeInvitationMail(INVITATION, "host.example");
});

describe("whatever is sent, it is answered as documented, within a second's work, and tells nothing", () => {
  test.each(operations)("%s", PATIENT, async (_, operation) => {
    await fuzz(operation);
  });
});

async function fuzz(operation: Operation): Promise<void> {
  const world = await makeWorld();
  const before = await stateOf(world.foreign.id);
  counts.routes += 1;
  const property = fc.asyncProperty(requestsTo(operation, world, COMPONENTS), async (input) => {
    const status = await judged(operation, world, input);
    counts.inputs += 1;
    counts.statuses.set(status, (counts.statuses.get(status) ?? 0) + 1);
  });
  await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true, includeErrorInReport: true });
  expect(await stateOf(world.foreign.id), "another workspace's rows").toEqual(before);
}

const stateOf = async (workspaceId: string) => ({
  rows: await rowsOf(workspaceId),
  intents: await sql(
    "SELECT md5(string_agg(i::text, ',' ORDER BY id)) FROM intents i WHERE workspace_id = $1",
    workspaceId,
  ),
  changes: await sql("SELECT count(*) FROM admin_changes WHERE workspace_id = $1", workspaceId),
});

afterAll(() => {
  const statuses = [...counts.statuses].toSorted().map(([status, count]) => `${status}: ${count}`);
  console.log(
    `fuzz: ${counts.inputs} inputs to ${counts.routes} routes, seed ${SEED}; ${statuses.join(", ")}`,
  );
});
