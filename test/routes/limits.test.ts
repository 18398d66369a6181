import { beforeEach, describe, expect, test } from "vitest";
import { settings } from "@/server/settings";
import { hashPassword } from "@/server/services/sign-in/hashing";
import { rowsOf, sql } from "../support/database";
import { api, keyOf, request, signIn } from "../support/http";
import { makeWorkspace, type Person, question } from "../support/workspace";

const allow = (
  limits: Partial<Record<"KEY" | "MEMBER" | "LINK" | "SIGN_IN" | "ACCOUNT" | "MAIL", number>>,
) => {
  for (const [name, quota] of Object.entries(limits))
    Object.assign(settings(), { [`COUNTERSIGN_LIMIT_${name}`]: quota });
};
beforeEach(() => allow({ KEY: 0, MEMBER: 0, LINK: 0, SIGN_IN: 0, ACCOUNT: 0, MAIL: 0 }));

let lastHost = 0;
/** An address that nobody has come from. */
const address = (): Record<string, string> => ({ "x-peer-address": `198.51.100.${(lastHost += 1)}` });

const limitOf = (headers: Headers) => [headers.get("ratelimit"), headers.get("ratelimit-policy")];

describe("an API key", () => {
  test("may be used so often a minute, of whatever comes at once; what is refused changes nothing, and others go on", async () => {
    allow({ KEY: 15 });
    const { id, agent, ana } = await makeWorkspace();
    const other = await makeWorkspace();
    const body = question({ assignees: [ana.email] });
    const sent = Array.from({ length: 25 }, () =>
      api("POST", "/api/intents", { headers: keyOf(agent), body }),
    );
    const replies = await Promise.all(sent);
    const refused = replies.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(await rowsOf(id)).toMatchObject({ intents: 15 });
    for (const { headers, body: problem } of refused) {
      expect(problem).toMatchObject({ code: "rate_limited", status: 429, retry_after: 4 });
      expect(headers.get("retry-after")).toBe("4");
      expect(limitOf(headers)).toEqual(['"key";r=0;t=4', '"key";q=15;w=60']);
    }
    expect(await api("GET", "/api/intents", { headers: keyOf(other.agent) })).toMatchObject({ status: 200 });
  });

  test("is told with every answer what is left", async () => {
    allow({ KEY: 10 });
    const { agent } = await makeWorkspace();
    for (const left of [9, 8, 7]) {
      const { headers } = await api("GET", "/api/intents", { headers: keyOf(agent) });
      expect(limitOf(headers)).toEqual([`"key";r=${left};t=6`, '"key";q=10;w=60']);
    }
    const { status, headers } = await api("GET", "/api/intents/int_none", { headers: keyOf(agent) });
    expect([status, headers.get("ratelimit")]).toEqual([404, '"key";r=6;t=6']);
  });

  test("of AXME's clients has the same limit, in AXME's words", async () => {
    allow({ KEY: 1 });
    const { agent } = await makeWorkspace();
    await request("GET", "/v1/intents/none", { headers: keyOf(agent) });
    const { status, headers, body } = await api("GET", "/v1/intents/none", { headers: keyOf(agent) });
    expect([status, headers.get("retry-after"), limitOf(headers)[0]]).toEqual([429, "60", '"key";r=0;t=60']);
    expect(body.error.code).toBe("rate_limit_exceeded");
  });
});

test("a person's writes are counted, and what they read is not", async () => {
  allow({ MEMBER: 2 });
  const { ana, bea } = await makeWorkspace();
  const headers = await signIn(ana);
  for (let n = 0; n < 5; n += 1)
    expect(limitOf((await api("GET", "/api/people", { headers })).headers)).toEqual([null, null]);
  const write = async (person: Record<string, string>) =>
    (await api("POST", "/api/views", { headers: person, body: {} })).status;
  expect([await write(headers), await write(headers), await write(headers)]).toEqual([400, 400, 429]);
  expect(await write(await signIn(bea))).toBe(400);
});

