import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { DecisionWire, IntentWire } from "@/core/wire/intent";

const ROOT = path.join(import.meta.dirname, "..");
const BASE_URL = process.env.E2E_BASE_URL ?? "";
const API_KEY = process.env.E2E_API_KEY ?? "";
const asAgent = { authorization: `Bearer ${API_KEY}`, "content-type": "application/json" };

/** The README's examples that say that this file runs or checks them, by language. */
const examples = Object.fromEntries(
  [
    ...readFileSync(path.join(ROOT, "README.md"), "utf8").matchAll(
      /e2e\/readme\.spec\.ts -->\s+```(\w+)\n(.*?)```/gs,
    ),
  ].map(([, language, code]) => [language, code ?? ""]),
);

const run = promisify(execFile);
const env = { ...process.env, COUNTERSIGN_URL: BASE_URL, COUNTERSIGN_API_KEY: API_KEY };

test("the curl example asks Ana, who is written to at once", async () => {
  const command = examples.sh?.replace("http://localhost:3000", BASE_URL) ?? "";
  const { stdout } = await run("bash", ["-c", command], { env });
  const intent = IntentWire.parse(JSON.parse(stdout));
  expect(intent).toMatchObject({
    status: "waiting",
    assignees: [{ name: "Ana" }],
    next: { kind: "reminder", to: ["Ana"] },
  });
  expect(Date.parse(intent.next?.at ?? "") - Date.parse(intent.created_at)).toBe(60_000);
  expect(await tokenFor("ana@acme.dev", intent.id)).toBeTruthy();
  await post(`/api/intents/${intent.id}/cancellation`, { reason: "This was an example." });
});

test("the four lines of the SDK are resumed with the answer that the README shows", async () => {
  const program = test.info().outputPath("example.ts");
  writeFileSync(program, `${examples.ts}\nconsole.log(JSON.stringify({ outcome, decision }));\n`);
  const before = await waiting();
  const agent = run(process.execPath, ["--import", "tsx", program], { cwd: ROOT, env, timeout: 30_000 });
  agent.catch(() => {}); // what it says is looked at below

  let asked: IntentWire | undefined;
  await expect(async () => {
    asked = (await waiting()).find(({ id }) => !before.some((other) => other.id === id));
    expect(asked).toBeDefined();
  }).toPass();
  const answer = { outcome: "approved", comment: "The EU part is enough." };
  await post(`/api/answers/${await tokenFor("ana@acme.dev", asked?.id ?? "")}`, answer);

  const { outcome, decision } = JSON.parse((await agent).stdout);
  expect(outcome).toBe("approved");
  expect(DecisionWire.parse(decision)).toMatchObject({
    ...answer,
    payload: asked?.payload,
    decided_by: { name: "Ana" },
  });
  const shown = DecisionWire.parse(JSON.parse(examples.json ?? ""));
  expect(Object.keys(shown).toSorted()).toEqual(Object.keys(decision).toSorted());
});

async function waiting(): Promise<IntentWire[]> {
  const response = await fetch(`${BASE_URL}/api/intents?status=waiting&limit=100`, { headers: asAgent });
  return (await response.json()).items;
}

/** The answer token in the newest mail to somebody about an intent. */
async function tokenFor(to: string, id: string): Promise<string> {
  let token: string | undefined;
  await expect(async () => {
    const { items } = await (await fetch(`${BASE_URL}/api/mailbox?to=${to}`)).json();
    const mail = items.find(({ text }: { text: string }) => text.includes(id));
    token = /\/answer\/([\w-]{43})/.exec(mail?.text ?? "")?.[1];
    expect(token).toBeDefined();
  }).toPass();
  return token ?? "";
}

async function post(at: string, body: unknown): Promise<void> {
  const response = await fetch(BASE_URL + at, {
    method: "POST",
    headers: asAgent,
    body: JSON.stringify(body),
  });
  expect(response.ok, await response.text()).toBe(true);
}
