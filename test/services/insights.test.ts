import { beforeEach, describe, expect, test } from "vitest";
import { RELATIVE_ERROR } from "@/core/insights/histogram";
import { answerIntent } from "@/server/services/intents/answer";
import { cancelIntent } from "@/server/services/intents/cancel";
import { noteOpening } from "@/server/services/insights/opening";
import { ask, measureAll, pass, stats } from "../support/fates";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import {
  addTeam,
  as,
  asAgent,
  deactivate,
  makeWorkspace,
  type Person,
  submit,
  type Submission,
} from "../support/workspace";

// What an earlier test left to be measured is not this test's business.
beforeEach(measureAll);

describe("figures", () => {
  test("say how what closed has ended, and how long people took", async () => {
    const workspace = await makeWorkspace();
    const { agent, ana, alex, bea } = workspace;
    const first = await ask(workspace);
    const second = await ask(workspace, { intent_type: "intent.other.v1" });
    const withdrawn = await ask(workspace);
    const late = await ask(workspace, { timeout: "2h", escalate: [{ after: "1h", to: [bea.email] }] });
    await noteOpening(as(ana, after("50s")), first.id);
    await answerIntent(as(ana, after("60s")), first.id, { outcome: "approved" });
    await answerIntent(as(ana, after("10m")), second.id, { outcome: "rejected" });
    await cancelIntent(asAgent(agent, after("11m")), withdrawn.id, { reason: "r" });
    await pass(after("1h"));
    await pass(after("2h"));
    expect(late.status).toBe("waiting");
    expect((await stats(alex)).pending).toBe(4);
    await measureAll();
    const { total, pending, items } = await stats(alex);
    expect(pending).toBe(0);
    expect(total).toMatchObject({
      ...{ closed: 4, answered: 2, timed_out: 1, withdrawn: 1, automatic: 0, escalated: 1, reminded: 0 },
      ...{ approved: 1, declined: 1, opened: 1, unopened: 1, quick: 0 },
      ...{ in_time_share: 2 / 3, escalated_share: 1 / 4, approved_share: 1 / 2, unopened_share: 1 / 2 },
    });
    expect(Math.abs((total.response_p50_seconds ?? 0) - 60)).toBeLessThan(60 * RELATIVE_ERROR);
    expect(Math.abs((total.response_p95_seconds ?? 0) - 600)).toBeLessThan(600 * RELATIVE_ERROR);
    expect(Math.abs((total.deciding_p50_seconds ?? 0) - 10)).toBeLessThan(10 * RELATIVE_ERROR);
    expect(items.find(({ key }) => key === "2026-06-01")).toMatchObject({
      name: "2026-W23",
      figures: { closed: 4 },
    });
    expect(items).toHaveLength(12);
  });

  test("of a time are compared with as many weeks before", async () => {
    const workspace = await makeWorkspace();
    const { ana, alex } = workspace;
    const answered = async (start: Date) => {
      const { id } = await ask(workspace, {}, start);
      await answerIntent(as(ana, after("1m", start)), id, { outcome: "approved" });
    };
    await answered(after("6d"));
    await answered(after("7d"));
    await answered(after("8d"));
    await measureAll();
    const week = await stats(alex, { from: "2026-06-10", to: "2026-06-11" });
    expect(week).toMatchObject({ from: "2026-06-08", to: "2026-06-14", total: { closed: 2 } });
    expect(week.before).toMatchObject({ from: "2026-06-01", to: "2026-06-07", total: { closed: 1 } });
  });

  test("are those of a type, a team or a person, and of every mixture of them", async () => {
    const workspace = await makeWorkspace();
    const { agent, id, ana, bea, cal, alex } = workspace;
    await addTeam(id, "legal", [cal]);
    const answer = async (who: Person, more: Submission) => {
      const asked = await submit(agent, more);
      await answerIntent(as(who, after("1m")), asked.id, { outcome: "approved" });
    };
    await answer(cal, { assignees: ["team:data"], intent_type: "a" });
    await answer(cal, { assignees: [cal.email], intent_type: "a" });
    await answer(bea, { assignees: ["team:data"], intent_type: "b" });
    await answer(ana, { assignees: [ana.email], intent_type: "b" });
    await measureAll();
    const counts = async (query: Record<string, string>) =>
      (await stats(alex, query)).items.map(({ key, figures }) => [key, figures.closed]);
    expect(await counts({ by: "type" })).toEqual([
      ["a", 2],
      ["b", 2],
    ]);
    // Asked as one of a team, it is that team's; asked by name, it is of every team that the person is in.
    expect(await counts({ by: "team" })).toEqual([
      ["data", 3],
      ["legal", 1],
    ]);
    expect(await counts({ by: "person" })).toEqual([
      [cal.email, 2],
      [ana.email, 1],
      [bea.email, 1],
    ]);
    expect(await counts({ by: "person", type: "b" })).toHaveLength(2);
    expect(await counts({ by: "person", type: "b", team: "data" })).toEqual([[bea.email, 1]]);
    expect(await counts({ by: "type", person: cal.id, team: "legal" })).toEqual([["a", 1]]);
    expect(await counts({ by: "team", person: bea.email })).toEqual([["data", 1]]);
    await deactivate(bea);
    expect(await counts({ by: "person", person: bea.email })).toEqual([[bea.email, 1]]);
  });

  test("are for admins and auditors, each of their own workspace", async () => {
    const workspace = await makeWorkspace();
    const { id } = await ask(workspace);
    await answerIntent(as(workspace.ana), id, { outcome: "approved" });
    await measureAll();
    const { alex: stranger } = await makeWorkspace();
    expect((await stats(workspace.audrey)).total.closed).toBe(1);
    expect((await stats(stranger)).total.closed).toBe(0);
    expect(await refusalOf(stats(workspace.ana))).toMatchObject({ code: "forbidden" });
    expect(await refusalOf(stats(stranger, { person: workspace.ana.email }))).toMatchObject({
      pointers: ["/person"],
    });
  });

  test.each<[Record<string, string>, string]>([
    [{ team: "nobody" }, "/team"],
    [{ person: "nobody@else.example" }, "/person"],
    [{ from: "2026-06-08", to: "2026-06-01" }, "/from"],
    [{ from: "2020-01-01", to: "2026-06-01" }, "/from"],
  ])("of %j make no sense", async (query, pointer) => {
    const { alex } = await makeWorkspace();
    expect(await refusalOf(stats(alex, query))).toMatchObject({
      code: "invalid_request",
      pointers: [pointer],
    });
  });
});
