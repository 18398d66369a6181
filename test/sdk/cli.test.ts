import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { readIntent } from "@/server/services/intents/read";
import { startServer } from "../support/api-server";
import { sql } from "../support/database";
import { until } from "../support/time";
import { addIntentType, as, asAgent, makeWorkspace } from "../support/workspace";
import { cli, type Running } from "./cli";
import { startProxy } from "./faulty-proxy";
import { approvalBy, clientOf } from "./world";

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const server = await startServer();
afterAll(server.kill);

/** A workspace whose agent works at a command line. */
async function atCommandLine() {
  const workspace = await makeWorkspace();
  const { agent, ana, id: workspaceId } = workspace;
  const where = { url: server.url, key: agent.key };
  const run = (...args: string[]): Running => cli(args, where);
  /** The intent that a command asked, as soon as it is there. */
  const asked = async (): Promise<string> => {
    const look = () => sql<{ id: string }>("SELECT id FROM intents WHERE workspace_id = $1", workspaceId);
    const [row] = await until(look, (rows) => rows.length > 0, 60_000);
    return row?.id ?? "";
  };
  const answer = async (body: { outcome: string; data?: string | object; comment?: string }) =>
    answerIntent(as(ana, new Date()), await asked(), body as Parameters<typeof answerIntent>[2]);
  return { ...workspace, where, run, asked, answer, client: clientOf(agent, server) };
}

test.each([
  ["approved", 0],
  ["rejected", 1],
])("ask prints %s and exits with %i", async (outcome, code) => {
  const { run, answer, ana, agent, asked } = await atCommandLine();
  const command = run("ask", "Deploy?", "--timeout", "8h", "--to", ana.email);
  await answer({ outcome, comment: "As you like." });

  expect(await command.exit).toBe(code);
  expect(command.stdout).toBe(`${outcome}\n`);
  expect(command.stderr).toBe("");
  const intent = await readIntent(asAgent(agent, new Date()), await asked());
  expect(intent).toMatchObject({
    title: "Deploy?",
    task_type: "approval",
    intent_type: "countersign.ask.v1",
  });
  expect(Date.parse(intent.deadline_at) - Date.parse(intent.created_at)).toBe(8 * 3_600_000);
});

test("a deadline that denies exits with 2, and one that was told to approve with 0", async () => {
  const { run, ana } = await atCommandLine();
  const ask = (...more: string[]) => run("ask", "Deploy?", "--timeout", "2s", "--to", ana.email, ...more);
  const [denied, approved, nothing] = [ask(), ask("--on-timeout", "approved"), ask("--on-timeout", "none")];

  expect([await denied.exit, await approved.exit, await nothing.exit]).toEqual([2, 0, 2]);
  expect([denied.stdout, approved.stdout, nothing.stdout]).toEqual([
    "rejected\n",
    "approved\n",
    "timed_out\n",
  ]);
});

test("a form's answer is its data, in JSON, and a question's its words", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "countersign-"));
  const schema = { type: "object", required: ["days"], properties: { days: { type: "integer" } } };
  writeFileSync(path.join(folder, "schema.json"), JSON.stringify(schema));
  const form = await atCommandLine();
  const command = cli(["ask", "How long?", "--form", "@schema.json", "--to", form.ana.email], {
    ...form.where,
    cwd: folder,
  });
  await form.answer({ outcome: "submitted", data: { days: 3 } });
  expect([await command.exit, command.stdout]).toEqual([0, '{"days":3}\n']);

  const words = await atCommandLine();
  const question = words.run("ask", "Which region?", "--type", "clarification", "--to", words.ana.email);
  await words.answer({ outcome: "provided", data: "eu-central-1" });
  expect([await question.exit, question.stdout]).toEqual([0, "eu-central-1\n"]);
});

test("every option of ask reaches the people", async () => {
  const { run, ana, bea, asked, agent } = await atCommandLine();
  const command = run(
    ...["ask", "Export these customers?\nAll of them.", "--json", "--no-wait", "--type", "confirmation"],
    ...["--to", ana.email, "--to", "team:data", "--payload", '{"rows":3}', "--title", "Export?"],
    ...["--description", "They asked.", "--timeout", "2d", "--on-timeout", "denied", "--remind-after", "5m"],
    ...["--escalate", `30m:${bea.email}`, "--escalate", "2h:team:data", "--intent-type", "demo.export.v1"],
    ...["--idempotency-key", "run-7"],
  );
  expect([await command.exit, command.stderr]).toEqual([0, ""]);
  const intent = JSON.parse(command.stdout);
  expect(intent).toMatchObject({
    id: await asked(),
    intent_type: "demo.export.v1",
    task_type: "confirmation",
    title: "Export?",
    description: "Export these customers?\nAll of them.\n\nThey asked.",
    payload: { rows: 3 },
    on_timeout: "denied",
    next: { kind: "reminder" },
    levels: [{ level: 1 }, { to: ["Bea"] }, { to: ["data (team)"] }],
  });
  const again = cli(
    ["ask", "Something else?", "--no-wait", "--to", ana.email, "--idempotency-key", "run-7"],
    {
      url: server.url,
      key: agent.key,
    },
  );
  expect(await again.exit).toBe(3);
  expect(again.stderr).toMatch(/^countersign: .*key.*\n$/);
});

