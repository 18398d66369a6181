import { beforeEach, describe, expect, test } from "vitest";
import { PolicyChangeBody } from "@/core/wire/policies";
import { PolicyBody } from "@/core/wire/policy";
import { changePolicy } from "@/server/services/policies/change";
import { createPolicy } from "@/server/services/policies/create";
import { listPolicies, readPolicy } from "@/server/services/policies/list";
import { previewPolicy } from "@/server/services/policies/preview";
import { removePolicy } from "@/server/services/policies/remove";
import { restorePolicy } from "@/server/services/policies/restore";
import { simulatePolicy } from "@/server/services/policies/simulate";
import { listVersions, readVersion } from "@/server/services/policies/versions";
import { readIntent } from "@/server/services/intents/read";
import { prisma } from "../support/prisma";
import { chain, type PolicySent, savePolicy } from "../support/policy";
import { addRules } from "../support/rules";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import {
  addIntentType,
  addPolicy,
  addTeam,
  as,
  asAgent,
  makeWorkspace,
  submit,
  type Workspace,
} from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const admin = (now?: Date) => as(workspace.alex, now);
const change = (more: Partial<PolicySent> & { version?: number; note?: string } = {}, now = after("60s")) =>
  changePolicy(admin(now), "data-exports", PolicyChangeBody.parse({ ...chain(workspace), ...more }));
const versions = (who = workspace.alex) => listVersions(as(who), "data-exports", { limit: 50 });

describe("a policy", () => {
  test("is read as it was written, with its version, who saved it and what depends on it", async () => {
    const { agent, audrey } = workspace;
    await savePolicy(workspace);
    await addIntentType(workspace.id, "intent.export.v1", { task_type: "approval", policy: "data-exports" });
    await submit(agent, { intent_type: "intent.export.v1" });
    expect(await readPolicy(as(audrey), "data-exports")).toMatchObject({
      ...chain(workspace),
      version: 1,
      saved: { by: { name: "Alex" } },
      used_by: { intent_types: ["intent.export.v1"], rules: [] },
      open_intents: 1,
    });
  });

  test("that names somebody unknown is refused with a pointer to each, and nothing is saved", async () => {
    const levels = [{ to: [workspace.ana.email, "nobody@acme.dev"] }, { to: ["team:gone"] }];
    const attempt = createPolicy(admin(), PolicyBody.parse(chain(workspace, { levels })));
    expect(await refusalOf(attempt)).toMatchObject({
      code: "invalid_request",
      pointers: ["/levels/0/to/1", "/levels/1/to/0"],
    });
    expect((await listPolicies(admin())).items).toEqual([]);
    await savePolicy(workspace);
    expect(await refusalOf(change({ levels }))).toMatchObject({ code: "invalid_request" });
    expect(await readPolicy(admin(), "data-exports")).toMatchObject({ version: 1 });
  });

  test("has a slug of its own, which stays", async () => {
    await savePolicy(workspace);
    expect(await refusalOf(savePolicy(workspace))).toMatchObject({ code: "conflict", pointers: ["/slug"] });
    expect(await refusalOf(change({ slug: "other" }))).toMatchObject({ pointers: ["/slug"] });
    expect(await refusalOf(savePolicy(workspace, { slug: "new" }))).toMatchObject({ pointers: ["/slug"] });
  });

  test("that was made before versions were kept is changed like any other", async () => {
    await addPolicy(workspace.id, chain(workspace));
    expect(await readPolicy(admin(), "data-exports")).toMatchObject({ version: 1, saved: null });
    expect(await change({ timeout: "6h", version: 1 })).toMatchObject({ version: 2, timeout: "6h" });
  });
});

