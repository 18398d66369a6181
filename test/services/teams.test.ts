import { beforeEach, expect, test } from "vitest";
import { DirectoryQuery } from "@/core/wire/directory";
import type { Ctx } from "@/server/services/context";
import { fireMoment } from "@/server/services/intents/pursue";
import {
  addTeamMember,
  createTeam,
  deleteTeam,
  removeTeamMember,
  renameTeam,
} from "@/server/services/teams/change";
import { listTeams, readTeam } from "@/server/services/teams/list";
import { factsOf, plotOf, sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import {
  addIntentType,
  addPolicy,
  as,
  asSystem,
  makeWorkspace,
  submit,
  type Workspace,
} from "../support/workspace";

let workspace: Workspace;
let admin: Ctx;
beforeEach(async () => {
  workspace = await makeWorkspace();
  admin = as(workspace.alex);
});

const query = DirectoryQuery.parse({});
const list = async (ctx = admin) => (await listTeams(ctx, query)).items;
const data = async () => (await list()).find(({ slug }) => slug === "data")?.id ?? "";
const trail = () =>
  sql<{ action: string; before: unknown; after: unknown }>(
    "SELECT action, before, after FROM admin_changes WHERE workspace_id = $1 ORDER BY seq",
    workspace.id,
  );

test("a team that an admin makes is asked by its slug as soon as somebody is in it", async () => {
  const { agent, ana } = workspace;
  const team = await createTeam(admin, { slug: "ops", name: "Operations" });
  expect(team).toMatchObject({ slug: "ops", reachable: 0, members: [], used_by: [], open_intents: 0 });
  expect(await addTeamMember(admin, team.id, ana.id)).toMatchObject({
    reachable: 1,
    members: [{ name: "Ana" }],
  });
  await addTeamMember(admin, team.id, ana.id);
  expect(await submit(agent, { assignees: ["team:ops"] })).toMatchObject({ assignees: [{ name: "Ana" }] });
  expect(await readTeam(admin, team.id)).toMatchObject({ open_intents: 1 });
  expect(await list()).toMatchObject([
    { slug: "data", people: ["Bea", "Cal"] },
    { slug: "ops", people: ["Ana"] },
  ]);
  expect(await trail()).toMatchObject([
    { action: "created", before: null, after: { slug: "ops", members: [] } },
    { action: "changed", before: { members: [] }, after: { members: [ana.email] } },
  ]);
});

test("a slug is one team's, and a rename leaves it", async () => {
  expect(await refusalOf(createTeam(admin, { slug: "data", name: "x" }))).toMatchObject({
    code: "conflict",
    pointers: ["/slug"],
  });
  const id = await data();
  expect(await renameTeam(admin, id, { name: "Protection" })).toMatchObject({
    name: "Protection",
    slug: "data",
  });
  const other = as((await makeWorkspace()).alex);
  expect(await createTeam(other, { slug: "ops", name: "Theirs" })).toMatchObject({ slug: "ops" });
});

test("what is with somebody stays with them when they leave a team; its next level does without them", async () => {
  const { agent, ana, bea } = workspace;
  const now = await submit(agent, { assignees: ["team:data"], timeout: "8h" });
  const later = await submit(agent, {
    assignees: [ana.email],
    escalate: [{ after: "1h", to: ["team:data"] }],
    timeout: "8h",
  });
  await removeTeamMember(admin, await data(), bea.id);
  expect(await plotOf(now.id)).toEqual(["created"]);
  await fireMoment(asSystem(workspace, after("1h")), later.id);
  expect((await factsOf(later.id)).at(-1)?.data).toMatchObject({ to: [{ name: "Cal" }] });
});

test("a team that something names is not deleted, and the refusal says what", async () => {
  await addPolicy(workspace.id, { slug: "exports", levels: [{ to: ["team:data"] }], timeout: "1h" });
  await addIntentType(workspace.id, "intent.export.v1", { escalate: [{ after: "1h", to: ["team:data"] }] });
  await addPolicy(workspace.id, { slug: "other", levels: [{ to: ["team:database"] }], timeout: "1h" });
  const id = await data();
  expect((await readTeam(admin, id)).used_by).toMatchObject([
    { kind: "policy", name: "exports" },
    { kind: "intent_type", name: "intent.export.v1" },
  ]);
  expect(await refusalOf(deleteTeam(admin, id))).toMatchObject({
    code: "conflict",
    message:
      "data is named by the policy “exports” and the intent type “intent.export.v1”. Take it out there first.",
  });
  expect(await data()).toBe(id);
});

test("after a team is deleted, a level to come that names it is passed over and says so", async () => {
  const { agent, ana, cal } = workspace;
  const { id } = await submit(agent, {
    assignees: [ana.email],
    escalate: [
      { after: "1h", to: ["team:data"] },
      { after: "2h", to: [cal.email] },
    ],
    timeout: "8h",
  });
  await deleteTeam(admin, await data());
  await fireMoment(asSystem(workspace, after("1h")), id);
  expect(
    (await factsOf(id)).filter(({ type }) => type === "escalated").map(({ data }) => data),
  ).toMatchObject([
    { level: 2, to: [] },
    { level: 3, to: [{ name: "Cal" }], reason: "nobody_there" },
  ]);
  expect((await trail()).at(-1)).toMatchObject({ action: "removed", before: { slug: "data" }, after: null });
});

test("auditors read and do not change, reviewers do neither, and other workspaces find nothing", async () => {
  const { ana, audrey, bea } = workspace;
  const id = await data();
  const writes = [
    (ctx: Ctx) => renameTeam(ctx, id, { name: "x" }),
    (ctx: Ctx) => addTeamMember(ctx, id, ana.id),
    (ctx: Ctx) => removeTeamMember(ctx, id, bea.id),
    (ctx: Ctx) => deleteTeam(ctx, id),
  ];
  expect(await readTeam(as(audrey), id)).toMatchObject({ slug: "data" });
  for (const write of writes) {
    expect(await refusalOf(write(as(audrey)))).toMatchObject({ code: "forbidden" });
    expect(await refusalOf(write(as(ana)))).toMatchObject({ code: "forbidden" });
  }
  expect(await refusalOf(readTeam(as(ana), id))).toMatchObject({ code: "forbidden" });
  const foreign = await makeWorkspace();
  for (const verb of [...writes, (ctx: Ctx) => readTeam(ctx, id)])
    expect(await refusalOf(verb(as(foreign.alex)))).toMatchObject({ code: "not_found" });
  expect((await list(as(foreign.alex))).map((team) => team.id)).not.toContain(id);
  const own = await createTeam(as(foreign.alex), { slug: "ops", name: "Ops" });
  const stranger = addTeamMember(as(foreign.alex), own.id, ana.id);
  expect(await refusalOf(stranger)).toMatchObject({ code: "not_found" });
});
