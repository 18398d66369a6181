import { beforeEach, describe, expect, test } from "vitest";
import type { Role } from "@/core/access";
import { MembersQuery } from "@/core/wire/members";
import type { Ctx } from "@/server/services/context";
import { openUsableLink, nobody } from "@/server/services/answer-links/usable";
import { readEvents } from "@/server/services/intents/events";
import { readIntent } from "@/server/services/intents/read";
import { changeMember } from "@/server/services/members/change";
import { nextDepartureDue, tellDueDepartures } from "@/server/services/members/depart";
import { listMembers, readMember } from "@/server/services/members/list";
import { answerTokenOf } from "@/server/services/secrets";
import { beginSession, ctxOfSession } from "@/server/services/sign-in/sessions";
import { factsOf, noticesOf, plotOf, sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0, until } from "../support/time";
import { addPerson, as, makeWorkspace, type Person, submit, type Workspace } from "../support/workspace";

let workspace: Workspace;
let admin: Ctx;
beforeEach(async () => {
  workspace = await makeWorkspace();
  admin = as(workspace.alex);
});

const list = async (query: object = {}, ctx = admin) => listMembers(ctx, MembersQuery.parse(query));
const namesOf = async (query: object) => (await list(query)).items.map(({ name }) => name);
const turnOff = (person: Person, ctx = admin) => changeMember(ctx, person.id, { active: false });
const withNext = { escalate: [{ after: "1h", to: ["team:data"] }], timeout: "8h" };
const trail = () =>
  sql<{ action: string; before: object; after: object }>(
    "SELECT action, before, after FROM admin_changes WHERE workspace_id = $1 ORDER BY seq",
    workspace.id,
  );

test("people are listed by name with their teams and what is with them, found and narrowed", async () => {
  await submit(workspace.agent, { assignees: [workspace.bea.email] });
  expect(await namesOf({})).toEqual(["Alex", "Ana", "Audrey", "Bea", "Cal"]);
  const { items } = await list({ q: "BEA@" });
  expect(items).toMatchObject([{ name: "Bea", role: "reviewer", waiting: 1, teams: [{ slug: "data" }] }]);
  expect(await namesOf({ role: "auditor" })).toEqual(["Audrey"]);
  await turnOff(workspace.cal);
  expect(await namesOf({ active: "false" })).toEqual(["Cal"]);
  const first = await list({ limit: 2, active: "true" });
  expect(first.items.map(({ name }) => name)).toEqual(["Alex", "Ana"]);
  expect(await namesOf({ limit: 2, active: "true", cursor: first.next_cursor })).toEqual(["Audrey", "Bea"]);
});

test("when somebody was last here is noted as they use it", async () => {
  const token = await beginSession(workspace.ana.id, T0);
  await ctxOfSession(token, after("5m"));
  const seen = async () => (await readMember(admin, workspace.ana.id)).last_seen_at;
  await until(seen, (at) => at === after("5m").toISOString());
});

test("before somebody is turned off it says how much is with them, how much moves on, and where nobody is left", async () => {
  const { agent, ana, bea } = workspace;
  await submit(agent, { assignees: [ana.email, bea.email] });
  await submit(agent, { assignees: [ana.email], ...withNext });
  await submit(agent, { assignees: [ana.email] });
  await submit(agent, { assignees: [bea.email] });
  expect((await readMember(admin, ana.id)).waits).toEqual({ open: 3, moving_on: 2, nobody_left: 1 });
  await turnOff(bea);
  expect((await readMember(admin, ana.id)).waits).toEqual({ open: 3, moving_on: 3, nobody_left: 2 });
});

