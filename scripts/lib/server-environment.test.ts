import { mkdtempSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serverEnvironment } from "./server-environment.mjs";
import { readSettings } from "./settings.mjs";

let dataDir = "";
beforeAll(() => void (dataDir = mkdtempSync(path.join(os.tmpdir(), "environment-"))));
afterAll(() => rmSync(dataDir, { recursive: true }));

const environment = (given: NodeJS.ProcessEnv) =>
  serverEnvironment(
    readSettings({ COUNTERSIGN_DATA_DIR: dataDir, ...given }, []),
    "postgresql://made",
    given,
  );

test("the secret is made once, readable by its owner only", () => {
  const { COUNTERSIGN_SECRET } = environment({ NODE_ENV: "test" });
  expect(COUNTERSIGN_SECRET).toMatch(/^[0-9a-f]{64}$/);
  expect(environment({ NODE_ENV: "test" }).COUNTERSIGN_SECRET).toBe(COUNTERSIGN_SECRET);
  expect(statSync(path.join(dataDir, "secret")).mode & 0o777).toBe(0o600);
});

test("the session secret follows from the secret but does not tell it", () => {
  const one = environment({ NODE_ENV: "test", COUNTERSIGN_SECRET: "one" });
  const two = environment({ NODE_ENV: "test", COUNTERSIGN_SECRET: "two" });
  expect(one.NEXTAUTH_SECRET).not.toBe(two.NEXTAUTH_SECRET);
  expect(one.NEXTAUTH_SECRET).not.toContain("one");
});

test("what is set by hand stays", () => {
  const given = {
    NODE_ENV: "test",
    COUNTERSIGN_SECRET: "s",
    NEXTAUTH_SECRET: "n",
    NEXTAUTH_URL: "http://x",
  } as const;
  expect(environment(given)).toMatchObject({ ...given, NODE_ENV: "production" });
});

test("PGSSLMODE and its like reach an outside server only", () => {
  expect(environment({ NODE_ENV: "test", PGSSLMODE: "require" }).PGSSLMODE).toBeUndefined();
  const outside = { NODE_ENV: "test", PGSSLMODE: "require", DATABASE_URL: "postgresql://given/db" } as const;
  expect(environment(outside).PGSSLMODE).toBe("require");
});
