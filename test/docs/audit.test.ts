import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { exportTrail } from "@/server/services/audit/export";
import { listHeads } from "@/server/services/audit/heads";
import { publicKeys } from "@/server/services/receipts/public-keys";
import { cutOff } from "../audit/cut-off";
import { NOW, sealedWorkspace } from "../audit/world";
import { cli } from "../sdk/cli";
import { as } from "../support/workspace";

const [, COMMAND = ""] =
  /test\/docs\/audit\.test\.ts runs this -->\s+```sh\ncountersign (.*)\n```/.exec(
    readFileSync("docs/AUDIT.md", "utf8"),
  ) ?? [];

test("the command of docs/AUDIT.md verifies an export, and finds what was cut off since a head was kept", async () => {
  const workspace = await sealedWorkspace();
  const cwd = mkdtempSync(path.join(tmpdir(), "audit-"));
  const keep = (name: string, text: string): void => writeFileSync(path.join(cwd, name), text);
  const verify = async () => {
    let lines = "";
    for await (const line of await exportTrail(as(workspace.audrey, NOW), { format: "ndjson" }))
      lines += line;
    keep("export.ndjson", lines);
    const running = cli(COMMAND.split(" "), { cwd });
    return { code: await running.exit, said: running.stdout };
  };
  // As two runs of the cron job leave it: an answer a line.
  const heads = JSON.stringify(await listHeads(as(workspace.audrey, NOW), { limit: 1 }));
  keep("heads.ndjson", `${heads}\n${heads}\n`);
  keep("keys.json", JSON.stringify({ keys: await publicKeys() }));
  expect(await verify()).toEqual({ code: 0, said: expect.stringMatching(/^Genuine: all 19 entries/) });
  await cutOff(workspace);
  expect(await verify()).toEqual({ code: 1, said: expect.stringContaining("cut at 18") });
});