test("a question that names nobody goes to whom an admin says questions from a command line go", async () => {
  const { run, answer, ana, id } = await atCommandLine();
  const refused = run("ask", "Deploy?");
  expect(await refused.exit).toBe(3);
  expect(refused.stderr).toContain("Say who to ask");

  await addIntentType(id, "countersign.ask.v1", { task_type: "approval", assignees: [ana.email] });
  const command = run("ask", "Deploy?");
  await answer({ outcome: "approved" });
  expect(await command.exit).toBe(0);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s leaves the question open and says how to go on, and wait goes on", async (signal, code) => {
  const { run, answer, asked, ana, agent, client } = await atCommandLine();
  const proxy = await startProxy(server.port);
  const command = cli(["ask", "Deploy?", "--to", ana.email], { url: proxy.url, key: agent.key });
  const id = await asked();
  await until(
    () => proxy.seen,
    (seen) => seen.includes(`GET /api/intents/${id}`),
    60_000,
  );
  command.signal(signal);
  expect(await command.exit).toBe(code);
  expect(command.stdout).toBe("");
  expect(command.stderr).toContain(`countersign wait ${id}`);
  expect(await client.getIntent(id)).toMatchObject({ status: "waiting" });

  const resumed = run("wait", id);
  await answer({ outcome: "approved" });
  expect([await resumed.exit, resumed.stdout]).toEqual([0, "approved\n"]);
});

test("get shows it, cancel withdraws it, and whoever waits hears of that", async () => {
  const { run, ana, client } = await atCommandLine();
  const { id, url } = await client.sendIntent(approvalBy(ana));
  const shown = run("get", id);
  expect(await shown.exit).toBe(0);
  expect(shown.stdout.split("\n")).toEqual([
    `${id}  Export customers_q1?`,
    "waiting on Ana",
    expect.stringMatching(/^deadline 20/),
    url,
    "",
  ]);
  const waiting = run("wait", id);
  const canceled = run("cancel", id, "--reason", "Not needed.", "--json");
  expect(await canceled.exit).toBe(0);
  expect(JSON.parse(canceled.stdout)).toMatchObject({ id, status: "canceled" });
  expect([await waiting.exit, waiting.stdout]).toEqual([2, "canceled\n"]);
});

test("tail prints each fact as it happens, from where it is told, and ends with the last", async () => {
  const { run, ana, answer, client } = await atCommandLine();
  const { id } = await client.sendIntent(approvalBy(ana));
  const tail = run("tail", id);
  await until(
    () => tail.stdout,
    (said) => said.includes("created"),
    60_000,
  );
  await answer({ outcome: "approved", comment: "Go\nahead." });

  expect(await tail.exit).toBe(0);
  const lines = tail.stdout.trim().split("\n");
  expect(lines[0]).toMatch(/^\d+ {2}20\S+Z {2}created {2}Data analyst$/);
  expect(lines.at(-1)).toMatch(/ {2}decided {2}Ana {2}approved {2}Go ahead\.$/);
  const [seq = ""] = lines.at(-2)?.split(" ") ?? [];
  const rest = run("tail", id, "--after", seq, "--json");
  expect(await rest.exit).toBe(0);
  expect(JSON.parse(rest.stdout)).toMatchObject({ type: "decided", data: { intent: { id } } });
});