test("what was with somebody alone moves on at once when they are turned off, and its timeline says why", async () => {
  const { agent, ana, bea } = workspace;
  const alone = await submit(agent, { assignees: [ana.email], ...withNext });
  const shared = await submit(agent, { assignees: [ana.email, bea.email], ...withNext });
  const last = await submit(agent, { assignees: [ana.email] });
  await turnOff(ana);
  expect(await plotOf(alone.id)).toEqual(["created", "left", "escalated"]);
  expect(await plotOf(shared.id)).toEqual(["created", "left"]);
  expect(await plotOf(last.id)).toEqual(["created", "left"]);
  const [, left, escalated] = await factsOf(alone.id);
  expect(left).toMatchObject({
    actor: { type: "user", name: "Alex" },
    data: { who: { name: "Ana" }, reason: "deactivated" },
  });
  expect(escalated?.data).toMatchObject({
    level: 2,
    reason: "nobody_there",
    to: [{ name: "Bea" }, { name: "Cal" }],
  });
  expect((await noticesOf(alone.id)).map(({ email, kind }) => [email, kind])).toContainEqual([
    bea.email,
    "escalated",
  ]);
  expect(await readIntent(admin, shared.id)).toMatchObject({ level: 1, assignees: [{ name: "Bea" }] });
  expect((await readEvents(admin, last.id)).items.at(-1)).toMatchObject({ type: "left" });
  expect((await readMember(admin, ana.id)).waiting).toBe(0);
});

test("whoever becomes an auditor is taken off as well, and a new role by itself moves nothing", async () => {
  const { agent, ana } = workspace;
  const { id } = await submit(agent, { assignees: [ana.email], ...withNext });
  await changeMember(admin, ana.id, { role: "admin" });
  expect(await plotOf(id)).toEqual(["created"]);
  await changeMember(admin, ana.id, { role: "auditor" });
  expect(await plotOf(id)).toEqual(["created", "left", "escalated"]);
  expect((await factsOf(id))[1]?.data).toMatchObject({ reason: "auditor" });
});

test("what a crash left undone the clock does, and what came in meanwhile too; doing it again changes nothing", async () => {
  const { agent, ana, cal } = workspace;
  await turnOff(ana);
  const due = await nextDepartureDue();
  expect(due).toEqual(after("1m"));
  // Somebody's submission was on its way while Ana left.
  await sql("UPDATE memberships SET active = true WHERE user_id = $1", ana.id);
  const { id } = await submit(agent, { assignees: [ana.email], ...withNext });
  await sql("UPDATE memberships SET active = false WHERE user_id = $1", ana.id);
  const look = after("1m");
  await Promise.all([tellDueDepartures(look, look, 10), tellDueDepartures(look, look, 10)]);
  expect(await plotOf(id)).toEqual(["created", "left", "escalated"]);
  await turnOff(cal);
  await tellDueDepartures(after("2m"), after("2m"), 10);
  await tellDueDepartures(after("5m"), after("5m"), 10);
  expect(await plotOf(id)).toEqual(["created", "left", "escalated", "left"]);
  expect(await sql("SELECT 1 FROM departures WHERE workspace_id = $1", workspace.id)).toEqual([]);
});

test("whoever is turned on again in time is not taken off anything", async () => {
  const { agent, ana } = workspace;
  await turnOff(ana);
  await changeMember(admin, ana.id, { active: true });
  const { id } = await submit(agent, { assignees: [ana.email], ...withNext });
  await tellDueDepartures(after("5m"), after("5m"), 10);
  expect(await plotOf(id)).toEqual(["created"]);
});

