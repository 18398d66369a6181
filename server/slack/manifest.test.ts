import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { directApi } from "@/app/_server/api";

const page = readFileSync("docs/SLACK.md", "utf8");
const manifest = JSON.parse(/manifest\.test\.ts -->\s+```json\n(.*?)```/s.exec(page)?.[1] ?? "null");

/** What Slack's documentation says that each call of ours needs. */
const SCOPES: Record<string, string[]> = {
  "auth.test": [],
  "users.lookupByEmail": ["users:read.email"],
  "users.info": ["users:read", "users:read.email"],
  "conversations.open": ["im:write"],
  "conversations.history": ["im:history", "channels:history", "groups:history"],
  "chat.postMessage": ["chat:write", "chat:write.public"],
  "chat.update": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "views.open": [],
};

test("the manifest asks for the scopes that our calls need, and for no others", () => {
  const source = readFileSync("server/adapters/slack/client.ts", "utf8");
  const calls = [...source.matchAll(/client\.(\w+\.\w+)\(/g)].map(([, call]) => call ?? "");
  expect(new Set(calls)).toEqual(new Set(Object.keys(SCOPES)));
  const needed = new Set(calls.flatMap((call) => SCOPES[call] ?? []));
  expect(new Set(manifest.oauth_config.scopes.bot)).toEqual(needed);
});

test("Slack sends its clicks to an address that we answer", () => {
  const { is_enabled, request_url } = manifest.settings.interactivity;
  expect(is_enabled).toBe(true);
  const served = directApi().routes.filter(({ method }) => method === "POST");
  expect(served.map(({ path }) => path)).toContain(new URL(request_url).pathname);
});

test("the settings are those that the server reads", () => {
  const read = [...readFileSync("server/settings.ts", "utf8").matchAll(/^ {2}(SLACK_\w+):/gm)].map(
    ([, name]) => name,
  );
  for (const name of read) expect(page).toContain(`\`${name}\``);
});
