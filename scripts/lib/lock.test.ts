import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claim, holderOf, withLock } from "./lock.mjs";
import { startOf } from "./processes.mjs";

let folder = "";
const lockFile = () => path.join(folder, "lock");
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), "lock-"))));
afterEach(() => rmSync(folder, { recursive: true }));

test("a lock is held until it is released, and leaves nothing behind", () => {
  const lock = claim(lockFile());
  expect(claim(lockFile())).toEqual({ heldBy: process.pid });
  if (lock.heldBy === undefined) lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test("the lock of a process that was killed is free", async () => {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  await once(child, "spawn");
  writeFileSync(lockFile(), `${child.pid} ${startOf(child.pid ?? 0)}\n`);
  expect(holderOf(lockFile())).toBe(child.pid);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(claim(lockFile())).toMatchObject({ release: expect.any(Function) });
});

test("a pid that now belongs to a later process does not hold the lock", () => {
  writeFileSync(lockFile(), `${process.pid} long-ago\n`);
  expect(claim(lockFile())).toMatchObject({ release: expect.any(Function) });
});

test("work under one lock is done one after another, also after a failure", async () => {
  const log: string[] = [];
  const work = (name: string) =>
    withLock(lockFile(), async () => {
      log.push(`${name} begins`);
      await Promise.resolve();
      log.push(`${name} ends`);
      if (name === "first") throw new Error("failed");
    });
  const results = await Promise.allSettled([work("first"), work("second")]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(log).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});
