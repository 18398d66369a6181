import { beforeAll, describe, expect, test } from "vitest";
import { ENDPOINTS } from "@/app/_http/endpoints";
import { codeOf, counterAt } from "@/server/services/second-step/totp";
import { sql } from "../support/database";
import { api, request, signIn } from "../support/http";
import { enrol } from "../support/second-step";
import { makeWorkspace, type Workspace } from "../support/workspace";

let workspace: Workspace;
let half: Record<string, string>;
let secret: Buffer;
const MINUTE = 60_000;

beforeAll(async () => {
  workspace = await makeWorkspace();
  secret = await enrol(workspace.alex, new Date(Date.now() - MINUTE));
  half = await signIn(workspace.alex);
});

const forPeople = ENDPOINTS.filter(({ callers }) => callers.includes("member"));
const addressOf = (path: string) => path.replaceAll(/\{\w+\}/g, "x");

describe("a half signed-in admin", () => {
  test.each(forPeople.filter(({ half }) => !half).map(({ method, path }) => [method, path] as const))(
    "gets nothing from %s %s",
    async (method, path) => {
      const reply = await api(method, addressOf(path), {
        headers: half,
        ...(method !== "GET" && { body: {} }),
      });
      expect(reply).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    },
  );

  test.each(["POST /api/me/totp", "POST /api/me/passkeys/options"])(
    "sets up no second step of their own by %s",
    async (name) => {
      const [, path = ""] = name.split(" ");
      expect(await api("POST", path, { headers: half })).toMatchObject({ status: 401 });
    },
  );

  test("is whole with the cookie that comes with their second step, and only with that", async () => {
    expect((await api("GET", "/api/me/second-step", { headers: half })).body).toMatchObject({
      standing: "half",
      ways: { totp: true },
      made: null,
    });
    const sent = { headers: half, body: { code: codeOf(secret, counterAt(new Date())) } };
    const answer = await request("POST", "/api/me/second-step", sent);
    expect(answer.status).toBe(200);
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^next-auth\.session-token=.+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const whole = { ...half, cookie: cookie.split(";")[0] ?? "" };
    expect(await api("GET", "/api/members", { headers: whole })).toMatchObject({ status: 200 });
    expect(await api("GET", "/api/members", { headers: half })).toMatchObject({ status: 401 });
  });
});

test("a cookie is renewed with an answer once it is hours old", async () => {
  const headers = await signIn(workspace.ana);
  const answer = async () => (await request("GET", "/api/people", { headers })).headers.getSetCookie();
  expect(await answer()).toEqual([]);
  await sql(
    "UPDATE sessions SET generation_at = now() - interval '5 hours' WHERE user_id = $1",
    workspace.ana.id,
  );
  const [cookie = ""] = await answer();
  const renewed = { ...headers, cookie: cookie.split(";")[0] ?? "" };
  expect(await api("GET", "/api/people", { headers: renewed })).toMatchObject({ status: 200 });
  const [row] = await sql("SELECT generation FROM sessions WHERE user_id = $1", workspace.ana.id);
  expect(row).toEqual({ generation: 1 });
});