describe("a change", () => {
  test("makes a version and an entry in the audit trail, and open intents go on by theirs", async () => {
    await savePolicy(workspace);
    const { id } = await submit(workspace.agent, { policy: "data-exports" });
    const saved = await change({ timeout: "6h", version: 1, note: "Nobody waits for eight." });
    expect(saved).toMatchObject({ version: 2, timeout: "6h", open_intents: 1 });
    const { items } = await versions();
    expect(items).toMatchObject([
      { number: 2, action: "changed", note: "Nobody waits for eight.", policy: { timeout: "6h" } },
      { number: 1, action: "created", policy: { timeout: "8h" } },
    ]);
    const trail = await listChanges(admin(), { kind: "policy" });
    expect(trail.items).toMatchObject([
      { action: "changed", before: { timeout: "8h" }, after: { timeout: "6h" }, actor: { name: "Alex" } },
      { action: "created", before: null },
    ]);
    const { created_at, deadline_at } = await readIntent(asAgent(workspace.agent), id);
    expect(Date.parse(deadline_at) - Date.parse(created_at)).toBe(8 * 3_600_000);
  });

  test("of a version that somebody else has replaced is refused and says who", async () => {
    const second = { ...workspace.bea, role: "admin" as const };
    await savePolicy(workspace);
    const body = PolicyChangeBody.parse({ ...chain(workspace), timeout: "6h", version: 1 });
    await changePolicy(as(second, after("30s")), "data-exports", body);
    expect(await refusalOf(change({ timeout: "7h", version: 1 }))).toMatchObject({
      code: "conflict",
      message: "Bea saved version 2 of this policy meanwhile.",
      extra: { version: 2, saved: { at: after("30s").toISOString(), by: { name: "Bea" } } },
    });
    expect(await readPolicy(admin(), "data-exports")).toMatchObject({ timeout: "6h" });
    expect(await change({ timeout: "7h" })).toMatchObject({ version: 3 });
  });

  test("at the same time as another is settled: one is saved, the other is told", async () => {
    await savePolicy(workspace);
    const both = await Promise.allSettled(["6h", "7h"].map((timeout) => change({ timeout, version: 1 })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await versions()).items).toHaveLength(2);
  });

  test("that changes nothing makes no version", async () => {
    await savePolicy(workspace);
    expect(await change({ version: 1 })).toMatchObject({ version: 1 });
    expect((await versions()).items).toHaveLength(1);
  });
});

describe("removing", () => {
  test("is refused while an intent type names the policy, and says which", async () => {
    await savePolicy(workspace);
    await addIntentType(workspace.id, "intent.export.v1", { policy: "data-exports" });
    const refusal = await refusalOf(removePolicy(admin(), "data-exports"));
    expect(refusal).toMatchObject({
      code: "conflict",
      extra: { used_by: { intent_types: ["intent.export.v1"] } },
    });
    expect(refusal.message).toContain("intent.export.v1");
    expect(await readPolicy(admin(), "data-exports")).toMatchObject({ version: 1 });
  });

  test("is refused while a rule names the policy, and says which", async () => {
    await savePolicy(workspace);
    await addRules(workspace, { name: "Big exports", when: "true", then: { policy: "data-exports" } });
    const refusal = await refusalOf(removePolicy(admin(), "data-exports"));
    expect(refusal).toMatchObject({ code: "conflict", extra: { used_by: { rules: ["Big exports"] } } });
    expect(refusal.message).toContain("Big exports");
  });

  test("says how many open intents go on, keeps the versions, and can be undone", async () => {
    await savePolicy(workspace);
    await submit(workspace.agent, { policy: "data-exports" });
    await change({ timeout: "6h" });
    expect(await removePolicy(admin(after("90s")), "data-exports")).toMatchObject({
      open_intents: 1,
      version: 2,
    });
    expect(await refusalOf(readPolicy(admin(), "data-exports"))).toMatchObject({ code: "not_found" });
    expect(await listPolicies(admin())).toMatchObject({
      items: [],
      removed: [{ slug: "data-exports", version: 3, by: { name: "Alex" } }],
    });
    expect((await versions()).items.map(({ action }) => action)).toEqual(["removed", "changed", "created"]);
    const restored = await restorePolicy(admin(after("120s")), "data-exports", { version: 3 });
    expect(restored).toMatchObject({ version: 4, timeout: "6h", open_intents: 1 });
    expect(await listPolicies(admin())).toMatchObject({ items: [{ version: 4 }], removed: [] });
    await submit(workspace.agent, { policy: "data-exports" });
  });

  test("makes its slug free for another policy, whose versions are its own", async () => {
    const first = await savePolicy(workspace);
    await removePolicy(admin(), "data-exports");
    const second = await savePolicy(workspace, { timeout: "1h" });
    expect(second.id).not.toBe(first.id);
    expect((await versions()).items).toHaveLength(1);
    expect((await listPolicies(admin())).removed).toEqual([]);
  });
});

