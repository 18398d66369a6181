import { beforeEach, describe, expect, test } from "vitest";
import { endAbsence } from "@/server/services/absences/end";
import { answerIntent } from "@/server/services/intents/answer";
import { claimIntent } from "@/server/services/intents/claim";
import { readIntent } from "@/server/services/intents/read";
import { reassignIntent } from "@/server/services/intents/reassign";
import { applyAbsences, leave } from "../support/absence";
import { sweep } from "../support/chain";
import { factsOf, noticesOf, plotOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import {
  addPolicy,
  as,
  deactivate,
  makeWorkspace,
  type Person,
  submit,
  type Workspace,
} from "../support/workspace";

let workspace: Workspace;
beforeEach(async () => void (workspace = await makeWorkspace()));

/** "Bea for Ana, Cal" */
const withWhom = async (id: string, now = T0) =>
  (await readIntent(as(workspace.alex, now), id)).assignees
    .map(({ name, instead_of }) => (instead_of ? `${name} for ${instead_of.name}` : name))
    .join(", ");
const factOf = async (id: string, type: string) =>
  (await factsOf(id)).findLast((fact) => fact.type === type)?.data;

/** Ana, then Bea after an hour, then the team. */
async function threeLevels(first: Person[] = [workspace.ana]): Promise<string> {
  const levels = [
    { to: first.map(({ email }) => email), escalate_after: "1h" },
    { to: [workspace.bea.email], escalate_after: "1h" },
    { to: ["team:data"] },
  ];
  await addPolicy(workspace.id, { slug: "three", levels, timeout: "24h", on_timeout: "rejected" });
  return (await submit(workspace.agent, { policy: "three" })).id;
}

describe("who is asked while somebody is away", () => {
  test("a request for them reaches their delegate, who answers for them, with both names everywhere", async () => {
    const { ana, bea, agent } = workspace;
    await leave(ana, bea, { starts_at: T0.toISOString() });
    const intent = await submit(agent, { assignees: [ana.email] });
    expect(intent.assignees).toMatchObject([
      { name: "Bea", instead_of: { id: ana.id, name: "Ana", until: after("49h").toISOString() } },
    ]);
    expect((await noticesOf(intent.id)).map(({ email }) => email)).toEqual([bea.email]);
    const { decision } = await answerIntent(as(bea), intent.id, { outcome: "approved" });
    expect(decision?.decided_by).toMatchObject({ name: "Bea", acting_for: { id: ana.id, name: "Ana" } });
    const [created, decided] = [await factOf(intent.id, "created"), (await factsOf(intent.id)).at(-1)];
    expect(created).toMatchObject({ to: [{ name: "Bea", insteadOf: { name: "Ana" } }] });
    expect(decided).toMatchObject({ type: "decided", actor: { name: "Bea", actingFor: { name: "Ana" } } });
    const receipt = JSON.parse(Buffer.from(decision?.receipt?.split(".")[1] ?? "", "base64url").toString());
    expect(receipt.decided_by).toMatchObject({ acting_for: { id: ana.id, name: "Ana" } });
  });

  test("a chain of delegates is followed to whoever is there", async () => {
    const { ana, bea, cal, agent } = workspace;
    await leave(ana, bea);
    await leave(bea, cal);
    expect((await submit(agent, { assignees: [ana.email] }, after("59m"))).assignees[0]?.name).toBe("Ana");
    const { id } = await submit(agent, { assignees: [ana.email] }, after("1h"));
    expect(await withWhom(id)).toBe("Cal for Ana");
  });

  test("a level that reaches nobody falls through at once and says who was passed over", async () => {
    const { ana, bea, cal, alex } = workspace;
    await leave(ana, null, { starts_at: T0.toISOString() });
    await leave(bea, alex, { starts_at: T0.toISOString() });
    await deactivate(alex);
    const id = await threeLevels();
    expect(await withWhom(id)).toBe("Cal");
    expect(await factOf(id, "created")).toMatchObject({
      level: 3,
      to: [{ name: cal.name }],
      nobody_at: [1, 2],
      passed_over: [
        { level: 1, name: "Ana", reason: "away", until: after("49h").toISOString() },
        { level: 2, name: "Bea", reason: "away" },
        { level: 3, name: "Bea", reason: "away" },
      ],
    });
  });

  test("a level that begins later asks whoever is there then", async () => {
    const { bea, cal } = workspace;
    await leave(bea, cal);
    const id = await threeLevels();
    await sweep(after("1h"));
    expect(await withWhom(id, after("1h"))).toBe("Cal for Bea");
    expect(await factOf(id, "escalated")).toMatchObject({ level: 2, to: [{ insteadOf: { name: "Bea" } }] });
  });

  test("what is passed on to somebody who is away goes to their delegate, or is refused", async () => {
    const { ana, bea, cal, agent } = workspace;
    const { id } = await submit(agent, { assignees: [ana.email] });
    await leave(bea, cal, { starts_at: T0.toISOString() });
    await reassignIntent(as(ana), id, { to: [bea.email] });
    expect(await withWhom(id)).toBe("Cal for Bea");
    await leave(cal, null, { starts_at: T0.toISOString() });
    const refusal = await refusalOf(reassignIntent(as(ana), id, { to: [bea.email] }));
    expect(refusal).toMatchObject({ code: "conflict" });
    expect(refusal.message).toBe("Bea is away and nobody stands in, so nobody would be asked.");
  });
});

describe("an absence that begins while somebody is asked", () => {
  test("hands what waits for them to their delegate, once, and tells the delegate", async () => {
    const { ana, bea, agent } = workspace;
    const { id } = await submit(agent, { assignees: [ana.email], timeout: "8h" });
    await leave(ana, bea);
    await applyAbsences(after("59m"));
    expect(await withWhom(id)).toBe("Ana");
    for (const seconds of [0, 1, 11]) await applyAbsences(new Date(after("1h").getTime() + seconds * 1000));
    expect(await withWhom(id, after("1h"))).toBe("Bea for Ana");
    expect(await plotOf(id)).toEqual(["created", "covered"]);
    expect(await factOf(id, "covered")).toMatchObject({
      from: { name: "Ana" },
      by: { name: "Bea" },
      to: [{ name: "Bea", insteadOf: { name: "Ana" } }],
      until: after("49h").toISOString(),
    });
    expect((await noticesOf(id)).map(({ kind, email }) => [kind, email])).toEqual([
      ["waiting", ana.email],
      ["waiting", bea.email],
    ]);
  });

  test("two clocks at once hand it on once", async () => {
    const { ana, bea, agent } = workspace;
    const intents = await Promise.all(
      Array.from({ length: 8 }, () => submit(agent, { assignees: [ana.email] })),
    );
    await leave(ana, bea);
    await Promise.all([applyAbsences(after("1h")), applyAbsences(after("1h")), applyAbsences(after("1h"))]);
    for (const { id } of intents) expect(await plotOf(id)).toEqual(["created", "covered"]);
  });

  test("without a delegate they stay named, the timeline says it once, and others who are asked go on", async () => {
    const { ana, bea } = workspace;
    const id = await threeLevels([ana, bea]);
    await leave(ana, null);
    for (const seconds of [0, 1, 11])
      await applyAbsences(new Date(after("1h").getTime() - 1 + seconds * 1000));
    expect(await plotOf(id)).toEqual(["created", "covered"]);
    expect(await withWhom(id, after("1h"))).toBe("Ana, Bea");
    expect(await factOf(id, "covered")).toMatchObject({ by: null, to: [] });
  });

  test("where nobody is left, the next level is asked at once", async () => {
    const { ana } = workspace;
    const id = await threeLevels();
    await leave(ana, null, { starts_at: after("10m").toISOString() });
    await applyAbsences(after("10m"));
    expect(await plotOf(id)).toEqual(["created", "covered", "escalated"]);
    expect(await factOf(id, "escalated")).toMatchObject({ level: 2, reason: "nobody_there" });
    expect(await withWhom(id, after("10m"))).toBe("Bea");
  });

  test("a delegate who leaves, too, hands it on; whose part it was is not forgotten", async () => {
    const { ana, bea, cal, agent } = workspace;
    const { id } = await submit(agent, { assignees: [ana.email], timeout: "24h" });
    await leave(ana, bea);
    await leave(bea, cal, { starts_at: after("2h").toISOString() });
    await applyAbsences(after("1h"));
    await applyAbsences(after("2h"));
    expect(await withWhom(id, after("2h"))).toBe("Cal for Ana");
    expect(await factOf(id, "covered")).toMatchObject({ from: { name: "Bea" }, by: { name: "Cal" } });
  });

  test("a delegate who is asked already is not told twice", async () => {
    const { ana, bea, agent } = workspace;
    const { id } = await submit(agent, { assignees: [ana.email, bea.email], timeout: "24h" });
    await leave(ana, bea);
    await applyAbsences(after("1h"));
    expect(await withWhom(id, after("1h"))).toBe("Bea");
    expect(await factOf(id, "covered")).toMatchObject({ by: { name: "Bea" }, to: [] });
    expect((await noticesOf(id)).map(({ email }) => email).toSorted()).toEqual(
      [ana.email, bea.email].toSorted(),
    );
  });

  test("a claim of theirs ends, and the chain goes on where it was", async () => {
    const { ana, bea } = workspace;
    const id = await threeLevels();
    await claimIntent(as(ana, after("50m")), id);
    await leave(ana, bea);
    await applyAbsences(after("1h"));
    const { claimed_by, next } = await readIntent(as(bea, after("1h")), id);
    expect({ claimed_by, next: next?.kind, at: next?.at }).toEqual({
      claimed_by: null,
      next: "escalation",
      at: after("70m").toISOString(),
    });
  });

  test("whoever is back early takes nothing from the delegate, may still answer, and is asked again from then on", async () => {
    const { ana, bea, agent } = workspace;
    const { id } = await submit(agent, { assignees: [ana.email], timeout: "24h" });
    const absence = await leave(ana, bea);
    await applyAbsences(after("1h"));
    await endAbsence(as(ana, after("2h")), absence.id);
    await applyAbsences(after("2h"));
    expect(await withWhom(id, after("2h"))).toBe("Bea for Ana");
    const next = await submit(agent, { assignees: [ana.email] }, after("2h"));
    expect(next.assignees.map(({ name }) => name)).toEqual(["Ana"]);
    const { decision } = await answerIntent(as(ana, after("2h")), id, { outcome: "approved" });
    expect(decision?.decided_by).toMatchObject({ name: "Ana", acting_for: null });
  });
});
