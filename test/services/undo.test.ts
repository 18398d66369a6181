import { describe, expect, test } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { readEvents } from "@/server/services/intents/events";
import { listIntents } from "@/server/services/intents/list";
import { fireMoment } from "@/server/services/intents/pursue";
import { readIntent } from "@/server/services/intents/read";
import { takeBackAnswer } from "@/server/services/intents/take-back";
import { factsOf, noticesOf, storyOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after } from "../support/time";
import { addPolicy, as, asAgent, asSystem, makeWorkspace, submit } from "../support/workspace";

async function answered() {
  const workspace = await makeWorkspace();
  const { id: workspaceId, ana, bea, agent } = workspace;
  const levels = [{ to: [ana.email, bea.email] }];
  await addPolicy(workspaceId, { slug: "second-thoughts", levels, timeout: "8h", undo: "10s" });
  const { id } = await submit(agent, { policy: "second-thoughts" });
  const answer = await answerIntent(as(ana, after("1m")), id, { outcome: "approved", comment: "Fine." });
  const fire = (time: string) => fireMoment(asSystem({ id: workspaceId }, after(time)), id);
  return { ...workspace, workspaceId, id, answer, fire };
}

describe("an answer under a policy with ten seconds of undo", () => {
  test("is held for people to see, and nothing of it reaches the agent", async () => {
    const { id, ana, bea, agent, answer } = await answered();
    const held = { outcome: "approved", by: { id: ana.id, name: "Ana" }, until: after("70s").toISOString() };
    expect(answer).toMatchObject({ status: "waiting", held, next: { kind: "release" } });
    expect(await readIntent(as(bea), id)).toMatchObject({ held, you: { may_answer: false } });
    expect(await readIntent(asAgent(agent), id)).toMatchObject({ held: null, next: { kind: "timeout" } });
    const { items } = await listIntents(asAgent(agent), { view: "summary" });
    expect(items).toMatchObject([{ held: null, next: { kind: "timeout" } }]);
    const seenBy = async (ctx: ReturnType<typeof as>) =>
      (await readEvents(ctx, id)).items.map(({ type }) => type);
    expect(await seenBy(as(bea))).toEqual(["created", "answered"]);
    expect(await seenBy(asAgent(agent))).toEqual(["created"]);
    expect((await noticesOf(id)).map(({ kind }) => kind)).toEqual(["waiting", "waiting"]);
  });

  test("becomes the decision by itself, with its receipt and its messages, once", async () => {
    const { id, ana, agent, fire } = await answered();
    expect(await fire("69s")).toMatchObject({ fired: false, nextAt: after("70s") });
    expect(await fire("70s")).toEqual({ fired: true, nextAt: null });
    expect(await fire("71s")).toMatchObject({ fired: false });
    expect(await readIntent(asAgent(agent), id)).toMatchObject({
      status: "decided",
      outcome: "approved",
      held: null,
      decision: { decided_by: { id: ana.id }, decided_at: after("1m").toISOString(), comment: "Fine." },
    });
    expect((await factsOf(id)).at(-1)).toMatchObject({ type: "decided", actor: { id: ana.id } });
    expect((await readIntent(asAgent(agent), id)).decision?.receipt).toMatch(/^\S+\.\S+\.\S+$/);
    expect((await noticesOf(id)).map(({ kind }) => kind)).toEqual(["waiting", "waiting", "decided"]);
  });

  test("is taken back by whoever gave it, and can then be answered anew by anybody", async () => {
    const { id, ana, bea, fire } = await answered();
    expect(await refusalOf(takeBackAnswer(as(bea, after("65s")), id))).toMatchObject({ code: "forbidden" });
    expect(await takeBackAnswer(as(ana, after("65s")), id)).toMatchObject({ status: "waiting", held: null });
    expect(await fire("70s")).toMatchObject({ fired: false, nextAt: after("8h") });
    expect(await answerIntent(as(bea, after("75s")), id, { outcome: "rejected" })).toMatchObject({
      held: { outcome: "rejected", by: { name: "Bea" } },
    });
    expect(await storyOf(id)).toEqual(["created", "answered", "taken_back", "answered"]);
  });

  test("cannot be taken back once the agent was told", async () => {
    const { id, ana, fire } = await answered();
    await fire("70s");
    expect(await refusalOf(takeBackAnswer(as(ana, after("71s")), id))).toMatchObject({
      code: "already_decided",
    });
  });
});
