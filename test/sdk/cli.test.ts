import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { startServer } from "../support/api-server";
import { until } from "../support/time";
import { cli } from "./cli";
import { atCommandLine } from "./command-line";
import { approvalBy } from "./world";

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

const server = await startServer();
afterAll(server.kill);

test("get shows it, cancel withdraws it, and whoever waits hears of that", async () => {
  const { run, ana, client } = await atCommandLine(server);
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
  const { run, ana, answer, client } = await atCommandLine(server);
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
  const { where, run, ana, answer, client } = await atCommandLine(server);
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
  const { where } = await atCommandLine(server);
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
  const { where, ana, client } = await atCommandLine(server);
  const { id } = await client.sendIntent(approvalBy(ana));
  const tail = cli(["tail", id], where);
  tail.stopReading();
  await client.cancel(id, "Enough.");
  expect([await tail.exit, tail.stderr]).toEqual([0, ""]);
});
