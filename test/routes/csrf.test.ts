import { beforeAll, describe, expect, test } from "vitest";
import { directApi } from "@/app/_server/api";
import { settings } from "@/server/settings";
import { everythingStored } from "../support/database";
import { api, keyOf, request, signIn } from "../support/http";
import { makeWorkspace, submit } from "../support/workspace";

type Method = Parameters<typeof request>[0];

const WRITES = directApi()
  .routes.filter(({ method }) => !["GET", "HEAD", "ALL"].includes(method))
  .map(({ method, path }) => ({
    method: method as Method,
    path: path.replace(/:nextauth\{\.\+\}/, "signout").replaceAll(/:\w+(\{\.\+\})?/g, "nothing"),
  }));

/** What may be posted from anywhere: who sends it is told by a token for nothing else, a key or a signature, and never by a cookie. */
const FROM_ANYWHERE = ["/api/unsubscribe/nothing", "/api/slack/interactions"];

const HOSTILE: [string, Record<string, string>][] = [
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["another site, in a browser that says only so", { "sec-fetch-site": "cross-site" }],
  ["a sibling of ours", { "sec-fetch-site": "same-site" }],
  ["a frame or a file without an origin", { origin: "null" }],
  [
    "a name that was led to this machine",
    { origin: "http://evil.example:3000", host: "evil.example:3000", "sec-fetch-site": "same-origin" },
  ],
  ["the same name over another protocol", { origin: "https://countersign.test:3000" }],
  ["a form in an old browser", { "content-type": "application/x-www-form-urlencoded" }],
  ["a form with files in an old browser", { "content-type": "multipart/form-data; boundary=x" }],
  ["a form of plain text in an old browser", { "content-type": "text/plain" }],
];

describe("a write with somebody's cookie", () => {
  let own: Record<string, string> = {};
  /** Routes that take no cookie at all. */
  const agents = new Set<string>();
  beforeAll(async () => {
    const { agent, alex } = await makeWorkspace();
    own = await signIn(alex);
    await submit(agent, { assignees: [alex.email] }, new Date());
    for (const { method, path } of WRITES) {
      const reply = await request(method, path, { headers: own, raw: "{}" });
      if (reply.status === 401 && (await reply.text()).includes("API key")) agents.add(`${method} ${path}`);
    }
  });

  test("is known here for every route that there is", () => {
    expect(WRITES.length).toBeGreaterThan(60);
  });

  test.each(HOSTILE)("from %s is refused by every route, and changes nothing", async (_, headers) => {
    const before = await everythingStored();
    const taken: string[] = [];
    for (const { method, path } of WRITES) {
      if (FROM_ANYWHERE.includes(path)) continue;
      const sent = { headers: { cookie: own.cookie ?? "", ...headers }, raw: '{"a":1}' };
      const { status } = await request(method, path, sent);
      // These are sent by programs, too, and take no cookie's word: they ask for a token, or do nothing.
      const hasToken =
        /^\/(v1\/nothing$|api\/(auth|answers|join|mailbox)\/)/.test(path) && "content-type" in headers;
      const expected = agents.has(`${method} ${path}`) ? [401] : hasToken ? [302, 400, 401, 404, 415] : [403];
      if (!expected.includes(status)) taken.push(`${method} ${path}: ${status}`);
    }
    expect(taken).toEqual([]);
    expect(await everythingStored()).toEqual(before);
  });

  test("from our own pages gets as far as its own checks", async () => {
    for (const { method, path } of WRITES) {
      const reply = await request(method, path, { headers: own, raw: "{}" });
      expect(await reply.text(), `${method} ${path}`).not.toContain("another site");
    }
  });

  test("ends no session where it lacks next-auth's token", async () => {
    const headers = { ...own, "content-type": "application/x-www-form-urlencoded" };
    await request("POST", "/api/auth/signout", { headers, raw: "csrfToken=guessed" });
    expect(await api("GET", "/api/people", { headers: own })).toMatchObject({ status: 200 });
  });

  test("by the other names of this machine is taken where it listens to nobody else", async () => {
    for (const origin of ["http://localhost:3000", "http://127.0.0.1:3000"]) {
      const headers = { ...own, origin, host: new URL(origin).host };
      const reply = await api("POST", "/api/views", { headers, body: {} });
      expect(reply).toMatchObject({ status: 400 });
    }
    const headers = { ...own, origin: "http://localhost:4000" };
    expect(await api("POST", "/api/views", { headers, body: {} })).toMatchObject({ status: 403 });
  });
});

test("a mail program unsubscribes by one post from wherever it is (RFC 8058), with the token for nothing else", async () => {
  const headers = {
    origin: "https://mail.example",
    "sec-fetch-site": "cross-site",
    "content-type": "application/x-www-form-urlencoded",
  };
  const reply = await api("POST", "/api/unsubscribe/nothing", { headers, raw: "List-Unsubscribe=One-Click" });
  expect(reply).toMatchObject({ status: 404, body: { code: "not_found" } });
});

test("what a page may post without asking is never taken for JSON", async () => {
  const { agent } = await makeWorkspace();
  for (const type of [
    "text/plain",
    "text/plain; x=json",
    "text/plain;application/json",
    "application/x-www-form-urlencoded; charset=json",
    "multipart/form-data; boundary=json",
  ]) {
    const headers = { ...keyOf(agent), "content-type": type };
    const reply = await api("POST", "/api/intents", { headers, raw: '{"intent_type":"x","payload":{}}' });
    expect(reply, type).toMatchObject({ status: 415, body: { code: "unsupported_media_type" } });
  }
  for (const type of ["application/json", "application/json; charset=utf-8", "application/ld+json"]) {
    const headers = { ...keyOf(agent), "content-type": type };
    expect(await api("POST", "/api/intents", { headers, raw: "{}" }), type).toMatchObject({ status: 400 });
  }
});

test("the mailbox, where nobody signs in, answers only to names of ours", async () => {
  process.env.COUNTERSIGN_MAILBOX = "1";
  settings().COUNTERSIGN_MAILBOX = true;
  for (const [host, status] of [
    ["countersign.test:3000", 200],
    ["localhost:3000", 200],
    ["127.0.0.1:3000", 200],
    ["evil.example:3000", 404],
    ["127.0.0.1.evil.example", 404],
    ["countersign.test:3000@evil.example", 404],
    ["", 404],
  ] as const)
    expect(await request("GET", "/api/mailbox", { headers: { host } }), host).toMatchObject({ status });
});
