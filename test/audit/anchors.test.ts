import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { beforeEach, expect, test } from "vitest";
import type { AnchorsBody } from "@/core/wire/audit-anchors";
import { appenderTo } from "@/server/adapters/append-lines";
import { reachBy } from "@/server/adapters/webhook/reach";
import { readAnchors, sendHeadsNow, setAnchors } from "@/server/services/audit/anchors/settings";
import { sendDueHeads } from "@/server/services/audit/anchors/send";
import { exportTrail } from "@/server/services/audit/export";
import { HeadsKeeper } from "@/server/services/audit/keep-heads";
import { sealWorkspace } from "@/server/services/audit/seal";
import { publicKeys } from "@/server/services/receipts/public-keys";
import { createTeam } from "@/server/services/teams/change";
import { cli } from "../sdk/cli";
import { sql } from "../support/database";
import { forked } from "../support/forked";
import { openMailbox } from "../support/mailbox";
import { openReceiver, webhookHeaders } from "../support/receiver";
import { refusalOf } from "../support/refusal";
import { as, makeWorkspace, type Workspace } from "../support/workspace";
import { cutOff } from "./cut-off";
import { NOW, seal, sealedWorkspace, verify } from "./world";

const HOUR_MS = 3_600_000;
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const LOCAL = reachBy("127.0.0.1/32");
const KEEPER = "keeper@elsewhere.example";

const NOBODY: AnchorsBody = { mail: null, webhook: null };

// Each test looks at its own places only.
beforeEach(() => sql("DELETE FROM audit_anchors"));

const set = ({ alex }: Workspace, body: Partial<AnchorsBody>) =>
  setAnchors(as(alex, NOW), { ...NOBODY, ...body }, LOCAL);

/** The ways out, with a mailbox and a receiver at their ends. */
async function outside() {
  const mailbox = await openMailbox();
  const receiver = await openReceiver();
  const ways = { mail: mailbox.head, call: receiver.call };
  return { mailbox, receiver, sendAt: (now: Date) => sendDueHeads(10, ways, () => now) };
}

async function another({ alex, id }: Workspace, name: string): Promise<void> {
  await createTeam(as(alex, NOW), { name, slug: name.toLowerCase() });
  await seal({ id });
}

/** What the verifier says of an export of what is there now, given what was kept. */
async function verified({ audrey }: Workspace, kept: string): Promise<{ code: number | null; said: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), "anchors-"));
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  const lines: string[] = [];
  for await (const line of await exportTrail(as(audrey, NOW), { format: "ndjson" })) lines.push(line);
  const given = [
    file("export.ndjson", lines.join("")),
    "--jwks",
    file("keys.json", JSON.stringify({ keys: await publicKeys() })),
    "--head",
    file("head.json", kept),
  ];
  const running = cli(["verify", ...given]);
  const code = await running.exit;
  rmSync(folder, { recursive: true });
  return { code, said: running.stdout + running.stderr };
}

/** The log is whole, and shows by what was kept that it was cut off. */
async function expectCutFound(workspace: Workspace, kept: string): Promise<void> {
  expect(await verified(workspace, kept)).toMatchObject({ code: 0 });
  await cutOff(workspace);
  expect(await verify(workspace)).toMatchObject({ ok: true });
  const { code, said } = await verified(workspace, kept);
  expect(code).toBe(1);
  expect(said).toMatch(/cut/);
}

test("a head that was mailed shows that the newest entries were cut off", async () => {
  const workspace = await sealedWorkspace();
  const { mailbox, sendAt } = await outside();
  await set(workspace, { mail: { addresses: [KEEPER], every: "day" } });
  await seal(workspace);
  await sendAt(NOW);
  const [mail] = mailbox.to({ email: KEEPER });
  expect(mail?.text).toContain("countersign verify export.ndjson --head head.json");
  await expectCutFound(workspace, mail?.text ?? "");
});