test("links of mails may be tried so often from one address, or one network of IPv6, and elsewhere none the less", async () => {
  allow({ LINK: 3 });
  const tries = async (headers: Record<string, string>) => {
    const paths = ["answers/x", "join/x", "unsubscribe/x"] as const;
    for (const path of paths) await request("POST", `/api/${path}`, { headers, raw: "{}" });
    return (await request("GET", "/api/calendar/x.ics", { headers })).status;
  };
  expect(await tries(address())).toBe(429);
  expect(await tries({ "x-peer-address": "2001:db8::1" })).toBe(429);
  const status = async (peer: string) =>
    (await request("GET", "/api/calendar/x.ics", { headers: { "x-peer-address": peer } })).status;
  expect(await status("2001:db8:0:0:ffff::9")).toBe(429);
  expect(await status("2001:db8:0:1::1")).toBe(404);
});

describe("signing in", () => {
  const PASSWORD = "a long enough password";
  const post = async (path: string, fields: Record<string, string>, headers: Record<string, string>) => {
    const { csrfToken, cookie } = await csrf();
    const raw = new URLSearchParams({ ...fields, csrfToken, json: "true" }).toString();
    const type = { "content-type": "application/x-www-form-urlencoded", cookie };
    return api("POST", `/api/auth/${path}`, { headers: { ...type, ...headers }, raw });
  };
  const csrf = async () => {
    const response = await request("GET", "/api/auth/csrf");
    const cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    return { csrfToken: (await response.json()).csrfToken as string, cookie };
  };
  const tryPassword = (email: string, password: string, headers: Record<string, string>) =>
    post("callback/credentials", { email, password }, headers);
  const withPassword = async ({ id, email }: Person): Promise<string> => {
    await sql("UPDATE users SET password_hash = $2 WHERE id = $1", id, await hashPassword(PASSWORD));
    return email;
  };

  test("after five wrong passwords waits, with the right one as well; from elsewhere it does not, nor is it told who exists", async () => {
    allow({ SIGN_IN: 100, ACCOUNT: 100 });
    const email = await withPassword((await makeWorkspace()).ana);
    const [here, elsewhere] = [address(), address()];
    for (const account of [email, "nobody@nowhere.example"]) {
      for (let n = 0; n < 5; n += 1)
        expect(await tryPassword(account, "wrong", here)).toMatchObject({ status: 401 });
      const early = await Promise.all([
        tryPassword(account, PASSWORD, here),
        tryPassword(account, "wrong", here),
      ]);
      for (const { status, headers, body } of early) {
        expect(status).toBe(429);
        expect(headers.get("retry-after")).toBe("1");
        expect(headers.getSetCookie()).toEqual([]);
        expect(body).toMatchObject({
          code: "rate_limited",
          url: `${settings().PUBLIC_URL}/sign-in?error=TooManyAttempts`,
        });
      }
    }
    expect(await tryPassword(email, PASSWORD, elsewhere)).toMatchObject({ status: 200 });
  });

  test("is limited by address, for whatever accounts", async () => {
    allow({ SIGN_IN: 4 });
    const here = address();
    const outcomes = [];
    for (let n = 0; n < 6; n += 1) outcomes.push((await tryPassword(`${n}@acme.dev`, "x", here)).status);
    expect(outcomes).toEqual([401, 401, 401, 401, 429, 429]);
    expect((await tryPassword("7@acme.dev", "x", address())).status).toBe(401);
  });

  test("sends so many mails to one address, whoever asks from wherever, and says the same of strangers", async () => {
    allow({ MAIL: 2 });
    for (const email of ["member-to-be@acme.dev", "stranger@elsewhere.example"]) {
      const outcomes = [];
      for (let n = 0; n < 3; n += 1) outcomes.push((await post("signin/email", { email }, address())).status);
      expect(outcomes).toEqual([200, 200, 429]);
    }
  });
});
