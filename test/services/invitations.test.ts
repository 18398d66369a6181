import { beforeEach, describe, expect, test } from "vitest";
import type { InvitationMail, SendInvitation } from "@/core/invitation";
import { InvitationsBody, JoinBody } from "@/core/wire/invitations";
import type { Ctx } from "@/server/services/context";
import {
  invitePeople,
  listInvitations,
  renewInvitation,
  withdrawInvitation,
} from "@/server/services/invitations/invite";
import { joinByInvitation, readInvitation } from "@/server/services/invitations/join";
import { changeMember } from "@/server/services/members/change";
import { readMember } from "@/server/services/members/list";
import { checkPassword } from "@/server/services/sign-in/password";
import { isMember } from "@/server/services/sign-in/sessions";
import { sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import { as, makeWorkspace, type Workspace } from "../support/workspace";

let workspace: Workspace;
let admin: Ctx;
let sent: InvitationMail[];
beforeEach(async () => {
  workspace = await makeWorkspace();
  admin = as(workspace.alex);
  sent = [];
});

const PASSWORD = "ruby otter climbs slowly";
const send: SendInvitation = async (mail) => {
  sent.push(mail);
  return { ok: true, providerId: "x" };
};
let count = 0;
const fresh = (name: string) => `${name}-${process.pid}-${count++}@new.example`;
const body = (emails: string[], more: object = {}) =>
  InvitationsBody.parse({ emails, role: "reviewer", ...more });
const invite = (emails: string[], more: object = {}, ctx = admin) =>
  invitePeople(ctx, body(emails, more), send);
const tokenOf = (mail: InvitationMail | undefined) => mail?.url.split("/join/")[1] ?? "";
const join = (token: string, more: object = { name: "Dora", password: PASSWORD }, now = T0) =>
  joinByInvitation(token, JoinBody.parse(more), now);
const trail = () =>
  sql<{ action: string; actor: { name: string } }>(
    "SELECT action, actor FROM admin_changes WHERE workspace_id = $1 ORDER BY seq",
    workspace.id,
  );

test("whoever is invited gets a link, joins by it with a name and a password, and signs in", async () => {
  const email = fresh("dora");
  const { items } = await invite([email], { role: "admin", teams: ["data"] });
  expect(items).toMatchObject([
    { email, role: "admin", teams: [{ slug: "data" }], sent_at: T0.toISOString() },
  ]);
  expect(sent).toMatchObject([
    { to: email, inviter: "Alex", workspace: "A workspace", role: "admin", days: 7 },
  ]);
  const token = tokenOf(sent[0]);
  expect(await readInvitation(token, T0)).toMatchObject({ state: "open", email, hasAccount: false });
  expect(await join(token)).toEqual({ email, name: "Dora", new_account: true });
  const user = await checkPassword(email, PASSWORD);
  expect(await readMember(admin, user?.id ?? "")).toMatchObject({
    name: "Dora",
    role: "admin",
    active: true,
    teams: [{ slug: "data" }],
  });
  expect((await listInvitations(admin)).items).toEqual([]);
  expect(await trail()).toMatchObject([
    { action: "invited", actor: { name: "Alex" } },
    { action: "joined as", actor: { name: "Dora" } },
  ]);
  const everything = JSON.stringify(
    await sql("SELECT * FROM invitations, admin_changes WHERE email = $1", email),
  );
  expect(everything).not.toContain(token);
});

test("without a password they sign in by a mailed link", async () => {
  const email = fresh("eli");
  await invite([email]);
  await join(tokenOf(sent[0]), { name: "Eli" });
  expect(await isMember(email)).toBe(true);
  expect(await checkPassword(email, "")).toBeNull();
});

test("reading a link as often as a scanner likes changes nothing", async () => {
  await invite([fresh("dora")]);
  const stored = () =>
    sql(
      "SELECT * FROM invitations v, memberships m WHERE v.workspace_id = $1 AND m.workspace_id = $1",
      workspace.id,
    );
  const before = await stored();
  for (let n = 0; n < 5; n++) await readInvitation(tokenOf(sent[0]), T0);
  expect(await stored()).toEqual(before);
  expect((await listInvitations(admin)).items).toMatchObject([{ state: "open" }]);
});

test("a link works once, also for two browsers at once", async () => {
  await invite([fresh("dora"), fresh("eli")]);
  const [first, second] = sent.map(tokenOf);
  await join(first ?? "");
  expect(await refusalOf(join(first ?? ""))).toMatchObject({ code: "link_spent" });
  expect(await readInvitation(first ?? "", T0)).toMatchObject({ state: "accepted" });
  const both = await Promise.allSettled([join(second ?? ""), join(second ?? "")]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("it expires after seven days, and can be sent again, which voids the link before", async () => {
  const email = fresh("dora");
  const { items } = await invite([email]);
  const [{ id = "" } = {}] = items;
  const late = after("7d");
  expect(await refusalOf(join(tokenOf(sent[0]), { name: "Dora" }, late))).toMatchObject({
    code: "link_spent",
  });
  expect(await readInvitation(tokenOf(sent[0]), late)).toMatchObject({ state: "expired" });
  const renewed = await renewInvitation(as(workspace.alex, late), id, send);
  expect(renewed).toMatchObject({ state: "open", expires_at: after("14d").toISOString() });
  expect(await readInvitation(tokenOf(sent[0]), late)).toEqual({ state: "unknown" });
  expect(await join(tokenOf(sent[1]), { name: "Dora" }, late)).toMatchObject({ email });
});

test("one that is withdrawn leads nowhere, and makes room for another", async () => {
  const email = fresh("dora");
  const { items } = await invite([email]);
  const [{ id = "" } = {}] = items;
  await withdrawInvitation(admin, id);
  expect(await refusalOf(join(tokenOf(sent[0])))).toMatchObject({ code: "link_spent" });
  expect(await refusalOf(renewInvitation(admin, id, send))).toMatchObject({ code: "conflict" });
  await invite([email]);
  expect(await join(tokenOf(sent[1]))).toMatchObject({ email });
});

test("an address with an account joins with the name and the password that it has", async () => {
  const { ana } = await makeWorkspace();
  await invite([ana.email]);
  const token = tokenOf(sent[0]);
  expect(await readInvitation(token, T0)).toMatchObject({ hasAccount: true });
  expect(await refusalOf(join(token))).toMatchObject({ code: "invalid_request", pointers: ["/password"] });
  expect(await refusalOf(join(token, { name: "Mallory" }))).toMatchObject({ pointers: ["/name"] });
  expect(await join(token, {})).toEqual({ email: ana.email, name: "Ana", new_account: false });
  expect(await readMember(admin, ana.id)).toMatchObject({ name: "Ana", role: "reviewer" });
});

describe("all are invited or none:", () => {
  test("members, those turned off, those invited and unknown teams are named by their places", async () => {
    const [known, other] = [fresh("dora"), fresh("eli")];
    await invite([known]);
    await changeMember(admin, workspace.cal.id, { active: false });
    const attempt = invite([other, workspace.ana.email, known, workspace.cal.email], {
      teams: ["data", "nope"],
    });
    expect(await refusalOf(attempt)).toMatchObject({
      code: "invalid_request",
      pointers: ["/emails/1", "/emails/2", "/emails/3", "/teams/1"],
    });
    expect(sent).toHaveLength(1);
    expect((await listInvitations(admin)).items).toHaveLength(1);
  });

  test("an address that was invited and let it expire is invited anew", async () => {
    const email = fresh("dora");
    await invite([email]);
    const late = as(workspace.alex, after("8d"));
    await invite([email], {}, late);
    expect((await listInvitations(late)).items).toMatchObject([{ email, state: "open" }]);
  });

  test("an address is one, however it is written", () => {
    expect(body([" DORA@Acme.dev "]).emails).toEqual(["dora@acme.dev"]);
    expect(InvitationsBody.safeParse({ emails: ["a@b.de", "A@b.de"], role: "reviewer" }).success).toBe(false);
  });
});

test("whoever was turned off meanwhile does not come back by an old invitation", async () => {
  const email = fresh("dora");
  await invite([email]);
  await sql("INSERT INTO users (id, name, email) VALUES ($1, 'Dora', $2)", `usr_${email}`, email);
  await sql(
    "INSERT INTO memberships (workspace_id, user_id, role, active) VALUES ($1, $2, 'reviewer', false)",
    workspace.id,
    `usr_${email}`,
  );
  expect(await refusalOf(join(tokenOf(sent[0]), {}))).toMatchObject({ code: "conflict" });
});

test("a mail that does not go out is told, and can be sent again", async () => {
  const failing: SendInvitation = async () => ({
    ok: false,
    error: "550 no",
    retryable: false,
    retryAfterSeconds: null,
  });
  const { items } = await invitePeople(admin, body([fresh("dora")]), failing);
  expect(items).toMatchObject([{ sent_at: null, send_error: "550 no", state: "open" }]);
  expect(await renewInvitation(admin, items[0]?.id ?? "", send)).toMatchObject({ send_error: null });
});

test("a link that is not one of ours says so", async () => {
  for (const token of ["x", "A".repeat(43)]) {
    expect(await readInvitation(token, T0)).toEqual({ state: "unknown" });
    expect(await refusalOf(join(token))).toMatchObject({ code: "not_found" });
  }
});

test("auditors read and do not invite, reviewers do neither, and other workspaces find nothing", async () => {
  const { items } = await invite([fresh("dora")]);
  const id = items[0]?.id ?? "";
  const writes = [
    (ctx: Ctx) => invite([fresh("eli")], {}, ctx),
    (ctx: Ctx) => renewInvitation(ctx, id, send),
    (ctx: Ctx) => withdrawInvitation(ctx, id),
  ];
  expect((await listInvitations(as(workspace.audrey))).items).toHaveLength(1);
  for (const write of writes)
    expect(await refusalOf(write(as(workspace.audrey)))).toMatchObject({ code: "forbidden" });
  for (const verb of [...writes, listInvitations])
    expect(await refusalOf(verb(as(workspace.ana)))).toMatchObject({ code: "forbidden" });
  const foreign = as((await makeWorkspace()).alex);
  for (const verb of writes.slice(1))
    expect(await refusalOf(verb(foreign))).toMatchObject({ code: "not_found" });
  expect((await listInvitations(foreign)).items).toEqual([]);
});