test("a head that was posted is signed as Standard Webhooks, and shows the same", async () => {
  const workspace = await sealedWorkspace();
  const { receiver, sendAt } = await outside();
  const { secret } = await set(workspace, { webhook: { url: receiver.hook, every: "hour" } });
  await seal(workspace);
  await sendAt(NOW);
  const [posted] = receiver.received;
  if (!posted) throw new Error("nothing was posted");
  const event = new Webhook(secret ?? "").verify(posted.body, webhookHeaders(posted));
  expect(event).toMatchObject({ type: "audit.head", data: { workspace: workspace.id } });
  await expectCutFound(workspace, posted.body);
});

test("a head that was written to the file shows the same", async () => {
  const workspace = await sealedWorkspace();
  const file = path.join(mkdtempSync(path.join(tmpdir(), "heads-")), "heads.ndjson");
  await new HeadsKeeper(appenderTo(file)).flush(NOW);
  const own = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.includes(workspace.id));
  expect(own).toHaveLength(1);
  await expectCutFound(workspace, own.join("\n"));
});

test("nothing is sent while no entry is new, and the next period brings what is", async () => {
  const workspace = await sealedWorkspace();
  const { mailbox, receiver, sendAt } = await outside();
  await set(workspace, {
    mail: { addresses: [KEEPER], every: "hour" },
    webhook: { url: receiver.hook, every: "hour" },
  });
  await seal(workspace);
  await sendAt(NOW);
  expect(await sendAt(later(HOUR_MS - 1))).toBe(0);
  expect(await sendAt(later(HOUR_MS))).toBe(2);
  await sendHeadsNow(as(workspace.alex, later(HOUR_MS + 1)));
  expect(await sendAt(later(HOUR_MS + 1))).toBe(2);
  expect([mailbox.mails.length, receiver.received.length]).toEqual([1, 1]);
  await another(workspace, "Newer");
  await sendAt(later(2 * HOUR_MS + 1));
  expect([mailbox.mails.length, receiver.received.length]).toEqual([2, 2]);
});

test("a receiver that is down gets the same head later, once and under the same id", async () => {
  const workspace = await sealedWorkspace();
  const { receiver, sendAt } = await outside();
  await set(workspace, { webhook: { url: receiver.hook, every: "day" } });
  await seal(workspace);
  receiver.next({ status: 500 }, "hang up");
  await sendAt(NOW);
  const [failing] = (await readAnchors(as(workspace.audrey, NOW))).places;
  expect(failing).toMatchObject({ last_error: "answered 500", last_sent_at: null });
  await another(workspace, "Meanwhile");
  for (const seconds of [7, 60, 400]) await sendAt(later(seconds * 1000));
  expect(receiver.received).toHaveLength(3);
  expect(new Set(receiver.received.map((one) => webhookHeaders(one)["webhook-id"])).size).toBe(1);
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  const [served] = (await readAnchors(as(workspace.audrey, NOW))).places;
  expect(served).toMatchObject({ last_error: null, last_sent_at: later(60_000).toISOString() });
});

test("who took a head longer than the log is now is told that it was cut off", async () => {
  const workspace = await sealedWorkspace();
  const { receiver, sendAt } = await outside();
  await set(workspace, { webhook: { url: receiver.hook, every: "hour" } });
  await seal(workspace);
  await sendAt(NOW);
  await cutOff(workspace);
  await sendAt(later(HOUR_MS));
  const [place] = (await readAnchors(as(workspace.audrey, NOW))).places;
  expect(place?.last_error).toMatch(/newest entries are gone/);
});

test("two who look at a time send one message to a place", async () => {
  const workspace = await sealedWorkspace();
  const { receiver, sendAt } = await outside();
  await set(workspace, { webhook: { url: receiver.hook, every: "day" } });
  await seal(workspace);
  const taken = await Promise.all([sendAt(NOW), sendAt(NOW)]);
  expect(taken.toSorted()).toEqual([0, 1]);
  expect(receiver.received).toHaveLength(1);
});

