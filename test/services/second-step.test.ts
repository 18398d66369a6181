import { beforeEach, describe, expect, test } from "vitest";
import type { Ctx } from "@/server/services/context";
import { renewWebhookSecret } from "@/server/services/agents/change";
import { createKey } from "@/server/services/agents/keys";
import { answerByLink } from "@/server/services/answer-links/answer";
import { setAnchors } from "@/server/services/audit/anchors/settings";
import { createGrant } from "@/server/services/grants/create";
import { answerIntents } from "@/server/services/intents/answer-many";
import { answerIntent } from "@/server/services/intents/answer";
import { changeMember } from "@/server/services/members/change";
import { rotateReceiptKey } from "@/server/services/receipts/keys";
import { answerTokenOf } from "@/server/services/secrets";
import { beginTotp, confirmTotp } from "@/server/services/second-step/authenticator";
import { changeDemands, readDemands } from "@/server/services/second-step/demands";
import { renewRecoveryCodes } from "@/server/services/second-step/recovery";
import { removeOwnStep, resetSteps } from "@/server/services/second-step/remove";
import { readStep, takeStep } from "@/server/services/second-step/take";
import { codeOf, counterAt } from "@/server/services/second-step/totp";
import { readSecurity } from "@/server/services/sign-in/security";
import { beginSession, ctxOfSession, showSession } from "@/server/services/sign-in/sessions";
import { createWebhook } from "@/server/services/webhooks/create";
import { rotateWebhookSecret } from "@/server/services/webhooks/rotate";
import { factsOf, noticesOf, sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { enrol, decoded } from "../support/second-step";
import { after, T0 } from "../support/time";
import { as, makeWorkspace, type Person, submit, type Workspace } from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => {
  workspace = await makeWorkspace();
});

const trail = () =>
  sql<{ kind: string; action: string; after: unknown }>(
    "SELECT kind, action, after FROM admin_changes WHERE workspace_id = $1 ORDER BY seq",
    workspace.id,
  );

/** Somebody's call by a session that was begun at `now`, however far they came. */
async function arriving(person: Person, now: Date, generation = 0): Promise<Ctx> {
  const token = await beginSession(person.id, now);
  const shown = await showSession(token, generation, now);
  if (!shown) throw new Error("there is no session");
  return shown.ctx;
}

describe("an authenticator app", () => {
  test("counts once it has shown a right code; with it come recovery codes, once", async () => {
    const { ana } = workspace;
    const ctx = await arriving(ana, T0);
    const { secret, address } = await beginTotp(ctx);
    expect(address).toContain(`secret=${secret}`);
    expect((await readStep(ctx)).ways.totp).toBe(false);
    expect(await refusalOf(confirmTotp(ctx, { code: "000000" }))).toMatchObject({ code: "invalid_request" });
    const codes = await confirmTotp(ctx, { code: codeOf(decoded(secret), counterAt(T0)) });
    expect(codes).toHaveLength(10);
    expect(await readStep(ctx)).toMatchObject({ ways: { totp: true, passkey: false, recovery_codes: 10 } });
    expect(await trail()).toMatchObject([{ kind: "sign_in" }, { kind: "second_step", action: "added to" }]);
    const [{ secret: kept = "" } = {}] = await sql<{ secret: string }>(
      "SELECT secret FROM second_steps WHERE user_id = $1",
      ana.id,
    );
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(decoded(secret).toString("base64url"));
  });

  test("is asked for after signing in; until then the session is good for nothing", async () => {
    const { ana } = workspace;
    const secret = await enrol(ana, T0);
    const now = after("1h");
    const token = await beginSession(ana.id, now);
    expect(await ctxOfSession(token, now)).toBeNull();
    const half = await showSession(token, 0, now);
    if (!half) throw new Error("there is no session");
    const { generation } = await takeStep(half.ctx, { code: codeOf(secret, counterAt(now)) });
    expect(await ctxOfSession(token, now, generation)).toMatchObject({ caller: { member: { id: ana.id } } });
    // The cookie of before the second step, which somebody may have planted, stays what it was.
    expect(await ctxOfSession(token, now, generation - 1)).toBeNull();
    // Nor is it offered to become one that has it, once that was seen.
    const seen = after("61m");
    expect((await showSession(token, generation, seen))?.renew).toBeNull();
    for (const copy of [0, generation - 1]) {
      const shown = await showSession(token, copy, seen);
      expect(shown).toMatchObject({ renew: null, ctx: { caller: { signedIn: { standing: "half" } } } });
    }
  });

  test("takes no code twice, and none from before", async () => {
    const { ana } = workspace;
    const secret = await enrol(ana, T0);
    const now = after("1h");
    const code = codeOf(secret, counterAt(now));
    await takeStep(await arriving(ana, now), { code });
    expect(await refusalOf(takeStep(await arriving(ana, now), { code }))).toMatchObject({
      code: "invalid_request",
    });
    const earlier = codeOf(secret, counterAt(now) - 1);
    expect(await refusalOf(takeStep(await arriving(ana, now), { code: earlier }))).toMatchObject({
      code: "invalid_request",
    });
  });

  test("cannot be guessed: after five wrong codes a right one waits for a quarter of an hour, in whatever session", async () => {
    const { ana } = workspace;
    const secret = await enrol(ana, T0);
    const now = after("1h");
    const wrong = await Promise.all(
      Array.from({ length: 8 }, async () =>
        refusalOf(takeStep(await arriving(ana, now), { code: "000000" })),
      ),
    );
    expect(wrong.filter(({ code }) => code === "invalid_request")).toHaveLength(5);
    const right = { code: codeOf(secret, counterAt(now)) };
    expect(await refusalOf(takeStep(await arriving(ana, now), right))).toMatchObject({
      code: "rate_limited",
    });
    const later = after("76m");
    const again = { code: codeOf(secret, counterAt(later)) };
    await expect(takeStep(await arriving(ana, later), again)).resolves.toMatchObject({
      step: { standing: "whole" },
    });
  });

  test("of somebody else does not help, nor does one that half signed-in people set up for themselves", async () => {
    const { ana, bea } = workspace;
    await enrol(ana, T0);
    const secret = await enrol(bea, T0);
    const now = after("1h");
    const half = await arriving(ana, now);
    const code = codeOf(secret, counterAt(now));
    expect(await refusalOf(takeStep(half, { code }))).toMatchObject({ code: "invalid_request" });
    expect(await refusalOf(beginTotp(half))).toMatchObject({ code: "unauthenticated" });
  });
});

