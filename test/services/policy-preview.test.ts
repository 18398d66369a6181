import { beforeEach, describe, expect, test } from "vitest";
import { PolicyBody } from "@/core/wire/policy";
import type { PreviewWire } from "@/core/wire/preview";
import { answerIntent } from "@/server/services/intents/answer";
import { fireMoment } from "@/server/services/intents/pursue";
import { previewPolicy } from "@/server/services/policies/preview";
import { simulatePolicy } from "@/server/services/policies/simulate";
import { chain, type PolicySent, savePolicy } from "../support/policy";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import {
  addTeam,
  as,
  asSystem,
  deactivate,
  makeWorkspace,
  submit,
  type Workspace,
} from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

const draft = (more: Partial<PolicySent> = {}) => PolicyBody.parse(chain(workspace, more));
const told = ({ moments }: PreviewWire): string[] =>
  moments.map(({ at, kind, to }) => {
    const minutes = (Date.parse(at) - T0.getTime()) / 60_000;
    return `${minutes} ${kind} ${to.map(({ name }) => name).join(" ")}`.trim();
  });

describe("the preview", () => {
  test("says who would be told what and when, from the start on", async () => {
    const preview = await previewPolicy(as(workspace.audrey), {
      policy: draft(),
      start_at: T0.toISOString(),
    });
    expect(told(preview)).toEqual([
      "0 notify Ana",
      "5 remind Ana",
      "30 escalate Bea",
      "150 escalate Bea Cal",
      "480 timeout",
    ]);
    expect(preview.moments.at(-1)).toMatchObject({ outcome: "rejected" });
  });

  test("of a saved policy shows a level whose people are gone as one that reaches nobody", async () => {
    await savePolicy(workspace);
    await deactivate(workspace.ana);
    const preview = await previewPolicy(as(workspace.alex, T0), { policy: "data-exports" });
    expect(told(preview).slice(0, 2)).toEqual(["0 notify", "0 notify Bea"]);
  });

  test("of a draft that names strangers points below the draft", async () => {
    const policy = draft({ levels: [{ to: ["nobody@acme.dev"] }] });
    expect(await refusalOf(previewPolicy(as(workspace.alex), { policy }))).toMatchObject({
      code: "invalid_request",
      pointers: ["/policy/levels/0/to/0"],
    });
    expect(await refusalOf(previewPolicy(as(workspace.alex), { policy: "gone" }))).toMatchObject({
      pointers: ["/policy"],
    });
  });

  test("is what the clock does", async () => {
    await addTeam(workspace.id, "empty", []);
    await savePolicy(workspace, {
      levels: [
        { to: [workspace.ana.email], remind_after: "5m", remind_every: "10m", escalate_after: "30m" },
        { to: ["team:empty"], escalate_after: "1h" },
        { to: ["team:data"], escalate_after: "1h" },
      ],
      repeat: { from_level: 1, times: 1 },
      timeout: "4h",
    });
    const { moments } = await previewPolicy(as(workspace.alex, T0), { policy: "data-exports" });
    const { id } = await submit(workspace.agent, { policy: "data-exports" }, T0);
    const fired: string[] = [];
    for (let at: Date | null = T0; at;) {
      const { fired: happened, nextAt } = await fireMoment(asSystem(workspace, at), id);
      if (happened) fired.push(at.toISOString());
      at = nextAt;
    }
    const previewed = new Set(moments.filter(({ kind }) => kind !== "notify").map(({ at }) => at));
    expect(fired).toEqual([...previewed]);
  });
});

describe("the simulator", () => {
  const simulate = (more: Partial<PolicySent> = {}) =>
    simulatePolicy(as(workspace.alex, after("86400s")), { policy: draft(more) });

  test("replays real intents against a draft: whom it would have reached, and what would have timed out", async () => {
    const { ana, bea, agent } = workspace;
    await savePolicy(workspace);
    const early = await submit(agent, { policy: "data-exports", title: "Early" }, T0);
    const late = await submit(agent, { policy: "data-exports", title: "Late" }, after("60s"));
    await answerIntent(as(ana, after("600s")), early.id, { outcome: "approved" });
    await answerIntent(as(ana, after("1500s")), late.id, { outcome: "approved" });
    const levels = [{ to: [ana.email], escalate_after: "15m" }, { to: [bea.email] }];
    const { based_on, summary, items } = await simulate({ levels, timeout: "20m" });
    expect(based_on).toBe("policy");
    expect(summary).toMatchObject({
      looked: 2,
      changed: 2,
      counts: { times_out: 1, fewer_reminders: 2, reaches: 1 },
      reaches: [{ name: "Bea", count: 1 }],
    });
    expect(items).toMatchObject([
      {
        id: late.id,
        title: "Late",
        answered_by: { name: "Ana" },
        differences: [{ kind: "times_out" }, {}, {}, {}],
      },
      {
        id: early.id,
        after: { asked: [{ name: "Ana" }], level: 1 },
        differences: [{ kind: "fewer_reminders" }],
      },
    ]);
  });

  test("with the policy as it is, nothing would change", async () => {
    await savePolicy(workspace);
    await submit(workspace.agent, { policy: "data-exports" }, T0);
    expect(await simulate()).toMatchObject({
      summary: { looked: 1, changed: 0 },
      items: [{ differences: [] }],
    });
  });

  test("a policy that nothing began under is tried on the last intents of any kind", async () => {
    const { agent, bea } = workspace;
    const { id } = await submit(agent, { assignees: [bea.email] }, T0);
    const result = await simulate();
    expect(result).toMatchObject({ based_on: "recent", items: [{ id }], summary: { looked: 1, changed: 1 } });
    expect((await simulatePolicy(as((await makeWorkspace()).alex), { policy: draftOf() })).items).toEqual([]);
  });

  test("takes the last ones only, newest first, and changes nothing", async () => {
    await savePolicy(workspace);
    const ids: string[] = [];
    for (const second of [1, 2, 3])
      ids.unshift((await submit(workspace.agent, { policy: "data-exports" }, after(`${second}s`))).id);
    const { items } = await simulatePolicy(as(workspace.audrey, after("60s")), {
      policy: "data-exports",
      last: 2,
    });
    expect(items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  });

  const draftOf = () => PolicyBody.parse({ ...chain(workspace), levels: [{ to: ["team:data"] }] });
});