test("verify proves a decision by its id, from a file and offline, and refuses what was changed", async () => {
  const { where, run, ana, answer, client } = await atCommandLine();
  const { id } = await client.sendIntent(approvalBy(ana));
  await answer({ outcome: "approved" });
  const intent = await client.getIntent(id);
  const folder = mkdtempSync(path.join(tmpdir(), "countersign-"));
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(folder, name), typeof value === "string" ? value : JSON.stringify(value));
  write("jwks.json", await (await fetch(`${server.url}/.well-known/jwks.json`)).json());
  write("intent.json", intent);
  write("hook.json", { type: "intent.decided", timestamp: "2026-11-22T10:00:00Z", data: intent });
  write("receipt.jws", `${intent.decision?.receipt}\n`);
  write("forged.json", { ...intent, payload: { ...intent.payload, rows: 1 } });
  const offline = (...args: string[]) => cli(["verify", ...args, "--jwks", "jwks.json"], { cwd: folder });
  const args = JSON.stringify(intent.payload);

  const genuine = [
    run("verify", id),
    offline("intent.json", "--args", args, "--outcome", "approved"),
    offline("hook.json"),
    offline("receipt.jws", "--args", args),
    cli(["verify", "-", "--url", server.url], { input: JSON.stringify(intent) }),
  ];
  for (const one of genuine) {
    expect([await one.exit, one.stderr]).toEqual([0, ""]);
    expect(one.stdout).toMatch(new RegExp(`^Genuine: Ana gave approved to ${id}, revision 1, at 20.*\\n$`));
  }
  const refused = [
    offline("forged.json"),
    offline("intent.json", "--args", '{"rows":1}'),
    offline("intent.json", "--outcome", "rejected"),
    offline("receipt.jws", "--args", "{}"),
  ];
  for (const one of refused) expect([await one.exit, one.stderr, one.stdout !== ""]).toEqual([1, "", true]);
  const json = offline("forged.json", "--json");
  expect(await json.exit).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({ reason: "payload_differs" });
  const missing = cli(["verify", "nowhere.json"], { ...where, cwd: folder });
  expect([await missing.exit, missing.stdout]).toEqual([3, ""]);
});

test.each<[string, string[], RegExp]>([
  [
    "no such command",
    ["approve"],
    /^countersign: There is no command approve\.\n\nUsage: countersign <command>/,
  ],
  ["no question", ["ask"], /^countersign: It lacks question\.\n\nUsage: countersign ask <question>/],
  [
    "an option that is none",
    ["get", "int_1", "--colour"],
    /^countersign: Unknown option '--colour'.*\n\nUsage/,
  ],
  ["a word too many", ["get", "int_1", "int_2"], /more on the line.*\n\nUsage: countersign get <id>/],
  ["no reason", ["cancel", "int_1"], /^countersign: Give --reason TEXT\.\n\nUsage: countersign cancel/],
  ["a bad duration", ["ask", "Deploy?", "--timeout", "soon"], /--timeout is a duration.*\n\nUsage/],
  ["a bad rung", ["ask", "Deploy?", "--escalate", "bea"], /--escalate is a duration and whom.*\n\nUsage/],
  [
    "a payload that is none",
    ["ask", "Deploy?", "--payload", "[1]"],
    /--payload takes a JSON object.*\n\nUsage/,
  ],
  ["a file that isn't there", ["ask", "Deploy?", "--form", "@nowhere.json"], /ENOENT.*\n\nUsage/],
  ["a bad kind", ["ask", "Deploy?", "--type", "vote"], /--type is one of approval, .*\n\nUsage/],
  ["an intent that isn't there", ["wait", "int_nowhere"], /^countersign: [^\n]+\n$/],
  ["an id that is none", ["wait", "../agents"], /^countersign: [^\n]+\n$/],
])("%s exits with 3, says so in one sentence, and prints nothing", async (_, args, said) => {
  const { where } = await atCommandLine();
  const command = cli(args, where);
  expect([await command.exit, command.stdout]).toEqual([3, ""]);
  expect(command.stderr).toMatch(said);
});

test("whoever doesn't say where the server is, or who asks, is told how to", async () => {
  const nowhere = cli(["get", "int_1"]);
  expect([await nowhere.exit, nowhere.stderr.split("\n")[0]]).toEqual([
    3,
    "countersign: Give --url URL, or set COUNTERSIGN_URL.",
  ]);
  const nobody = cli(["get", "int_1"], { url: server.url });
  expect([await nobody.exit, nobody.stderr.split("\n")[0]]).toEqual([
    3,
    "countersign: Give --key KEY, or set COUNTERSIGN_API_KEY.",
  ]);
  const stranger = cli(["get", "int_1", "--key", "csk_nobody"], { url: server.url });
  expect(await stranger.exit).toBe(3);
});

test("help names every command and every option, and exits with 0", async () => {
  const [overview, ask, nothing] = [cli(["--help"]), cli(["ask", "-h"]), cli([])];
  expect([await overview.exit, await ask.exit, await nothing.exit]).toEqual([0, 0, 0]);
  for (const name of ["ask", "wait", "get", "cancel", "tail", "verify"])
    expect(overview.stdout).toContain(`  ${name} `);
  for (const option of ["--to WHO", "--timeout DURATION", "--json", "--url URL"])
    expect(ask.stdout).toContain(option);
  expect(nothing.stdout).toBe(overview.stdout);
});

test("whoever reads only the first line ends it without a word", async () => {
  const { where, ana, client } = await atCommandLine();
  const { id } = await client.sendIntent(approvalBy(ana));
  const tail = cli(["tail", id], where);
  tail.stopReading();
  await client.cancel(id, "Enough.");
  expect([await tail.exit, tail.stderr]).toEqual([0, ""]);
});
