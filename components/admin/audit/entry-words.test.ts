import { describe, expect, test } from "vitest";
import type { AdminChangeWire, FactEntryWire } from "@/core/wire/audit";
import { plain } from "../../intent/sentence";
import { browserInWords } from "./channel-words";
import { differenceOf, entryInWords, hrefOf } from "./entry-words";

const ENTRY = {
  seq: "7",
  at: "2026-11-22T10:00:00.000Z",
  actor: { type: "user", id: "usr_1", name: "Ana", acting_for: null },
  origin: null,
  sealed: null,
} as const;

const fact = (
  type: string,
  data: FactEntryWire["data"],
  actor: Partial<FactEntryWire["actor"]> = {},
): FactEntryWire => ({
  ...ENTRY,
  id: "fact_7",
  source: "fact",
  type,
  subject: { type: "intent", id: "int_1", name: "Export?" },
  data,
  actor: { ...ENTRY.actor, ...actor },
});

const change = (kind: AdminChangeWire["kind"], more: Partial<AdminChangeWire> = {}): AdminChangeWire => ({
  ...ENTRY,
  id: "change_7",
  source: "change",
  type: kind,
  kind,
  subject: { type: kind, id: "x_1", name: "Exports" },
  action: "changed",
  before: null,
  after: null,
  ...more,
});

const said = (entry: FactEntryWire | AdminChangeWire) => plain(entryInWords(entry));

describe("an entry says in a sentence", () => {
  test("what somebody decided, though facts are stored in other words than they are told", () => {
    expect(said(fact("decided", { decision: { outcome: "approved", comment: null, via: "email" } }))).toBe(
      "Ana approved this by mail",
    );
    const acting_for = { id: "usr_2", name: "Bea" };
    expect(said(fact("decided", { decision: { outcome: "rejected", via: "inbox" } }, { acting_for }))).toBe(
      "Ana for Bea rejected this",
    );
  });

  test("what was changed, and whose it is", () => {
    expect(said(change("policy"))).toBe("Ana changed the policy Exports");
    const own = { type: "notifications", id: "usr_1", name: "Ana" } as const;
    expect(said(change("notifications", { subject: own }))).toBe("Ana changed their notifications");
  });

  test("who came in, and how often somebody did not", () => {
    const subject = { type: "sign_in", id: "usr_1", name: "Ana" } as const;
    expect(said(change("sign_in", { subject, action: "signed in", after: { by: "password" } }))).toBe(
      "Ana signed in by password",
    );
    expect(said(change("sign_in", { subject, action: "refused", after: { times: 1 } }))).toBe(
      "A sign-in as Ana failed",
    );
    expect(said(change("sign_in", { subject, action: "refused", after: { times: 200 } }))).toBe(
      "200 sign-ins as Ana failed within a minute",
    );
  });

  test("something, whatever a later version calls it", () => {
    expect(said(fact("teleported", null))).toContain("Ana");
  });
});

test("an entry leads to what it is about", () => {
  expect(hrefOf(fact("decided", {}))).toBe("/inbox/int_1");
  expect(hrefOf(change("team"))).toBe("/admin/teams/x_1");
  expect(hrefOf(change("key"))).toBeNull();
});

test("a revision and a change have a before and an after, other facts only say what happened", () => {
  expect(differenceOf(fact("revised", { before: { a: 1 }, question: { a: 2 } }))).toEqual({
    before: { a: 1 },
    after: { a: 2 },
  });
  expect(differenceOf(change("team", { after: { name: "Night" } }))).toEqual({
    before: null,
    after: { name: "Night" },
  });
  expect(differenceOf(fact("commented", { body: "Hm." }))).toBeNull();
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  ["curl/8.5.0", "curl 8.5"],
  ["countersign-sdk/1.2.3 node/20", "countersign-sdk 1.2"],
  ["Slackbot 1.0 (+https://api.slack.com/robots)", "Slackbot 1.0 (+https://api.slack.com/ro…"],
  ["node", "node"],
])("%s is %s in words", (userAgent, words) => {
  expect(browserInWords(userAgent)).toBe(words);
});
