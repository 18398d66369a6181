import type { Submit } from "../sdk/typescript/src/index";
import { choice, openRequest, pane, sent } from "./support/inbox";
import { EMAILS, type Person } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const RIVALS: readonly Person[] = ["Ana", "Bea", "Cal", "Alex"];
const ANSWERS = 50;

const question = (title: string): Submit => ({
  intent_type: "e2e.race.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1" },
  assignees: [EMAILS.Ana, EMAILS.Bea, EMAILS.Cal],
  timeout: "1h",
});

test("of fifty answers at the same time one is taken, and the other forty-nine are told whose", async ({
  agent,
  callsOf,
}) => {
  const { id } = await agent.sendIntent(question(titled("Fifty at once")));
  const callers = await Promise.all(RIVALS.map(callsOf));
  const answers = Array.from({ length: ANSWERS }, async (_, index) => {
    const caller = callers[index % callers.length];
    const outcome = index % 2 === 0 ? "approved" : "rejected";
    const response = await caller?.post(`/api/intents/${id}/decision`, {
      data: { outcome, comment: `answer ${index}` },
    });
    return { status: response?.status(), body: await response?.json() };
  });
  const all = await Promise.all(answers);
  const won = all.filter(({ status }) => status === 201);
  const lost = all.filter(({ status }) => status !== 201);

  expect(won).toHaveLength(1);
  const [{ body: winner } = { body: null }] = won;
  const { decided_by: by, outcome, comment } = winner.decision;
  for (const { status, body } of lost) {
    expect({ status, code: body.code }).toEqual({ status: 409, code: "already_decided" });
    expect(body.decided_by).toMatchObject({ id: by.id, name: by.name });
    expect(body.outcome).toBe(outcome);
    expect(body.detail).toContain(by.name);
  }
  const closed = await agent.waitFor(id);
  expect(closed.decision).toMatchObject({ outcome, comment, decided_by: { name: by.name } });
  const { items } = await agent.listEvents(id, { limit: 100 });
  expect(items.filter(({ type }) => type === "decided")).toHaveLength(1);
});

test("who is typing when somebody else decides is told who it was, and keeps the text", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(question(titled("Two at it")));
  const [anas, beas] = [await signedIn("Ana"), await signedIn("Bea")];
  await openRequest(anas, id);
  await pane(anas).getByLabel("Comment").fill("I would rather wait until");
  await openRequest(beas, id);
  await choice(beas, "Reject").click();
  await expect(sent(beas)).toBeVisible();

  await expect(pane(anas).getByText("Bea rejected this while you were here.")).toBeVisible();
  await expect(pane(anas).getByText("I would rather wait until")).toBeVisible();
  await expect(choice(anas, "Approve")).toHaveCount(0);
  expect((await agent.waitFor(id)).decision?.decided_by.name).toBe("Bea");
});

test("who hears nothing and answers too late is told who was first, and keeps the text", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(question(titled("Too late")));
  const [anas, beas] = [await signedIn("Ana"), await signedIn("Bea")];
  await anas.route("**/api/stream", (route) => route.abort());
  await anas.goto(`/inbox/${id}`);
  await expect(anas.getByText("No connection.")).toBeVisible();
  await pane(anas).getByLabel("Comment").fill("Looks fine to me.");
  await openRequest(beas, id);
  await choice(beas, "Reject").click();
  await expect(sent(beas)).toBeVisible();

  await choice(anas, "Approve").click();
  await expect(pane(anas).getByText("Bea rejected this while you were here.")).toBeVisible();
  await expect(pane(anas).getByText("Looks fine to me.")).toBeVisible();
  expect((await agent.waitFor(id)).outcome).toBe("rejected");
});
