import { describe, expect, test } from "vitest";
import { hookInputOf, outputOf, questionOf } from "../../adapters/hooks.js";
import { approved, refused } from "./answers.js";

const common = { session_id: "s-1", transcript_path: "t.jsonl", cwd: "/repo", permission_mode: "default" };
const call = { tool_name: "Bash", tool_input: { command: "rm -rf build", description: "Clean" } };

const inputs = {
  "Claude Code's PreToolUse": { ...common, ...call, hook_event_name: "PreToolUse", tool_use_id: "toolu_1" },
  "Claude Code's PermissionRequest": { ...common, ...call, hook_event_name: "PermissionRequest" },
  "Codex's PreToolUse": {
    ...common,
    ...call,
    hook_event_name: "PreToolUse",
    turn_id: "turn-1",
    tool_use_id: "c1",
  },
  "Codex's PermissionRequest": {
    ...common,
    ...call,
    hook_event_name: "PermissionRequest",
    turn_id: "turn-1",
  },
};
type Name = keyof typeof inputs;
const input = (name: Name) => hookInputOf(JSON.stringify(inputs[name]));

const edited = { command: "rm -rf build/tmp", description: "Clean" };
const yes = approved("c", edited, { edited: true });
const no = refused("c", { comment: "Keep it." });
const message = "Ana answered rejected: Keep it.";
const nobody = (say: "ask" | "deny" | "defer") => ({ say, reason: "Nobody." });

const pre = (permissionDecision: string, more: object) => ({
  hookSpecificOutput: { hookEventName: "PreToolUse", permissionDecision, ...more },
});
const permission = (decision: object) => ({
  hookSpecificOutput: { hookEventName: "PermissionRequest", decision },
});
const allowed = pre("allow", { permissionDecisionReason: "Approved in Countersign.", updatedInput: edited });
const denied = pre("deny", { permissionDecisionReason: message });

test.each<[Name, Record<string, object | null>]>([
  [
    "Claude Code's PreToolUse",
    {
      yes: allowed,
      no: denied,
      ask: pre("ask", { permissionDecisionReason: "Nobody." }),
      deny: pre("deny", { permissionDecisionReason: "Nobody." }),
      defer: pre("defer", { permissionDecisionReason: "Nobody." }),
    },
  ],
  [
    "Claude Code's PermissionRequest",
    {
      yes: permission({ behavior: "allow", updatedInput: edited }),
      no: permission({ behavior: "deny", message }),
      ask: null,
      deny: permission({ behavior: "deny", message: "Nobody." }),
      defer: null,
    },
  ],
  [
    "Codex's PreToolUse",
    {
      yes: allowed,
      no: denied,
      ask: null,
      deny: pre("deny", { permissionDecisionReason: "Nobody." }),
      defer: null,
    },
  ],
  [
    "Codex's PermissionRequest",
    {
      yes: permission({ behavior: "allow" }),
      no: permission({ behavior: "deny", message }),
      ask: null,
      deny: permission({ behavior: "deny", message: "Nobody." }),
      defer: null,
    },
  ],
])("%s is answered in its own words", (name, expected) => {
  const said = {
    yes: outputOf(input(name), yes),
    no: outputOf(input(name), no),
    ask: outputOf(input(name), nobody("ask")),
    deny: outputOf(input(name), nobody("deny")),
    defer: outputOf(input(name), nobody("defer")),
  };
  expect(said).toEqual(expected);
});

describe("questions", () => {
  test.each<[Name, string, number]>([
    ["Claude Code's PreToolUse", "claude-code", 2],
    ["Claude Code's PermissionRequest", "claude-code", 2],
    ["Codex's PreToolUse", "codex", 2],
    ["Codex's PermissionRequest", "codex", 0],
  ])("%s may be edited where an edit would get through", (name, framework, editable) => {
    const { intent } = questionOf(input(name), { call: "c", policy: "shell" });
    expect(intent).toMatchObject({
      intent_type: "tool_call.Bash",
      policy: "shell",
      payload: { tool: "Bash", arguments: call.tool_input },
      state: { framework, run: "s-1", call: "c" },
    });
    expect(intent.editable).toHaveLength(editable);
  });

  test.each([
    [
      "another event",
      { ...inputs["Claude Code's PreToolUse"], hook_event_name: "PostToolUse" },
      "PostToolUse",
    ],
    ["no tool", { ...common, hook_event_name: "PreToolUse" }, "tool_name"],
    ["a list", [], "JSON object"],
  ])("%s is refused", (_, value, hint) => {
    expect(() => hookInputOf(JSON.stringify(value))).toThrow(hint);
  });
});