describe("restoring", () => {
  test("makes an old version hold again, as a new one that says where it is from", async () => {
    await savePolicy(workspace);
    await change({ timeout: "6h" });
    const restored = await restorePolicy(admin(after("90s")), "data-exports", {
      version: 1,
      note: "Too short.",
    });
    expect(restored).toMatchObject({ version: 3, timeout: "8h" });
    const [newest] = (await versions()).items;
    expect(newest).toMatchObject({ number: 3, action: "restored", restored_from: 1, note: "Too short." });
    expect(await readVersion(admin(), "data-exports", "1")).toMatchObject({ policy: { timeout: "8h" } });
  });

  test("a version that names somebody who is gone is refused with a pointer, and nothing is saved", async () => {
    const id = await addTeam(workspace.id, "legal", [workspace.ana]);
    await savePolicy(workspace, { levels: [{ to: ["team:legal"] }] });
    await change({});
    await prisma.team.delete({ where: { id } });
    const attempt = restorePolicy(admin(), "data-exports", { version: 1 });
    expect(await refusalOf(attempt)).toMatchObject({ pointers: ["/levels/0/to/0"] });
    expect((await versions()).items).toHaveLength(2);
  });

  test("a version that there is not is not found", async () => {
    await savePolicy(workspace);
    for (const version of [2, 2_000_000_001])
      expect(await refusalOf(restorePolicy(admin(), "data-exports", { version }))).toMatchObject({
        code: "not_found",
      });
    for (const number of ["0", "x", "1.5", ""])
      expect(await refusalOf(readVersion(admin(), "data-exports", number))).toMatchObject({
        code: "not_found",
      });
  });
});

test("versions are paged, newest first, and cannot be altered", async () => {
  await savePolicy(workspace);
  for (const hours of [1, 2, 3]) await change({ timeout: `${hours}h` });
  const first = await listVersions(admin(), "data-exports", { limit: 3 });
  expect(first.items.map(({ number }) => number)).toEqual([4, 3, 2]);
  const rest = await listVersions(admin(), "data-exports", { limit: 3, cursor: Number(first.next_cursor) });
  expect(rest).toMatchObject({ items: [{ number: 1 }], next_cursor: null });
  const forge = prisma.policyVersion.updateMany({
    where: { workspaceId: workspace.id },
    data: { note: "x" },
  });
  await expect(forge).rejects.toThrow();
});

describe("who may", () => {
  const policy = () => PolicyBody.parse(chain(workspace));
  const verbs = {
    list: listPolicies,
    read: (ctx) => readPolicy(ctx, "data-exports"),
    versions: (ctx) => listVersions(ctx, "data-exports", { limit: 9 }),
    version: (ctx) => readVersion(ctx, "data-exports", "1"),
    preview: (ctx) => previewPolicy(ctx, { policy: "data-exports" }),
    simulate: (ctx) => simulatePolicy(ctx, { policy: "data-exports" }),
    create: (ctx) => createPolicy(ctx, policy()),
    change: (ctx) => changePolicy(ctx, "data-exports", policy()),
    remove: (ctx) => removePolicy(ctx, "data-exports"),
    restore: (ctx) => restorePolicy(ctx, "data-exports", { version: 1 }),
  } satisfies Record<string, (ctx: ReturnType<typeof admin>) => Promise<unknown>>;
  const WRITES = ["create", "change", "remove", "restore"];

  test.each(Object.entries(verbs))("%s is not for reviewers and agents", async (name, verb) => {
    await savePolicy(workspace);
    const { ana, agent, audrey } = workspace;
    for (const ctx of [as(ana), asAgent(agent)])
      expect(await refusalOf(verb(ctx))).toMatchObject({ code: "forbidden" });
    if (WRITES.includes(name)) expect(await refusalOf(verb(as(audrey)))).toMatchObject({ code: "forbidden" });
    else await verb(as(audrey));
  });

  test.each(Object.entries(verbs).filter(([name]) => !["list", "create"].includes(name)))(
    "%s finds nothing of another workspace",
    async (_, verb) => {
      await savePolicy(workspace);
      const other = await makeWorkspace();
      const refusal = await refusalOf(verb({ ...as(other.alex) }));
      expect(["not_found", "invalid_request"]).toContain(refusal.code);
      expect(await readPolicy(admin(), "data-exports")).toMatchObject({ version: 1 });
      expect(await listPolicies(as(other.alex))).toMatchObject({ items: [], removed: [] });
    },
  );
});
