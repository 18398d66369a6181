import { afterEach, expect, test, vi } from "vitest";
import { findPython } from "./python.mjs";

afterEach(() => void vi.unstubAllEnvs());

test.each([
  ["is not there", "/nowhere/python3"],
  ["is no Python", process.execPath],
])("a Python that %s is none", async (_, program) => {
  vi.stubEnv("PYTHON", program);
  expect(await findPython()).toBeNull();
});
