import { describe, expect, test } from "vitest";
import { fingerprintOf, once, type Reply } from "@/server/services/idempotency";
import { cancelIntent } from "@/server/services/intents/cancel";
import { commentOnIntent } from "@/server/services/intents/comment";
import { submitIntent } from "@/server/services/intents/submit";
import { SubmitBody } from "@/core/wire/submit";
import { noticesOf, rowsOf, storyOf } from "../support/database";
import { refusalOf } from "../support/refusal";
import { after, T0 } from "../support/time";
import {
  addAgent,
  type Agent,
  asAgent,
  makeWorkspace,
  question,
  submit,
  type Submission,
} from "../support/workspace";

const PATH = "/api/intents";

function claim(agent: Agent, key: string, body: unknown, path = PATH) {
  const fingerprint = fingerprintOf("POST", JSON.stringify(body));
  return { workspaceId: agent.workspaceId, ownerId: agent.id, path, key, fingerprint };
}

function submitOnce(
  agent: Agent,
  key: string,
  more: Submission,
  now = T0,
): Promise<Reply & { replayed: boolean }> {
  const body = SubmitBody.parse(question(more));
  return once(claim(agent, key, more), (keep) => submitIntent(asAgent(agent, now), body, keep));
}

describe("a submission with an idempotency key", () => {
  test("that is repeated gets the first answer word for word, and nobody is written to twice", async () => {
    const { id, agent, ana } = await makeWorkspace();
    const first = await submitOnce(agent, "k1", { assignees: [ana.email] });
    const again = await submitOnce(agent, "k1", { assignees: [ana.email] }, after("2h"));
    expect(first).toMatchObject({ status: 201, replayed: false });
    expect(again).toEqual({ status: 200, body: first.body, replayed: true });
    expect(await rowsOf(id)).toMatchObject({ intents: 1, facts: 1, notifications: 1, idempotency_keys: 1 });
  });

  test("is refused where the key was used for another body", async () => {
    const { id, agent, ana, bea } = await makeWorkspace();
    await submitOnce(agent, "k1", { assignees: [ana.email] });
    expect(await refusalOf(submitOnce(agent, "k1", { assignees: [bea.email] }))).toMatchObject({
      code: "idempotency_mismatch",
    });
    expect(await rowsOf(id)).toMatchObject({ intents: 1 });
  });

  test("that was refused may be sent again, corrected, under the same key", async () => {
    const { agent, ana } = await makeWorkspace();
    expect(await refusalOf(submitOnce(agent, "k1", { assignees: ["no@body.example"] }))).toMatchObject({
      code: "invalid_request",
    });
    expect(await submitOnce(agent, "k1", { assignees: [ana.email] })).toMatchObject({
      status: 201,
      replayed: false,
    });
  });

  test("sent twenty times at once makes one intent; the others get its answer, or are told to come back", async () => {
    const { id, agent, ana } = await makeWorkspace();
    const sent = await Promise.all(
      Array.from({ length: 20 }, () =>
        submitOnce(agent, "k1", { assignees: [ana.email] }).then(
          ({ body, replayed }) => ({ body, replayed }),
          (error: { code: string }) => error.code,
        ),
      ),
    );
    const answered = sent.filter((each) => typeof each !== "string");
    expect(answered.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answered.map(({ body }) => body)).size).toBe(1);
    expect(new Set(sent.filter((each) => typeof each === "string"))).toEqual(
      new Set(["idempotency_in_flight"]),
    );
    expect(await rowsOf(id)).toMatchObject({ intents: 1, notifications: 1 });
    expect(await submitOnce(agent, "k1", { assignees: [ana.email] })).toMatchObject({ replayed: true });
  });

  test("shares its key with nobody: another agent, or another path, is another request", async () => {
    const { id, agent, ana } = await makeWorkspace();
    const [first, second] = [
      await submitOnce(agent, "k1", { assignees: [ana.email] }),
      await submitOnce(await addAgent(id), "k1", { assignees: [ana.email] }),
    ];
    const intentId = JSON.parse(first.body).id;
    const comment = { body: "Take your time." };
    const said = await once(claim(agent, "k1", comment, `${PATH}/${intentId}/comments`), (keep) =>
      commentOnIntent(asAgent(agent), intentId, comment, keep),
    );
    expect([second.replayed, said.replayed]).toEqual([false, false]);
    expect(await rowsOf(id)).toMatchObject({ intents: 2, idempotency_keys: 3 });
  });

  test("is found again although its policy and its people are gone since", async () => {
    const { agent, ana } = await makeWorkspace();
    const sent = { assignees: [ana.email] };
    const first = await submitOnce(agent, "k1", sent);
    const broken = once(claim(agent, "k1", sent), () =>
      submitIntent(asAgent(agent), SubmitBody.parse(question({ policy: "gone" }))),
    );
    expect(await broken).toMatchObject({ replayed: true, body: first.body });
  });
});

describe("an agent's later words with an idempotency key", () => {
  test("count once, and the repetition is answered although the intent has closed since", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const comment = { body: "One more thing: it is urgent." };
    const say = () =>
      once(claim(agent, "c1", comment, `${PATH}/${id}/comments`), (keep) =>
        commentOnIntent(asAgent(agent), id, comment, keep),
      );
    const first = await say();
    await cancelIntent(asAgent(agent), id, { reason: "no longer needed" });
    expect(await say()).toEqual({ status: 200, body: first.body, replayed: true });
    expect(await storyOf(id)).toEqual(["created", "commented", "canceled"]);
    expect((await noticesOf(id)).filter(({ kind }) => kind === "waiting")).toHaveLength(2);
  });

  test("withdraw once, however often they are repeated", async () => {
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] });
    const body = { reason: "obsolete" };
    const withdraw = () =>
      once(claim(agent, "w1", body, `${PATH}/${id}/cancellation`), (keep) =>
        cancelIntent(asAgent(agent), id, body, keep),
      );
    const [first, second] = [await withdraw(), await withdraw()];
    expect([first.replayed, second.replayed]).toEqual([false, true]);
    expect(second.body).toBe(first.body);
    expect(await storyOf(id)).toEqual(["created", "canceled"]);
  });
});
