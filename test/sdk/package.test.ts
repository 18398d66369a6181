import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { startWholeServer } from "../support/server";
import { sql } from "../support/database";
import { as, makeWorkspace, type Workspace } from "../support/workspace";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const SDK = path.join(import.meta.dirname, "../../sdk/typescript");
const run = promisify(execFile);
const folder = mkdtempSync(path.join(tmpdir(), "countersign-package-"));
const inFolder = (command: string, args: string[], env: NodeJS.ProcessEnv = process.env) =>
  run(command, args, { cwd: folder, env });

beforeAll(async () => {
  await run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: SDK });
  writeFileSync(path.join(folder, "package.json"), '{ "name": "agent", "private": true, "type": "module" }');
  const { version } = JSON.parse(readFileSync(path.join(SDK, "package.json"), "utf8"));
  await inFolder("npm", ["install", "--offline", "--no-audit", "--no-fund", `./countersign-${version}.tgz`]);
});

test("the packed package brings nothing else along, and its command runs", async () => {
  const { stdout: tree } = await inFolder("npm", ["ls", "--all", "--json"]);
  expect(Object.keys(JSON.parse(tree).dependencies)).toEqual(["countersign"]);
  const installed = readdirSync(path.join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  expect(installed).toEqual(["countersign"]); // and none of the frameworks, which are optional

  const { stdout } = await inFolder("npx", ["countersign", "--help"]);
  expect(stdout).toContain("Usage: countersign <command> [options]");
  const { stdout: version } = await inFolder("npx", ["countersign", "--version"]);
  expect(version.trim()).toBe(JSON.parse(tree).dependencies.countersign.version);
});

test("what it exports can be imported, with its types, by a program that knows neither Node's nor ours", async () => {
  writeFileSync(
    path.join(folder, "agent.ts"),
    `import { Countersign, verifyReceipt, verifyWebhook } from "countersign";
     export const agent = new Countersign({ baseUrl: "http://localhost:3000", apiKey: "csk_1" });
     const intent = await agent.waitFor("int_1", { schema: { type: "object", properties: { n: { type: "number" } } } });
     export const n: number | undefined = intent.status === "decided" ? intent.decision.data.n : undefined;
     // @ts-expect-error A form is submitted or nothing.
     export const never: boolean = intent.outcome === "approved";
     export { verifyReceipt, verifyWebhook };`,
  );
  const tsc = path.join(SDK, "../../node_modules/typescript/bin/tsc");
  const options =
    "--noEmit --strict --target es2022 --module nodenext --lib es2022,dom --types --ignoreConfig";
  await inFolder(process.execPath, [tsc, ...options.split(" "), "agent.ts"]).catch(
    (error: { stdout: string }) => {
      throw new Error(error.stdout);
    },
  );
  const { stdout } = await inFolder("node", [
    "-p",
    "import('countersign').then((it) => console.log(typeof it.verifyReceipt))",
  ]);
  expect(stdout).toContain("function");
});

/** The README's examples of a shell, from the heading on. */
const shellExamples = (): string[] =>
  [
    ...(readFileSync(path.join(SDK, "README.md"), "utf8").split("## Command line")[1] ?? "").matchAll(
      /```sh\n(.*?)```/gs,
    ),
  ].map(([, code = ""]) => code);

test("the README's examples for a shell do what they say", async () => {
  const server = await startWholeServer();
  onTestFinished(server.kill);
  const workspace = await makeWorkspace();
  const form = { type: "object", required: ["amount"], properties: { amount: { type: "number" } } };
  writeFileSync(path.join(folder, "refund.json"), JSON.stringify(form));
  writeFileSync(path.join(folder, "deploy.sh"), "#!/bin/sh\necho deployed >> deployed.txt\n", {
    mode: 0o755,
  });
  const env = {
    ...process.env,
    COMMIT: "b700196",
    COUNTERSIGN_URL: server.url,
    COUNTERSIGN_API_KEY: workspace.agent.key,
  };
  const examples = shellExamples();
  expect(examples).toHaveLength(2);
  const script = examples
    .join('\necho "region: $region"\n')
    .replace(/^export .*$/m, "set -e")
    .replaceAll("ana@acme.dev", workspace.ana.email)
    .replaceAll("bea@acme.dev", workspace.bea.email);
  const answering = new AbortController();
  const answered = answerAll(workspace, answering.signal);
  const { stdout, stderr } = await inFolder("bash", ["-c", script], env).finally(() => answering.abort());
  await answered;

  expect(stderr).toBe("");
  expect(readFileSync(path.join(folder, "deployed.txt"), "utf8")).toBe("deployed\n");
  expect(JSON.parse(readFileSync(path.join(folder, "refund-answer.json"), "utf8"))).toEqual({ amount: 12 });
  expect(stdout).toContain("region: eu-central-1\n");
  expect(stdout).toMatch(/"type":"decided".*\napproved\nGenuine: Ana gave approved to int_\w+, revision 1/);
});

/** Gives everything that is asked the answer that lets the agent go on, as people would. */
async function answerAll({ id, ana, bea }: Workspace, signal: AbortSignal): Promise<void> {
  const answers = {
    approval: { by: ana, outcome: "approved" },
    clarification: { by: bea, outcome: "provided", comment: "eu-central-1" },
    form: { by: ana, outcome: "submitted", data: { amount: 12 } },
  };
  const open = "SELECT id, task_type FROM intents WHERE workspace_id = $1 AND status = 'waiting'";
  while (!signal.aborted) {
    for (const one of await sql<{ id: string; task_type: keyof typeof answers }>(open, id)) {
      const { by, ...answer } = answers[one.task_type];
      await answerIntent(as(by, new Date()), one.id, answer);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