test("admins say where heads are kept, auditors read it, and each change stands in the trail without its secret", async () => {
  const workspace = await makeWorkspace();
  const { receiver } = await outside();
  const mail = { addresses: [KEEPER, "second@elsewhere.example"], every: "week" as const };
  const webhook = { url: receiver.hook, every: "day" as const };
  const { secret } = await set(workspace, { mail, webhook });
  expect(secret).toMatch(/^whsec_/);
  expect(await set(workspace, { mail, webhook })).toMatchObject({ secret: null });
  expect(await readAnchors(as(workspace.audrey))).toMatchObject({ mail, webhook, file: false });
  await set(workspace, { mail });
  const changes = await sql<{ before: unknown; after: unknown; action: string }>(
    "SELECT action, before, after FROM admin_changes WHERE workspace_id = $1 AND kind = 'anchors' ORDER BY seq",
    workspace.id,
  );
  expect(changes).toEqual([
    { action: "changed", before: NOBODY, after: { mail, webhook } },
    { action: "changed", before: { mail, webhook }, after: { mail, webhook: null } },
  ]);
  const byAuditor = setAnchors(as(workspace.audrey), NOBODY, LOCAL);
  expect((await refusalOf(byAuditor)).code).toBe("forbidden");
  expect((await refusalOf(readAnchors(as(workspace.ana)))).code).toBe("forbidden");
  const inside = setAnchors(as(workspace.alex), { ...NOBODY, webhook }, reachBy(""));
  expect(await refusalOf(inside)).toMatchObject({ code: "invalid_request" });
});

test("a file that cannot be written gets what it missed when it can be", async () => {
  const workspace = await sealedWorkspace();
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "heads-")), "later");
  const file = path.join(folder, "heads.ndjson");
  const append = appenderTo(file);
  let refused = 0;
  const keeper = new HeadsKeeper((lines) =>
    append(lines).catch((error: unknown) => {
      refused += 1;
      throw error;
    }),
  );
  await createTeam(as(workspace.alex, NOW), { name: "Kept", slug: "kept" });
  await sealWorkspace(workspace.id, NOW, 10, keeper.note);
  await keeper.flush(NOW);
  await keeper.flush(later(1_000));
  expect(refused).toBe(1);
  mkdirSync(folder);
  await keeper.flush(later(5_000));
  const [head] = await sql<{ jws: string }>(
    "SELECT jws FROM audit_heads WHERE workspace_id = $1 ORDER BY tree_size DESC LIMIT 1",
    workspace.id,
  );
  expect(readFileSync(file, "utf8")).toContain(head?.jws);
});

test("a workspace gets a line a minute at most, and the newest head when the process ends", async () => {
  const workspace = await sealedWorkspace();
  const lines: string[] = [];
  const keeper = new HeadsKeeper(async (more) => void lines.push(...more));
  const own = () => lines.filter((line) => line.includes(workspace.id));
  await keeper.flush(NOW);
  for (const [index, name] of ["One", "Two"].entries()) {
    await createTeam(as(workspace.alex, NOW), { name, slug: name.toLowerCase() });
    await sealWorkspace(workspace.id, NOW, 10, keeper.note);
    await keeper.flush(later(1_000 + index));
  }
  expect(own()).toHaveLength(1);
  await keeper.flush(later(60_000));
  expect(own()).toHaveLength(2);
  await createTeam(as(workspace.alex, NOW), { name: "Three", slug: "three" });
  await sealWorkspace(workspace.id, NOW, 10, keeper.note);
  await keeper.flush(later(60_001), true);
  expect(own()).toHaveLength(3);
});

test("a file that several processes append to has whole lines", async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "heads-")), "heads.ndjson");
  const times = 50;
  const lineOf = (by: string) => JSON.stringify({ by, signed: by.repeat(3_000) });
  const processes = await Promise.all(
    ["a", "b"].map((by) => forked("appending-process.ts", {}, [file, lineOf(by), String(times)])),
  );
  for (const { child } of processes) child.send("go");
  expect(await Promise.all(processes.map(({ gone }) => gone))).toEqual([0, 0]);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(lines).toHaveLength(4 * times);
  expect(new Set(lines)).toEqual(new Set([lineOf("a"), lineOf("b")]));
});
