import { randomBytes, scryptSync } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { OVERLAP_SECONDS, RENEW_HOURS } from "@/core/session";
import type { Ctx } from "@/server/services/context";
import { changePassword } from "@/server/services/sign-in/change-password";
import { endMemberSessions, endOtherSessions, endOwnSession } from "@/server/services/sign-in/end-sessions";
import { hashPassword, isPassword, NOBODY } from "@/server/services/sign-in/hashing";
import { checkPassword } from "@/server/services/sign-in/password";
import { readSecurity } from "@/server/services/sign-in/security";
import { beginSession, ctxOfSession, showSession } from "@/server/services/sign-in/sessions";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { as, makeWorkspace, type Person, type Workspace } from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await makeWorkspace();
});

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
const device = { address: "203.0.113.7", userAgent: FIREFOX };
const origin = { channel: "web" as const, ip: device.address, user_agent: FIREFOX, request_id: null };
const trail = () =>
  sql<{ kind: string; action: string; before: unknown }>(
    "SELECT kind, action, before FROM admin_changes WHERE workspace_id = $1 AND kind <> 'sign_in' ORDER BY seq",
    workspace.id,
  );

async function arriving(person: Person, by: "password" | "link" = "password", now = T0): Promise<Ctx> {
  const shown = await showSession(await beginSession(person.id, now, { by, origin }), 0, now, device);
  if (!shown) throw new Error("there is no session");
  return shown.ctx;
}

describe("a session's cookie", () => {
  const due = after(`${RENEW_HOURS + 1}h`);
  const later = (seconds: number) => new Date(due.getTime() + seconds * 1000);

  test("is renewed while it is used, and an answer that was lost signs nobody out", async () => {
    const token = await beginSession(workspace.ana.id, T0);
    expect(await showSession(token, 0, T0)).toMatchObject({ renew: null });
    for (const again of [due, later(600)])
      expect(await showSession(token, 0, again)).toMatchObject({ renew: 1 });
    expect(await showSession(token, 1, later(700))).toMatchObject({ renew: null });
    expect(await showSession(token, 0, later(700 + OVERLAP_SECONDS))).toMatchObject({ renew: 1 });
  });

  test("of which an old copy turns up ends the session for both, and the trail says so", async () => {
    const token = await beginSession(workspace.ana.id, T0);
    await showSession(token, 1, due);
    expect(await showSession(token, 0, later(OVERLAP_SECONDS + 1), device)).toBeNull();
    expect(await showSession(token, 1, later(OVERLAP_SECONDS + 2))).toBeNull();
    expect(await trail()).toMatchObject([
      {
        kind: "session",
        action: "ended, because an old copy of its cookie was used,",
        before: { device: "Firefox on Windows", address: "203.0.113.7" },
      },
    ]);
  });
});

describe("devices", () => {
  test("are listed with where they are, and ended one by one or all others at once", async () => {
    const { ana, bea } = workspace;
    const ctx = await arriving(ana);
    const [second, third] = [await beginSession(ana.id, T0), await beginSession(ana.id, T0)];
    const foreign = await beginSession(bea.id, T0);
    const { sessions } = await readSecurity(ctx);
    expect(sessions).toHaveLength(3);
    const mine = sessions.find(({ current }) => current);
    expect(mine).toMatchObject({
      device: "Firefox on Windows",
      address: "203.0.113.7",
      signed_in_by: "password",
    });
    expect(await refusalOf(endOwnSession(ctx, mine?.id ?? ""))).toMatchObject({ code: "conflict" });

    const [hers] = (await readSecurity(await arriving(bea))).sessions;
    expect(await refusalOf(endOwnSession(ctx, hers?.id ?? ""))).toMatchObject({ code: "not_found" });
    const other = sessions.find(({ current }) => !current);
    expect((await endOwnSession(ctx, other?.id ?? "")).sessions).toHaveLength(2);
    expect((await endOtherSessions(ctx)).sessions).toMatchObject([{ current: true }]);
    for (const token of [second, third]) expect(await ctxOfSession(token, T0)).toBeNull();
    expect(await ctxOfSession(foreign, T0)).not.toBeNull();
    expect(await trail()).toHaveLength(2);
  });

  test("of a member are signed out by an admin, and by nobody else", async () => {
    const { ana, bea, alex } = workspace;
    const token = await beginSession(ana.id, T0);
    expect(await refusalOf(endMemberSessions(as(bea), ana.id))).toMatchObject({ code: "forbidden" });
    const elsewhere = await makeWorkspace();
    expect(await refusalOf(endMemberSessions(as(elsewhere.alex), ana.id))).toMatchObject({
      code: "not_found",
    });
    expect(await ctxOfSession(token, T0)).not.toBeNull();
    expect(await endMemberSessions(as(alex), ana.id)).toBe(1);
    expect(await ctxOfSession(token, T0)).toBeNull();
  });
});

