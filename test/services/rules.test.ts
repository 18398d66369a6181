import { beforeEach, describe, expect, test } from "vitest";
import { SaveRuleBody } from "@/core/wire/rules";
import { createRule, orderRules, removeRule, replaceRule } from "@/server/services/rules/change";
import { listRules } from "@/server/services/rules/list";
import { refusalOf } from "../support/refusal";
import { addRules } from "../support/rules";
import { after } from "../support/time";
import {
  addPerson,
  addPolicy,
  as,
  makeWorkspace,
  type Person,
  submit,
  type Workspace,
} from "../support/workspace";
import { listChanges } from "../support/audit";

let workspace: Workspace;
let agnes: Person;
beforeEach(async () => {
  workspace = await makeWorkspace();
  agnes = await addPerson(workspace.id, "Agnes", "admin");
});

const rule = (more: object = {}) =>
  SaveRuleBody.parse({ name: "Small", when: "payload.rows < 10", then: { decide: "approved" }, ...more });
const names = async () => (await listRules(as(workspace.audrey))).items.map(({ name }) => name);
const trail = async () =>
  (await listChanges(as(workspace.alex), { kind: "rule" })).items.map(
    ({ action, subject }) => `${subject.name} ${action}`,
  );

describe("rules", () => {
  test("are kept in order, changed, switched off, moved and removed, and the trail says by whom", async () => {
    const { items, version } = await addRules(
      workspace,
      rule({ name: "A" }),
      rule({ name: "B" }),
      rule({ name: "C" }),
    );
    const [a, b, c] = items.map(({ id }) => id) as [string, string, string];
    const moved = await orderRules(as(workspace.alex), [c, a, b], version);
    expect(moved).toMatchObject({ version: version + 1, changed_by: { name: "Alex" } });
    expect(await names()).toEqual(["C", "A", "B"]);
    await replaceRule(as(agnes), a, rule({ name: "A2", enabled: false, version: moved.version }));
    await removeRule(as(agnes), c, undefined);
    expect((await listRules(as(agnes))).items).toMatchObject([
      { id: a, name: "A2", enabled: false },
      { id: b },
    ]);
    expect(await trail()).toEqual([
      "C removed",
      "A2 changed",
      "The order of the rules changed",
      ...["C created", "B created", "A created"],
    ]);
  });

  test("edited by two admins at once, the second hears of the first", async () => {
    const { version, items } = await addRules(workspace, rule());
    const id = items[0]?.id ?? "";
    await replaceRule(as(agnes, after("1m")), id, rule({ name: "Hers", version }));
    const second = replaceRule(as(workspace.alex, after("2m")), id, rule({ name: "His", version }));
    expect(await refusalOf(second)).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^Agnes changed the rules/),
      extra: { version: version + 1, changed_by: { id: agnes.id, name: "Agnes" } },
    });
    expect(await names()).toEqual(["Hers"]);
    const racing = ["x", "y"].map((name) => replaceRule(as(agnes), id, rule({ name, version: version + 1 })));
    const settled = await Promise.allSettled(racing);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("that can never do what they say are refused at their field, and nothing is saved", async () => {
    const attempt = (more: object) => refusalOf(createRule(as(workspace.alex), rule(more)));
    expect(await attempt({ when: "payload.rows >\n  " })).toMatchObject({
      code: "invalid_request",
      pointers: ["/when"],
      message: expect.stringMatching(/^Line 1, column \d+: /),
    });
    expect(await attempt({ when: "size(payload)" })).toMatchObject({ pointers: ["/when"] });
    expect(await attempt({ then: { policy: "nowhere" } })).toMatchObject({ pointers: ["/then/policy"] });
    expect(await attempt({ then: { decide: "completed" } })).toMatchObject({ pointers: ["/then/decide"] });
    expect(await attempt({ when: "tru", then: { policy: "nowhere" } })).toMatchObject({
      pointers: ["/when", "/then/policy"],
    });
    expect(await names()).toEqual([]);
    await addPolicy(workspace.id, { slug: "known", levels: [{ to: ["team:data"] }], timeout: "1h" });
    await createRule(as(workspace.alex), rule({ then: { policy: "known" } }));
  });

  test("are ordered by naming each of them once", async () => {
    const { items } = await addRules(workspace, rule(), rule());
    const [a = "", b = ""] = items.map(({ id }) => id);
    for (const ids of [[a], [a, a], [a, b, "rule_x"], []])
      expect(await refusalOf(orderRules(as(workspace.alex), ids, undefined))).toMatchObject({
        pointers: ["/ids"],
      });
  });

  test("are for admins to change, for auditors to read, and for nobody else's workspace", async () => {
    const { items } = await addRules(workspace, rule());
    const id = items[0]?.id ?? "";
    for (const person of [workspace.ana, workspace.audrey])
      expect(await refusalOf(createRule(as(person), rule()))).toMatchObject({ code: "forbidden" });
    expect(await refusalOf(listRules(as(workspace.ana)))).toMatchObject({ code: "forbidden" });
    const other = await makeWorkspace();
    expect((await listRules(as(other.alex))).items).toEqual([]);
    expect(await refusalOf(removeRule(as(other.alex), id, undefined))).toMatchObject({ code: "not_found" });
    expect(await submit(other.agent, { payload: { rows: 1 }, assignees: [other.ana.email] })).toMatchObject({
      status: "waiting",
    });
  });
});