describe("a recovery code", () => {
  test("works once, however it is typed, and leaves an entry in the trail", async () => {
    const { ana } = workspace;
    await enrol(ana, T0);
    const signedIn = await arriving(ana, T0);
    const fresh: Ctx = withStep(signedIn, T0);
    const [first = ""] = await renewRecoveryCodes(fresh);
    const now = after("1h");
    const typed = ` ${first.toUpperCase().replaceAll("-", " ")}`;
    const { step } = await takeStep(await arriving(ana, now), { recovery_code: typed });
    expect(step).toMatchObject({ standing: "whole", ways: { recovery_codes: 9 }, made: { by: "recovery" } });
    expect((await trail()).at(-1)).toMatchObject({
      action: "used a recovery code for",
      after: { recovery_codes_left: 9 },
    });
    const again = takeStep(await arriving(ana, now), { recovery_code: first });
    expect(await refusalOf(again)).toMatchObject({ code: "invalid_request" });
    const others = await sql<{ hash: string }>("SELECT hash FROM recovery_codes WHERE user_id = $1", ana.id);
    expect(others.map(({ hash }) => hash)).not.toContain(first);
  });
});

/** As if a second step had been made in this session. */
function withStep(ctx: Ctx, at: Date): Ctx {
  const { caller } = ctx;
  if (caller.type !== "member" || !caller.signedIn) throw new Error("nobody is signed in");
  const signedIn = {
    ...caller.signedIn,
    standing: "whole" as const,
    enrolled: true,
    step: { at, by: "totp" as const },
  };
  return { ...ctx, caller: { ...caller, signedIn } };
}

