import { expect, test } from "vitest";
import { VerifyQuery } from "@/core/wire/audit-proof";
import { verifyTrail } from "@/server/services/audit/verify";
import { sealCommitted } from "@/server/services/audit/seal";
import { readEvents } from "@/server/services/intents/events";
import { readIntent } from "@/server/services/intents/read";
import { revealValues } from "@/server/services/intents/reveal";
import { redactIntent } from "@/server/services/retention/redact";
import { factsOf, plotOf, sql } from "../support/database";
import { openMailbox } from "../support/mailbox";
import { mailAll } from "../support/mailed";
import { deliverAll, openReceiver } from "../support/receiver";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { addAgent, as, asAgent, submit } from "../support/workspace";
import { canaries, lived, makeWorkspace, payment } from "./world";

/** Every table in which a text stands, whatever it is. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await sql<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const hits = await sql(`SELECT 1 FROM "${name}" t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`, text);
    if (hits.length > 0) found.push(name);
  }
  return found;
}

async function sealAll(): Promise<void> {
  while (await sealCommitted(after("1h"), 500));
}

/** An intent that is over, with all that repeats it. */
async function world(sealed: boolean) {
  const workspace = await makeWorkspace();
  const receiver = await openReceiver();
  const agent = await addAgent(workspace.id, { callbackUrl: receiver.hook });
  const marked = canaries();
  const keep = (reply: { status: number; body: string }, now: Date) => [
    {
      workspace_id: workspace.id,
      owner_id: agent.id,
      path: "/api/intents",
      key: marked.iban.slice(-6),
      fingerprint: "f",
      status: reply.status,
      response: reply.body,
      created_at: now,
    },
  ];
  const id = await lived(marked, { ...workspace, agent }, keep);
  await mailAll(await openMailbox(), after("16m"));
  await deliverAll(receiver.call, id, after("16m"));
  if (sealed) await sealAll();
  return { ...workspace, agent, marked, id };
}

const verified = (world: Awaited<ReturnType<typeof makeWorkspace>>) =>
  verifyTrail(as(world.audrey), VerifyQuery.parse({}));

test.each([
  ["is sealed", true],
  ["is not sealed yet", false],
])(
  "values are dropped from everything that is stored, and the trail verifies, where it %s",
  async (_, sealed) => {
    const { id, marked, alex, ...rest } = await world(sealed);
    for (const value of Object.values(marked)) expect(await tablesWith(value)).not.toEqual([]);
    await redactIntent(as(alex, after("2h")), id, { reason: "Asked for by the customer." });
    for (const [name, value] of Object.entries(marked))
      expect([name, await tablesWith(value)]).toEqual([name, []]);
    await sealAll();
    expect(await verified({ ...rest, alex } as never)).toMatchObject({ ok: true, problems: [], unsealed: 0 });

    const intent = await readIntent(as(alex, after("2h")), id);
    expect(intent.outcome).toBe("submitted");
    expect(intent.payload).toMatchObject({ supplier: "Plumbers Ltd", iban: { "~redacted": true } });
    expect(intent.decision).toMatchObject({
      comment: "Fine.",
      data: { open: "visible" },
      decided_by: { name: "Ana" },
      receipt: expect.stringMatching(/^ey/),
    });
    expect(intent.redaction).toMatchObject({ what: "sensitive", by: { name: "Alex" } });
    expect((await plotOf(id)).at(-1)).toBe("redacted");
  },
);

test("with all content go the words, too, and what remains is who answered what when", async () => {
  const { id, marked, alex, ...rest } = await world(true);
  await redactIntent(as(alex, after("2h")), id, { reason: "First." });
  await sealAll();
  await redactIntent(as(alex, after("3h")), id, { what: "content", reason: "Then all of it." });
  await sealAll();
  for (const text of [...Object.values(marked), "Plumbers", "Pay the supplier", "Fine.", "Another note."])
    expect([text, await tablesWith(text)]).toEqual([
      text,
      expect.not.arrayContaining(["intents", "facts", "intent_search", "idempotency_keys"]),
    ]);
  expect(await verified({ ...rest, alex } as never)).toMatchObject({ ok: true, problems: [] });
  const intent = await readIntent(as(alex), id);
  expect(intent).toMatchObject({ title: "[redacted]", outcome: "submitted", payload: { "~redacted": true } });
  const { items } = await readEvents(as(alex), id);
  expect(items.find(({ type }) => type === "revised")?.data).toMatchObject({ note: "[redacted]" });
  expect(await refusalOf(redactIntent(as(alex, after("4h")), id, { reason: "Again." }))).toMatchObject({
    code: "conflict",
  });
});

test("chosen places are dropped, marked or not, and nothing else", async () => {
  const { id, marked, alex } = await world(true);
  await redactIntent(as(alex, after("2h")), id, { places: ["/supplier", "/iban"], reason: "A wrong name." });
  expect(await tablesWith(marked.iban)).toEqual([]);
  expect(await tablesWith(marked.edited)).toEqual([]);
  expect((await readIntent(as(alex), id)).payload).toMatchObject({ supplier: { "~redacted": true } });
  const { values } = await revealValues(as(alex, after("3h")), id, { places: ["/payload/items/0/price"] });
  expect(values).toEqual({ "/payload/items/0/price": marked.price });
});

test("what is open is not redacted, only admins redact, and a foreign admin finds nothing", async () => {
  const workspace = await makeWorkspace();
  const marked = canaries();
  const { id } = await submit(workspace.agent, payment(marked, workspace));
  const before = await factsOf(id);
  const by = (person: typeof workspace.ana) => refusalOf(redactIntent(as(person), id, { reason: "r" }));
  expect(await by(workspace.alex)).toMatchObject({ code: "conflict" });
  expect(await by(workspace.ana)).toMatchObject({ code: "forbidden" });
  expect(await by(workspace.audrey)).toMatchObject({ code: "forbidden" });
  expect(await by((await makeWorkspace()).alex)).toMatchObject({ code: "not_found" });
  expect(await refusalOf(redactIntent(asAgent(workspace.agent), id, { reason: "r" }))).toMatchObject({
    code: "forbidden",
  });
  expect(await factsOf(id)).toEqual(before);
});

test("a fact whose values nobody redacts cannot be changed by that door", async () => {
  const { id } = await world(true);
  await expect(sql("UPDATE facts SET data = '{}' WHERE intent_id = $1", id)).rejects.toThrow(/append-only/);
});
