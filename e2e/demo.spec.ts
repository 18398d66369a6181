import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

const ROOT = path.join(import.meta.dirname, "..");
const PORT = new URL(process.env.E2E_BASE_URL ?? "http://localhost").port;

/** @returns what the demo writes, and how it ends */
const demo = (key: string) =>
  promisify(execFile)(process.execPath, ["scripts/demo.mjs"], {
    cwd: ROOT,
    env: { ...process.env, PORT, COUNTERSIGN_API_KEY: key },
    timeout: 60_000,
  });

test("the demo tells the whole story on a running server", async () => {
  test.setTimeout(60_000);
  const { stdout } = await demo(process.env.E2E_API_KEY ?? "");
  const steps = [
    "has ended with exit code 0",
    "Ana is reminded",
    "climbs to Bea",
    "climbs to the team",
    "nothing changes",
    "approved by Cal (email)",
    "succeeded: Exported customers_q1_eu.",
    "decided: approved",
  ];
  const places = steps.map((step) => stdout.indexOf(step));
  expect(places, stdout).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test("a key that the running server does not know is said in one sentence", async () => {
  const failure = await demo("csk_nobodys_nobodys_nobodys").then(
    () => null,
    (error: { code: number; stderr: string }) => error,
  );
  expect(failure?.code).toBe(1);
  expect(failure?.stderr).toBe(
    `The server at http://localhost:${PORT} does not know the key in COUNTERSIGN_API_KEY.\n`,
  );
});
