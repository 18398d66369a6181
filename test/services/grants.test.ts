import { beforeEach, describe, expect, test } from "vitest";
import { GrantBody, GrantsQuery } from "@/core/wire/grants";
import { createGrant } from "@/server/services/grants/create";
import { listGrants } from "@/server/services/grants/list";
import { revokeGrant } from "@/server/services/grants/revoke";
import { factsOf, noticesOf, sql } from "../support/database";
import { refusalOf } from "../support/refusal";
import { addRules } from "../support/rules";
import { after, T0 } from "../support/time";
import { addAgent, as, makeWorkspace, type Submission, submit, type Workspace } from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const TYPE = "intent.data.export_approval.v1";
const give = (more: object = {}, now?: Date) =>
  createGrant(
    as(workspace.alex, now),
    GrantBody.parse({
      agent: workspace.agent.address,
      intent_type: TYPE,
      expires_at: after("2d").toISOString(),
      ...more,
    }),
  );
const ask = (more: Submission = {}, now?: Date, agent = workspace.agent) =>
  submit(agent, { assignees: [workspace.ana.email], ...more }, now);
const list = (query: object = {}) => listGrants(as(workspace.audrey), GrantsQuery.parse(query));

describe("a grant", () => {
  test("decides like a rule, in the name of who gave it, and counts its uses", async () => {
    const grant = await give({ note: "Exports this week", when: "payload.rows <= 100" });
    const intent = await ask({ payload: { rows: 100 } });
    expect(intent).toMatchObject({
      status: "decided",
      outcome: "approved",
      routed_by: null,
      decision: {
        comment: "Allowed by the grant “Exports this week”, given by Alex.",
        via: "policy",
        decided_by: {
          id: grant.id,
          name: "Exports this week",
          acting_for: { id: workspace.alex.id, name: "Alex" },
        },
      },
    });
    expect(intent.decision?.receipt).toBeTruthy();
    expect(await factsOf(intent.id)).toMatchObject([
      { type: "created" },
      { type: "decided", actor: { type: "rule", id: grant.id, actingFor: { name: "Alex" } } },
    ]);
    expect(await noticesOf(intent.id)).toEqual([]);
    expect(await ask({ payload: { rows: 101 } })).toMatchObject({ status: "waiting" });
    expect(await ask({ payload: { rows: "?" } })).toMatchObject({ status: "waiting" });
    expect((await list()).items).toMatchObject([{ id: grant.id, uses: 1, status: "active" }]);
  });

  test("is for one agent and one type, or for all types that begin alike", async () => {
    await give({ intent_type: "intent.data.*" });
    expect(await ask({ intent_type: "intent.data.import.v1" })).toMatchObject({ status: "decided" });
    expect(await ask({ intent_type: "intent.database.v1" })).toMatchObject({ status: "waiting" });
    const stranger = await addAgent(workspace.id);
    expect(await ask({}, undefined, stranger)).toMatchObject({ status: "waiting" });
  });

  test("is never used more often than it may be, however many come at once", async () => {
    const grant = await give({ max_uses: 7 });
    const intents = await Promise.all(Array.from({ length: 50 }, () => ask()));
    expect(intents.filter(({ status }) => status === "decided")).toHaveLength(7);
    const [row] = await sql<{ uses: number }>("SELECT uses FROM grants WHERE id = $1", grant.id);
    expect(row?.uses).toBe(7);
    expect((await list()).items).toMatchObject([{ uses: 7, status: "used_up" }]);
    await expect(sql("UPDATE grants SET uses = 8 WHERE id = $1", grant.id)).rejects.toThrow("uses_check");
  });

  test("a second one takes over where the first is used up", async () => {
    const first = await give({ max_uses: 1, expires_at: after("1d").toISOString() });
    const second = await give();
    const used = [await ask(), await ask()].map(({ decision }) => decision?.decided_by.id);
    expect(used).toEqual([first.id, second.id]);
  });

  test("does nothing once it is over or revoked, and revoking it twice is one entry in the trail", async () => {
    const grant = await give();
    expect(await ask({}, after("47h"))).toMatchObject({ status: "decided" });
    expect(await ask({}, after("48h"))).toMatchObject({ status: "waiting" });
    const revoked = await revokeGrant(as(workspace.alex, after("1h")), grant.id);
    expect(revoked).toMatchObject({ status: "revoked", revoked_by: { name: "Alex" }, uses: 1 });
    await revokeGrant(as(workspace.alex, after("2h")), grant.id);
    expect(await ask()).toMatchObject({ status: "waiting" });
    const trail = await sql(
      "SELECT action FROM admin_changes WHERE workspace_id = $1 ORDER BY seq",
      workspace.id,
    );
    expect(trail).toEqual([{ action: "created" }, { action: "revoked" }]);
  });

  test("gives way to a rule that decides, and needs no person's outcome that only a person can give", async () => {
    await give();
    await addRules(workspace, { name: "Never EU", when: "payload.eu == true", then: { decide: "rejected" } });
    expect(await ask({ payload: { eu: true } })).toMatchObject({ outcome: "rejected" });
    expect(await ask({ payload: { eu: false } })).toMatchObject({ outcome: "approved" });
    expect(await ask({ task_type: "manual_action" })).toMatchObject({ status: "waiting" });
    expect(await ask({ evidence_required: true })).toMatchObject({ status: "waiting" });
  });

  test("is refused at its field where it could never allow anything", async () => {
    const refused = async (more: object) => (await refusalOf(give(more))).pointers;
    expect(await refused({ agent: "agent://nobody" })).toEqual(["/agent"]);
    expect(await refused({ when: "payload.rows <=" })).toEqual(["/when"]);
    expect(await refused({ outcome: "completed" })).toEqual(["/outcome"]);
    expect(await refused({ expires_at: T0.toISOString() })).toEqual(["/expires_at"]);
    expect(await refused({ expires_at: "2040-01-01T00:00:00Z" })).toEqual(["/expires_at"]);
    const other = await makeWorkspace();
    expect(await refused({ agent: other.agent.id })).toEqual(["/agent"]);
    expect((await list()).items).toEqual([]);
  });

  test("is an admin's to give, listed by agent and page by page, and invisible elsewhere", async () => {
    const body = GrantBody.parse({
      agent: workspace.agent.id,
      intent_type: TYPE,
      expires_at: after("1d").toISOString(),
    });
    for (const person of [workspace.ana, workspace.audrey])
      expect(await refusalOf(createGrant(as(person), body))).toMatchObject({ code: "forbidden" });
    const second = await addAgent(workspace.id);
    const given = [await give(), await give(), await give({ agent: second.address })].map(({ id }) => id);
    const first = await list({ limit: 2 });
    const rest = await list({ limit: 2, cursor: first.next_cursor });
    expect([...first.items, ...rest.items].map(({ id }) => id).sort()).toEqual(given.sort());
    expect(rest.next_cursor).toBeNull();
    expect((await list({ agent: second.id })).items).toMatchObject([{ agent: { address: second.address } }]);
    const other = await makeWorkspace();
    expect(await listGrants(as(other.alex), GrantsQuery.parse({}))).toEqual({ items: [], next_cursor: null });
    const foreign = revokeGrant(as(other.alex), given[0] ?? "");
    expect(await refusalOf(foreign)).toMatchObject({ code: "not_found" });
  });
});
