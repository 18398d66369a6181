import { expect, test } from "vitest";
import { PolicyBody } from "./policy";
import { spelledPolicy } from "./policy-spelling";

test("a stored policy is spelled as people write it, and read again it is the same", () => {
  const written = {
    slug: "data-exports",
    name: "Data exports",
    levels: [
      {
        to: ["ana@acme.dev"],
        remind_after: "5m",
        remind_every: "90s",
        max_reminders: 3,
        escalate_after: "36h",
      },
      { to: ["team:data"] },
    ],
    repeat: { from_level: 1, times: 2 },
    timeout: "8d",
    on_timeout: null,
    undo: "10s",
  };
  const stored = PolicyBody.parse(written);
  expect(spelledPolicy({ ...stored, repeat: undefined })).not.toHaveProperty("repeat");
  expect(PolicyBody.parse(spelledPolicy(stored))).toEqual(stored);
  expect(spelledPolicy(stored)).toMatchObject({ timeout: "8d", levels: [{ remind_every: "90s" }, {}] });
});