test("whoever is turned off is signed out, their links are void for good, and their devices are silent", async () => {
  const { agent, ana } = workspace;
  const token = await beginSession(ana.id, T0);
  const { id } = await submit(agent, { assignees: [ana.email], timeout: "8h" });
  const [notice] = await noticesOf(id);
  const link = answerTokenOf(notice?.id ?? "");
  await sql(
    `INSERT INTO push_subscriptions (id, workspace_id, user_id, endpoint, p256dh, auth, name, created_at)
     VALUES ($1, $2, $3, $1, 'x', 'x', 'Phone', now())`,
    `psh_${ana.id}`,
    workspace.id,
    ana.id,
  );
  expect(await openUsableLink(link, T0, nobody)).toMatchObject({ link: { user_id: ana.id } });
  await turnOff(ana);
  expect(await ctxOfSession(token, T0)).toBeNull();
  expect(await refusalOf(openUsableLink(link, T0, nobody))).toMatchObject({ code: "unauthenticated" });
  await changeMember(admin, ana.id, { active: true });
  expect(await ctxOfSession(token, T0)).toBeNull();
  expect(await refusalOf(openUsableLink(link, after("1m"), nobody))).toMatchObject({ code: "link_spent" });
  expect(await sql("SELECT 1 FROM push_subscriptions WHERE user_id = $1", ana.id)).toEqual([]);
});

test("a session lives on where its person is a member of another workspace too", async () => {
  const { ana } = workspace;
  const other = await makeWorkspace();
  await sql(
    "INSERT INTO memberships (workspace_id, user_id, role, created_at) VALUES ($1, $2, 'reviewer', now())",
    other.id,
    ana.id,
  );
  const token = await beginSession(ana.id, T0);
  await turnOff(ana);
  expect(await ctxOfSession(token, T0)).toMatchObject({ workspaceId: other.id });
});

describe("there is always an admin:", () => {
  test("nobody turns themselves off", async () => {
    await addPerson(workspace.id, "Ada", "admin");
    expect(await refusalOf(turnOff(workspace.alex))).toMatchObject({ code: "conflict" });
  });

  test.each<Role>(["reviewer", "auditor"])("the last one does not become a %s", async (role) => {
    expect(await refusalOf(changeMember(admin, workspace.alex.id, { role }))).toMatchObject({
      code: "conflict",
      message: "Alex is the last admin. Make somebody else an admin first.",
    });
    expect((await readMember(admin, workspace.alex.id)).role).toBe("admin");
  });

  test("one who is turned off does not count", async () => {
    const ada = await addPerson(workspace.id, "Ada", "admin");
    await turnOff(ada);
    const attempt = changeMember(admin, workspace.alex.id, { role: "reviewer" });
    expect(await refusalOf(attempt)).toMatchObject({ code: "conflict" });
  });

  test("also where two admins turn each other off at once", async () => {
    const ada = await addPerson(workspace.id, "Ada", "admin");
    const done = await Promise.allSettled([turnOff(ada), turnOff(workspace.alex, as(ada))]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await namesOf({ role: "admin", active: "true" })).toHaveLength(1);
  });
});

test("every change stands in the trail with before and after; one that changes nothing does not", async () => {
  const { ana } = workspace;
  await changeMember(admin, ana.id, { role: "admin" });
  await changeMember(admin, ana.id, { role: "admin" });
  await turnOff(ana);
  await changeMember(admin, ana.id, { active: true });
  const changes = await trail();
  expect(changes.map(({ action }) => action)).toEqual(["changed", "deactivated", "reactivated"]);
  expect(changes[0]).toMatchObject({ before: { role: "reviewer" }, after: { role: "admin" } });
});

test("auditors read and do not change, reviewers do neither, and other workspaces find nobody", async () => {
  const { ana, audrey, bea } = workspace;
  expect(await readMember(as(audrey), ana.id)).toMatchObject({ name: "Ana", you: false });
  expect(await refusalOf(turnOff(ana, as(audrey)))).toMatchObject({ code: "forbidden" });
  for (const verb of [readMember(as(bea), ana.id), turnOff(ana, as(bea)), list({}, as(bea))])
    expect(await refusalOf(verb)).toMatchObject({ code: "forbidden" });
  const foreign = as((await makeWorkspace()).alex);
  expect(await refusalOf(readMember(foreign, ana.id))).toMatchObject({ code: "not_found" });
  expect(await refusalOf(turnOff(ana, foreign))).toMatchObject({ code: "not_found" });
  expect((await list({}, foreign)).items.map(({ id }) => id)).not.toContain(ana.id);
});
