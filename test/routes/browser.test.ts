import { encode } from "next-auth/jwt";
import { describe, expect, test } from "vitest";
import { SESSION_DAYS } from "@/core/session";
import { finishSession } from "@/server/services/sign-in/sessions";
import { settings } from "@/server/settings";
import { rowsOf, sql } from "../support/database";
import { api, keyOf, signIn } from "../support/http";
import { deactivate, makeWorkspace, submit } from "../support/workspace";

const encoded = (token: object, secret = process.env.NEXTAUTH_SECRET ?? "") =>
  encode({ token: { ...token }, secret }).then((jwt) => ({ cookie: `next-auth.session-token=${jwt}` }));

describe("a person's cookie", () => {
  test("stands for them as long as their session lasts, and no longer", async () => {
    const { id, ana, alex } = await makeWorkspace();
    const signedIn = await signIn(ana);
    expect(await api("GET", "/api/people", { headers: signedIn })).toMatchObject({ status: 200 });
    const old = await signIn(ana, new Date(Date.now() - SESSION_DAYS * 86_400_000 - 1_000));
    expect(await api("GET", "/api/people", { headers: old })).toMatchObject({ status: 401 });
    await sql("DELETE FROM sessions WHERE user_id = $1", ana.id);
    expect(await api("GET", "/api/people", { headers: signedIn })).toMatchObject({
      status: 401,
      body: { code: "unauthenticated" },
    });
    const left = await signIn(alex);
    await deactivate(alex);
    expect(await api("GET", "/api/people", { headers: left })).toMatchObject({ status: 401 });
    expect(await rowsOf(id)).toMatchObject({ intents: 0 });
  });

  test("is worth nothing where it was signed with another secret, names no session of ours, or is garbage", async () => {
    const { ana } = await makeWorkspace();
    const session = "A".repeat(43);
    for (const headers of [
      await encoded({ sub: ana.id, session }, "another secret"),
      await encoded({ sub: ana.id, session }),
      await encoded({ sub: ana.id }),
      { cookie: "next-auth.session-token=garbage" },
      { cookie: "next-auth.session-token=%E0%A4%A" },
      { cookie: ";;=;" },
    ]) {
      expect(await api("GET", "/api/people", { headers })).toMatchObject({ status: 401 });
    }
  });

  test("is worth nothing after signing out", async () => {
    const { ana } = await makeWorkspace();
    const headers = await signIn(ana);
    const { decode } = await import("next-auth/jwt");
    const jwt = headers.cookie?.split("=")[1] ?? "";
    const token = await decode({ token: jwt, secret: process.env.NEXTAUTH_SECRET ?? "" });
    await finishSession(String(token?.session), new Date(), null);
    expect(await api("GET", "/api/people", { headers })).toMatchObject({ status: 401 });
  });

  test("carries the role that the person has now", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] }, new Date());
    const headers = await signIn(ana);
    await sql("UPDATE memberships SET role = 'auditor' WHERE user_id = $1", ana.id);
    const reply = await api("POST", `/api/intents/${id}/decision`, {
      headers,
      body: { outcome: "approved" },
    });
    expect(reply).toMatchObject({ status: 403, body: { code: "forbidden" } });
  });
});

describe("a write with a cookie", () => {
  test.each([
    ["another site's origin", { origin: "https://evil.example" }],
    ["an origin without a name", { origin: "null" }],
    ["our name under another port", { origin: "http://countersign.test:4000" }],
    ["a cross-site request by the browser's own word", { "sec-fetch-site": "cross-site" }],
    ["a sibling's request", { "sec-fetch-site": "same-site" }],
  ])("from %s is refused with 403, and changes nothing", async (_, more) => {
    const { id: workspaceId, agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] }, new Date());
    const before = await rowsOf(workspaceId);
    const { cookie = "" } = await signIn(ana);
    const headers: Record<string, string> = { cookie, ...more };
    for (const [method, what, body] of [
      ["POST", "decision", { outcome: "approved" }],
      ["POST", "comments", { body: "Hm." }],
      ["PUT", "claim", undefined],
      ["DELETE", "claim", undefined],
      ["PUT", "snooze", { until: new Date(Date.now() + 60_000).toISOString() }],
      ["DELETE", "snooze", undefined],
      ["PUT", "assignment", { to: ["team:data"] }],
    ] as const) {
      const reply = await api(method, `/api/intents/${id}/${what}`, { headers, body });
      expect(reply).toMatchObject({ status: 403, body: { code: "forbidden" } });
    }
    expect(await rowsOf(workspaceId)).toEqual(before);
  });

  test("from our own pages, or from a program that sends no origin, is taken", async () => {
    const { agent, ana } = await makeWorkspace();
    const [first, second] = [
      await submit(agent, { assignees: [ana.email] }, new Date()),
      await submit(agent, { assignees: [ana.email] }, new Date()),
    ];
    const { cookie = "", ...own } = await signIn(ana);
    expect(own).toMatchObject({ origin: settings().PUBLIC_URL });
    expect(await api("PUT", `/api/intents/${first.id}/claim`, { headers: { cookie, ...own } })).toMatchObject(
      { status: 200 },
    );
    expect(await api("PUT", `/api/intents/${second.id}/claim`, { headers: { cookie } })).toMatchObject({
      status: 200,
    });
  });

  test("an agent's key needs no origin, because no browser sends it by itself", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] }, new Date());
    const headers = { ...keyOf(agent), origin: "https://agent.example" };
    expect(
      await api("POST", `/api/intents/${id}/comments`, { headers, body: { body: "Hi." } }),
    ).toMatchObject({ status: 201 });
  });
});

test("everybody who can be asked is listed to a member: people who may answer, then teams", async () => {
  const { ana, bea, cal, alex } = await makeWorkspace();
  await deactivate(cal);
  const { body } = await api("GET", "/api/people", { headers: await signIn(ana) });
  expect(body.items.map(({ ref }: { ref: string }) => ref)).toEqual([
    alex.email,
    ana.email,
    bea.email,
    "team:data",
  ]);
});

test("an agent's key opens nothing that is for people", async () => {
  const { agent } = await makeWorkspace();
  expect(await api("GET", "/api/people", { headers: keyOf(agent) })).toMatchObject({ status: 401 });
  expect(await api("GET", "/api/stream", { headers: keyOf(agent) })).toMatchObject({ status: 401 });
});
