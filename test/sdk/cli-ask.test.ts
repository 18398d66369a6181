import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { readIntent } from "@/server/services/intents/read";
import { startWholeServer } from "../support/server";
import { until } from "../support/time";
import { addIntentType, asAgent } from "../support/workspace";
import { cli } from "./cli";
import { atCommandLine } from "./command-line";
import { startProxy } from "./faulty-proxy";

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const server = await startWholeServer();
afterAll(server.kill);

test.each([
  ["approved", 0],
  ["rejected", 1],
])("ask prints %s and exits with %i", async (outcome, code) => {
  const { run, answer, ana, agent, asked } = await atCommandLine(server);
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
  const { run, ana } = await atCommandLine(server);
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
  const form = await atCommandLine(server);
  const command = cli(["ask", "How long?", "--form", "@schema.json", "--to", form.ana.email], {
    ...form.where,
    cwd: folder,
  });
  await form.answer({ outcome: "submitted", data: { days: 3 } });
  expect([await command.exit, command.stdout]).toEqual([0, '{"days":3}\n']);

  const words = await atCommandLine(server);
  const question = words.run("ask", "Which region?", "--type", "clarification", "--to", words.ana.email);
  await words.answer({ outcome: "provided", comment: "eu-central-1" });
  expect([await question.exit, question.stdout]).toEqual([0, "eu-central-1\n"]);
});

test("every option of ask reaches the people", async () => {
  const { run, ana, bea, asked, agent } = await atCommandLine(server);
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
  const { run, answer, ana, id } = await atCommandLine(server);
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
  const { run, answer, asked, ana, agent, client } = await atCommandLine(server);
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
