import { expect, test } from "vitest";
import * as messages from "./messages.mjs";
import { nodeComplaint } from "./node-version.mjs";

test.each([
  ["20.19.0", false],
  ["20.20.2", false],
  ["22.0.0", false],
  ["20.18.9", true],
  ["18.20.0", true],
])("Node %s is too old: %s", (version, tooOld) => {
  expect(Boolean(nodeComplaint(version))).toBe(tooOld);
});

test("a taken port is named, with one to try instead", () => {
  expect(messages.portTaken(3000)).toMatch(/^Port 3000 is in use .*PORT=3001 npm start$/);
});

test("a data folder in use is told in one line, with the process that uses it", () => {
  expect(messages.dataFolderInUse("/srv/data", 42)).toMatch(
    /^The data folder \/srv\/data is in use .*process 42.*$/,
  );
});

test("the welcome names everybody, the password and the key, and says that it is said once", () => {
  const people = [
    { email: "admin@acme.dev", role: "admin" },
    { email: "ana@acme.dev", role: "reviewer" },
  ];
  const text = messages.welcome({
    people,
    password: "pw",
    agent: { address: "agent://acme/p/a", key: "key_1" },
  });
  for (const word of [
    "admin@acme.dev  admin",
    "ana@acme.dev    reviewer",
    "pw",
    "agent://acme/p/a",
    "key_1",
    "only now",
  ]) {
    expect(text).toContain(word);
  }
});