describe("what is grave", () => {
  const refused = { code: "step_up_required", extra: { enrol: false, ways: { totp: true } } };

  test("is answered within 15 minutes of a second step, and the fact says by which", async () => {
    const { agent, ana } = workspace;
    await enrol(ana, T0);
    const { id } = await submit(agent, { assignees: [ana.email], risk: "high" });
    const ctx = await arriving(ana, T0);
    const stale = { ...withStep(ctx, T0), now: after("16m") };
    expect(await refusalOf(answerIntent(stale, id, { outcome: "approved" }))).toMatchObject(refused);
    const fresh = { ...withStep(ctx, T0), now: after("15m") };
    await answerIntent(fresh, id, { outcome: "approved" });
    const decided = (await factsOf(id)).find(({ type }) => type === "decided");
    expect(decided?.data).toMatchObject({ decision: { stepUp: "totp" } });
  });

  test("among many answers is refused by itself", async () => {
    const { agent, ana } = workspace;
    await enrol(ana, T0);
    const grave = await submit(agent, { assignees: [ana.email], risk: "critical" });
    const light = await submit(agent, { assignees: [ana.email] });
    const stale = { ...withStep(await arriving(ana, T0), T0), now: after("16m") };
    const decisions = [grave, light].map(({ id }) => ({ id, outcome: "approved" }));
    const [first, second] = await answerIntents(stale, { decisions });
    expect(first).toMatchObject({ error: refused });
    expect(second).toMatchObject({ intent: { status: "decided" } });
  });

  test("is not answered from Slack or by a mail's link, which lead to the page", async () => {
    const { agent, ana } = workspace;
    await enrol(ana, T0);
    const { id, url } = await submit(agent, { assignees: [ana.email], risk: "high" });
    const slack = answerIntent(as(ana, T0, "slack"), id, { outcome: "approved" });
    expect(await refusalOf(slack)).toMatchObject({ ...refused, extra: { url } });
    const [notice] = await noticesOf(id);
    const byLink = answerByLink(
      answerTokenOf(notice?.id ?? ""),
      { outcome: "approved" },
      T0,
      async () => ana,
    );
    expect(await refusalOf(byLink)).toMatchObject({ ...refused, extra: { url } });
  });

  test("is asked of those who have a second step, and of everybody where the workspace says so", async () => {
    const { agent, ana, alex } = workspace;
    await enrol(alex, T0);
    const { id } = await submit(agent, { assignees: [ana.email], risk: "high" });
    const admin = withStep(await arriving(alex, T0), T0);
    await changeDemands(admin, { second_step_for: "nobody", high_risk_step: true });
    const ctx = await arriving(ana, T0);
    expect(await refusalOf(answerIntent(ctx, id, { outcome: "approved" }))).toMatchObject({
      code: "step_up_required",
      extra: { enrol: true, url: expect.stringMatching(/\/settings\/security$/) },
    });
    await changeDemands(admin, { second_step_for: "nobody", high_risk_step: false });
    await answerIntent(await arriving(ana, T0), id, { outcome: "approved" });
  });

  test("in the administration is keys, secrets, signing keys, grants, roles and the rules of signing in", async () => {
    const { agent, ana, alex } = workspace;
    await enrol(alex, T0);
    const stale = { ...withStep(await arriving(alex, T0), T0), now: after("16m") };
    const url = "https://hooks.acme.dev/";
    const grant = { agent: agent.id, intent_type: "chaos.*", expires_at: after("1h").toISOString() };
    const grave: (() => Promise<unknown>)[] = [
      () => createKey(stale, agent.id, { name: "Another" }),
      () => renewWebhookSecret(stale, agent.id, {}),
      () => createWebhook(stale, { url, events: ["intent.decided"] }, async () => "allowed"),
      () => rotateWebhookSecret(stale, "end_any", {}),
      () => createGrant(stale, grant),
      () => setAnchors(stale, { mail: null, webhook: null }, async () => "allowed"),
      () => rotateReceiptKey(stale, { replaces: null }),
      () => changeMember(stale, ana.id, { role: "admin" }),
      () => changeDemands(stale, { second_step_for: "everybody", high_risk_step: false }),
      () => resetSteps(stale, ana.id),
    ];
    for (const act of grave) expect(await refusalOf(act())).toMatchObject(refused);
    await createKey(withStep(stale, after("10m")), agent.id, { name: "Another" });
  });
});

describe("a workspace that wants a second step", () => {
  test("leads those who have none to set one up, and to nothing else before", async () => {
    const { alex, ana, bea } = workspace;
    await enrol(alex, T0);
    await changeDemands(withStep(await arriving(alex, T0), T0), {
      second_step_for: "everybody",
      high_risk_step: false,
    });
    expect((await readDemands(as(alex))).people).toContainEqual({ role: "reviewer", has: 0, lacks: 3 });
    const token = await beginSession(ana.id, T0);
    expect(await ctxOfSession(token, T0)).toBeNull();
    await enrol(ana, T0, token);
    expect(await ctxOfSession(token, T0)).toMatchObject({ caller: { signedIn: { standing: "whole" } } });
    const others = await arriving(bea, T0);
    expect(others).toMatchObject({ caller: { signedIn: { standing: "enrolling" } } });
  });

  test("is made so only by an admin who has one, so that nobody shuts themselves out", async () => {
    const ctx = await arriving(workspace.alex, T0);
    const refusal = changeDemands(ctx, { second_step_for: "admins", high_risk_step: false });
    expect(await refusalOf(refusal)).toMatchObject({ code: "conflict" });
    expect(await ctxOfSession(await beginSession(workspace.alex.id, T0), T0)).not.toBeNull();
  });

  test("does not let the last one be taken away", async () => {
    const { alex } = workspace;
    await enrol(alex, T0);
    const ctx = withStep(await arriving(alex, T0), T0);
    const [step] = (await readSecurity(ctx)).steps;
    await changeDemands(ctx, { second_step_for: "admins", high_risk_step: false });
    expect(await refusalOf(removeOwnStep(ctx, step?.id ?? ""))).toMatchObject({ code: "conflict" });
    await changeDemands(ctx, { second_step_for: "nobody", high_risk_step: false });
    await removeOwnStep(ctx, step?.id ?? "");
    expect(await readSecurity(ctx)).toMatchObject({ steps: [], recovery_codes_left: 0 });
  });
});

test("an admin takes away the second steps of somebody who lost theirs, which signs them out everywhere", async () => {
  const { alex, ana, bea } = workspace;
  await enrol(ana, T0);
  const token = await beginSession(ana.id, T0);
  const admin = await arriving(alex, T0);
  expect(await refusalOf(resetSteps(await arriving(bea, T0), ana.id))).toMatchObject({ code: "forbidden" });
  expect(await refusalOf(resetSteps(admin, alex.id))).toMatchObject({ code: "conflict" });
  await resetSteps(admin, ana.id);
  expect(await showSession(token, 0, T0)).toBeNull();
  expect((await trail()).at(-1)).toMatchObject({ kind: "second_step", action: "reset" });
  expect(await ctxOfSession(await beginSession(ana.id, T0), T0)).not.toBeNull();
});
