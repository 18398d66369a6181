import { expect, test } from "vitest";
import { SimulateBody } from "@/core/wire/rules";
import { simulateRules } from "@/server/services/rules/simulate";
import { rowsOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { addRules } from "../support/rules";
import { after } from "../support/time";
import { as, makeWorkspace, submit } from "../support/workspace";

test("the newest intents are replayed against other rules: what would be decided, routed, or fail, and nothing is changed", async () => {
  const workspace = await makeWorkspace();
  const { agent, alex, ana, audrey } = workspace;
  const kept = await addRules(
    workspace,
    { name: "High", when: "payload.rows > 100", then: { priority: "high" } },
    { name: "Tiny", when: "payload.rows < 2", then: { decide: "approved" } },
  );
  const ids: string[] = [];
  for (const [index, rows] of [1, 5, 500, "many"].entries()) {
    const intent = await submit(agent, { payload: { rows }, assignees: [ana.email] }, after(`${index + 1}m`));
    ids.push(intent.id);
  }
  const before = await rowsOf(workspace.id);
  const draft = [
    { ...kept.items[0], when: "priority == 'normal' && payload.rows > 200", then: { risk: "high" } },
    { name: "Small", when: "payload.rows < 10 && payload.rows > 1", then: { decide: "rejected" } },
  ];
  const simulate = (rules: unknown[], last = 100) =>
    simulateRules(as(audrey), SimulateBody.parse({ rules, last }));
  const found = await simulate(draft);
  expect(found.looked).toBe(4);
  expect(found.rules).toMatchObject([
    { name: "High", matched: 1, decided: 0, failed: 1, failure: expect.stringMatching(/column/) },
    { id: "new_2", name: "Small", matched: 1, decided: 1, failed: 1 },
  ]);
  expect(found.changes.map(({ intent, kind }) => [ids.indexOf(intent.id), kind])).toEqual([
    [2, "routed"],
    [1, "decided"],
    [0, "no_longer_decided"],
  ]);
  expect(found.changes[0]).toMatchObject({
    before: { rule: { name: "High" }, priority: "high", risk: null, decide: null },
    after: { rule: { name: "High" }, priority: "normal", risk: "high", decide: null },
  });
  expect((await simulate(kept.items)).changes).toEqual([]);
  expect(await simulate(draft, 1)).toMatchObject({ looked: 1, rules: [{ failed: 1 }, { failed: 1 }] });
  expect(await rowsOf(workspace.id)).toEqual(before);

  const broken = simulate([draft[0], { ...draft[1], when: "payload.rows <" }]);
  expect(await refusalOf(broken)).toMatchObject({ code: "invalid_request", pointers: ["/rules/1/when"] });
  const outsider = simulateRules(as(ana), SimulateBody.parse({ rules: [] }));
  expect(await refusalOf(outsider)).toMatchObject({ code: "forbidden" });
  const other = await makeWorkspace();
  expect(await simulateRules(as(other.alex), SimulateBody.parse({ rules: draft }))).toMatchObject({
    looked: 0,
  });
  expect(alex.workspaceId).not.toBe(other.id);
});
