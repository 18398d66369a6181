import { expect, test } from "vitest";
import { finished } from "./program";
import { newAgent } from "./world";

const claude = {
  session_id: "session-1",
  transcript_path: "transcript.jsonl",
  cwd: "/repo",
  permission_mode: "default",
  hook_event_name: "PreToolUse",
  tool_name: "Bash",
  tool_input: { command: "npm publish", description: "Publish the package" },
  tool_use_id: "toolu_01",
};
const codex = {
  session_id: "session-2",
  transcript_path: null,
  cwd: "/repo",
  model: "gpt",
  permission_mode: "default",
  hook_event_name: "PermissionRequest",
  tool_name: "Bash",
  tool_input: { command: "git push", description: "Needs the network" },
  turn_id: "turn-1",
};
const to = ["--to", "ana@acme.dev"];

test("a hook waits, and lets the tool run with what the reviewer made of its input", async () => {
  const agent = await newAgent();
  const hook = agent.hook(claude, ...to);
  const [id = ""] = await agent.waiting();
  await agent.answer(id, { outcome: "approved", edits: { "/arguments/command": "npm publish --dry-run" } });

  const { hookSpecificOutput } = JSON.parse(await finished(hook));
  expect(hookSpecificOutput).toEqual({
    hookEventName: "PreToolUse",
    permissionDecision: "allow",
    permissionDecisionReason: "Approved in Countersign.",
    updatedInput: { command: "npm publish --dry-run", description: "Publish the package" },
  });
});

test("a session that was deferred is answered when it is resumed, and nobody was asked twice", async () => {
  const agent = await newAgent();
  const deferring = [...to, "--unanswered", "defer", "--callback", "http://127.0.0.1:9/"];
  const decision = async () =>
    JSON.parse(await finished(agent.hook(claude, ...deferring))).hookSpecificOutput.permissionDecision;
  expect(await decision()).toBe("defer");
  expect(await decision()).toBe("defer");
  const [id = "", ...more] = await agent.waiting();
  expect(more).toEqual([]);
  expect(await agent.countersign.getIntent(id)).toMatchObject({
    state: { run: "session-1", call: "toolu_01" },
  });
  await agent.answer(id, { outcome: "rejected", comment: "Not on a Friday." });

  const resumed = JSON.parse(await finished(agent.hook(claude, ...deferring)));
  expect(resumed.hookSpecificOutput).toMatchObject({
    permissionDecision: "deny",
    permissionDecisionReason: expect.stringContaining("Not on a Friday."),
  });
});

test("Codex hears its own words, and nothing where nobody answers in time", async () => {
  const agent = await newAgent();
  expect(await finished(agent.hook(codex, ...to, "--wait", "1"))).toBe("");
  const [id = ""] = await agent.waiting();
  await agent.answer(id, { outcome: "approved" });

  expect(JSON.parse(await finished(agent.hook(codex, ...to)))).toEqual({
    hookSpecificOutput: { hookEventName: "PermissionRequest", decision: { behavior: "allow" } },
  });
});

test("where Countersign cannot be reached, the tool does not run by itself", async () => {
  const agent = await newAgent();
  const lost = agent.hook(claude, ...to, "--url", "http://127.0.0.1:9", "--unanswered", "deny");
  expect(JSON.parse(await finished(lost)).hookSpecificOutput).toMatchObject({
    permissionDecision: "deny",
    permissionDecisionReason: expect.stringContaining("could not be reached"),
  });
});

test("the webhook of a deferred call resumes its session", async () => {
  const agent = await newAgent();
  agent.installs("claude", `#!/bin/sh\necho "resumed: $*"\n`);
  await finished(agent.hook(claude, ...to, "--unanswered", "defer", "--callback", agent.callbackUrl));
  const receiver = await agent.listens("claude-code/resume.ts");
  const [id = ""] = await agent.waiting();
  await agent.answer(id, { outcome: "approved" });

  await receiver.says(/^resumed: -p --resume session-1$/m);
});
