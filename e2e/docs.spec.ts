import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import type { APIRequestContext, TestInfo } from "@playwright/test";
import { SubmitBody } from "@/core/wire/submit";
import type { Countersign } from "../sdk/typescript/src/index";
import { expectAccessible } from "./support/accessible";
import { webhookSecretOf } from "./support/database";
import { apiKey, baseUrl } from "./support/environment";
import { READ_ELSEWHERE, type Snippet, snippets } from "./support/snippets";
import { expect, test } from "./support/test";

const ROOT = path.join(import.meta.dirname, "..");
const AGENT = "agent://acme/production/data-analyst";
const SHAPES: Record<string, { parse: (value: unknown) => unknown }> = { Submit: SubmitBody };

const run = promisify(execFile);

test("every block of code in the guide is run, has tests of its own, or has a documented shape", () => {
  for (const { page, number, mode, told, code } of snippets) {
    const where = `block ${number} of /docs/${page}`;
    expect(mode, where).not.toBeNull();
    if (mode === "file") expect(existsSync(path.join(ROOT, told)), `${where}: ${told}`).toBe(true);
    if (mode === "from") expect(readFileSync(path.join(ROOT, told), "utf8"), where).toContain(code);
    if (mode === "shape") expect(Object.keys(SHAPES), where).toContain(told);
    if (mode === "shape") SHAPES[told]?.parse(JSON.parse(code));
  }
  for (const [page, reader] of Object.entries(READ_ELSEWHERE))
    expect(readFileSync(path.join(ROOT, reader), "utf8"), `${reader} reads docs/${page}`).toContain(page);
});

for (const snippet of snippets.filter(({ mode }) => mode === "run" || mode === "hook")) {
  test(`block ${snippet.number} of /docs/${snippet.page} runs as it stands`, async ({ agent, callsOf }) => {
    const ended = new AbortController();
    const answering = answerWhatIsAsked(agent, await callsOf("Ana"), snippet.answer, ended.signal);
    const running =
      snippet.mode === "hook" ? runHook(snippet, test.info()) : runSnippet(snippet, test.info());
    await running.finally(() => ended.abort());
    await answering;
  });
}

test("the pages for agents' authors are accessible, and lead on from one to the next", async ({
  stranger,
}) => {
  const page = await stranger();
  await page.goto("/docs");
  await expectAccessible(page, page.getByRole("heading", { level: 1 }));
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Quickstart/ })
    .click();
  await expectAccessible(page, page.getByRole("heading", { name: "Quickstart" }));
  await page.getByRole("link", { name: "Next: Task types" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Task types" })).toBeVisible();
});

test("the reference shows each operation of the API's own document", async ({ stranger, request }) => {
  const { paths, tags } = await (await request.get("/api/openapi.json")).json();
  const operations = Object.values<Record<string, { operationId: string }>>(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  const shown: string[] = [];
  for (const { name } of tags) {
    const html = await (await request.get(`/docs/api/${name.toLowerCase().replaceAll(" ", "-")}`)).text();
    shown.push(...[...html.matchAll(/<h2 id="(\w+)"/g)].map(([, id = ""]) => id));
  }
  expect(shown.toSorted()).toEqual(operations.toSorted());
  const page = await stranger();
  await page.goto("/docs/api/asking");
  await expectAccessible(page, page.getByRole("heading", { level: 1, name: "Asking" }));
});

/** Runs a snippet as its reader would: from a file, with the server and the key in the environment. */
async function runSnippet({ language, code }: Snippet, info: TestInfo): Promise<void> {
  const program = info.outputPath(`snippet.${language}`);
  writeFileSync(program, code);
  const commands: Record<string, [string, string[]]> = {
    sh: ["bash", ["-euo", "pipefail", program]],
    ts: [process.execPath, ["--import", "tsx", program]],
  };
  const [file, args] = commands[language] ?? [];
  if (!file) throw new Error(`Nothing runs ${language}.`);
  await run(file, args, { cwd: ROOT, env: await environment(info), timeout: 60_000 });
}

/** Runs a hook as the coding agent would that has it among its settings. */
async function runHook({ told, code }: Snippet, info: TestInfo): Promise<void> {
  const [[event, [{ hooks }]]] = Object.entries<{ hooks: { command: string }[] }[]>(
    JSON.parse(code).hooks,
  ) as [[string, [{ hooks: [{ command: string }] }]]];
  const running = run("bash", ["-c", hooks[0].command], {
    cwd: ROOT,
    env: await environment(info),
    timeout: 60_000,
  });
  const call = {
    session_id: "s-1",
    ...(told === "codex" ? { turn_id: "t-1" } : { tool_use_id: "toolu_1" }),
    cwd: "/repo",
    permission_mode: "default",
    hook_event_name: event,
    tool_name: "Bash",
    tool_input: { command: "npm publish" },
  };
  running.child.stdin?.end(JSON.stringify(call));
  const { hookSpecificOutput } = JSON.parse((await running).stdout);
  expect(hookSpecificOutput.hookEventName).toBe(event);
}

/** The server and its key; `countersign` as a command, also through npx; and a curl that fails where it is refused. */
async function environment(info: TestInfo): Promise<NodeJS.ProcessEnv> {
  const cli = `"${process.execPath}" --import tsx "${ROOT}/sdk/typescript/src/cli.ts"`;
  const curl = `PATH="${process.env.PATH}" exec curl --fail-with-body "$@"`;
  const commands = { countersign: `exec ${cli} "$@"`, npx: 'test "$1" != --no || shift; exec "$@"', curl };
  for (const [name, line] of Object.entries(commands)) {
    const file = info.outputPath("bin", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  }
  return {
    ...process.env,
    PATH: `${info.outputPath("bin")}:${process.env.PATH}`,
    COUNTERSIGN_URL: baseUrl(),
    COUNTERSIGN_API_KEY: apiKey(),
    COUNTERSIGN_WEBHOOK_SECRET: await webhookSecretOf(AGENT),
  };
}

/** Answers what the agent newly asks, as Ana, until `signal` aborts. */
async function answerWhatIsAsked(
  agent: Countersign,
  ana: APIRequestContext,
  answer: unknown,
  signal: AbortSignal,
) {
  while (!signal.aborted && answer) {
    const { items } = await agent.listIntents({ status: "waiting", limit: 100 });
    for (const { id } of items) await ana.post(`/api/intents/${id}/decision`, { data: answer });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
