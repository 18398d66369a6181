import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { listReceiptKeys, rotateReceiptKey } from "@/server/services/receipts/keys";
import { publicKeys } from "@/server/services/receipts/public-keys";
import { after } from "../support/time";
import { as, makeWorkspace, submit } from "../support/workspace";

const [, PROGRAM = ""] =
  /test\/docs\/receipts\.test\.ts runs this -->\s+```js\n(.*?)```/s.exec(
    readFileSync("docs/RECEIPTS.md", "utf8"),
  ) ?? [];

/** What the page's program says of these, in a process that can reach no server. */
async function verify(given: object): Promise<{ said: string; wrong: string }> {
  const program = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM], {
    env: { NODE_ENV: "test" },
  });
  program.stdin.end(JSON.stringify(given));
  const [said, wrong] = await Promise.all([text(program.stdout), text(program.stderr)]);
  if (program.exitCode === null) await once(program, "exit");
  return { said: said.trim(), wrong };
}

test("the program of docs/RECEIPTS.md verifies a receipt, also after a rotation, and refuses whatever was changed", async () => {
  const { agent, ana, alex } = await makeWorkspace();
  const payload = { rows: 10, dataset: "customers_q1", nested: { b: [1.5, "ü"], a: null } };
  const { id } = await submit(agent, { payload, editable: ["/rows"], assignees: [ana.email] });
  const answer = { outcome: "approved", edits: { "/rows": 5 } };
  const { decision } = await answerIntent(as(ana, after("1m")), id, answer);
  const [key] = (await listReceiptKeys(as(alex))).items;
  await rotateReceiptKey(as(alex, after("1h")), { replaces: key?.kid ?? null });
  const given = { jwks: { keys: await publicKeys() }, decision, payload };
  expect(await verify(given)).toEqual({ said: "Ana: approved", wrong: "" });

  const changed = [
    [{ payload: { ...payload, rows: 11 } }, "approved for other arguments"],
    [{ decision: { ...decision, edits: { "/rows": 6 } } }, "the edits are not the reviewer's"],
    [
      { decision: { ...decision, receipt: forged(decision?.receipt ?? "") } },
      "signature verification failed",
    ],
    [{ jwks: { keys: [] } }, "no applicable key found"],
  ] as const;
  for (const [more, complaint] of changed) {
    const { said, wrong } = await verify({ ...given, ...more });
    expect([said, wrong]).toEqual(["", expect.stringContaining(complaint)]);
  }
});

/** The same words about another person. */
function forged(receipt: string): string {
  const [head, body = "", signature] = receipt.split(".");
  const words = Buffer.from(body, "base64url").toString().replace('"Ana"', '"Bea"');
  return [head, Buffer.from(words).toString("base64url"), signature].join(".");
}