describe("a password", () => {
  const setHash = (person: Person, hash: string) =>
    sql("UPDATE users SET password_hash = $2 WHERE id = $1", person.id, hash);
  const hashOf = async ({ id }: Person) =>
    (await sql<{ password_hash: string }>("SELECT password_hash FROM users WHERE id = $1", id))[0]
      ?.password_hash;

  test("that was hashed with scrypt still signs in, and is argon2id from then on", async () => {
    const { ana } = workspace;
    const salt = randomBytes(16).toString("hex");
    await setHash(ana, `${salt}:${scryptSync("an old password", salt, 64).toString("hex")}`);
    expect(await checkPassword(ana.email, "another password")).toBeNull();
    expect(await hashOf(ana)).toMatch(/^[\da-f]+:/);
    expect(await checkPassword(ana.email, "an old password")).toMatchObject({ id: ana.id });
    expect(await hashOf(ana)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await checkPassword(ana.email, "an old password")).toMatchObject({ id: ana.id });
  });

  test("is changed with the present one, is none of the common ones, and ends all other sessions", async () => {
    const { ana } = workspace;
    await setHash(ana, await hashPassword("the present password"));
    const ctx = await arriving(ana);
    const other = await beginSession(ana.id, T0);
    const password = "seven green umbrellas dance";
    const flawed = async (body: { current?: string; password: string }) =>
      (await changePassword(ctx, body).catch((error: unknown) => error)) as { flaws: { pointer: string }[] };
    expect((await flawed({ password })).flaws).toMatchObject([{ pointer: "/current" }]);
    expect((await flawed({ current: "not it", password })).flaws).toMatchObject([{ pointer: "/current" }]);
    const common = await flawed({ current: "the present password", password: "Password1234!" });
    expect(common.flaws).toMatchObject([{ pointer: "/password" }]);
    expect(await ctxOfSession(other, T0)).not.toBeNull();
    const shown = await changePassword(ctx, { current: "the present password", password });
    expect(shown).toMatchObject({ sessions: [{ current: true }], password: { set_at: T0.toISOString() } });
    expect(await ctxOfSession(other, T0)).toBeNull();
    expect(await checkPassword(ana.email, password)).toMatchObject({ id: ana.id });
    expect(await trail()).toMatchObject([{ kind: "password", action: "changed" }]);
  });

  test("that was forgotten is replaced within a quarter of an hour of signing in by a mailed link", async () => {
    const { ana } = workspace;
    await setHash(ana, await hashPassword("a forgotten password"));
    const ctx = await arriving(ana, "link");
    const late = { ...ctx, now: after("16m") };
    const password = "seven green umbrellas dance";
    expect(await refusalOf(changePassword(late, { password }))).toMatchObject({ code: "invalid_request" });
    await changePassword(ctx, { password });
    expect(await checkPassword(ana.email, password)).toMatchObject({ id: ana.id });
  });

  test("is checked two at a time, however many sign in, and more than fit are told to wait", async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 60 }, () => isPassword(NOBODY, "whatever it is")),
    );
    const refused = attempts.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(60 - 2 - 50);
    expect(refused[0]).toMatchObject({ reason: { code: "unavailable" } });
  });
});
