import type { Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { hydrated } from "./support/hydrated";
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

/** What says that somebody else was first. */
const winner = (page: Page) =>
  pane(page)
    .getByRole("status")
    .filter({ hasText: /Bea rejected this .*while you were here/ });

const unsent = (page: Page) => pane(page).getByRole("region", { name: "Your unsent answer" });

test("who is typing when somebody else decides is told who it was, and keeps the text, the field and the focus", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(question(titled("Two at it")));
  const [anas, beas] = [await signedIn("Ana"), await signedIn("Bea")];
  await openRequest(anas, id);
  const field = pane(anas).getByLabel("Comment");
  await hydrated(field);
  await field.pressSequentially("I would rather wait");
  await openRequest(beas, id);
  await choice(beas, "Reject").click();
  await expect(sent(beas)).toBeVisible();

  await expect(winner(anas)).toBeVisible();
  await expect(field).toBeFocused();
  await anas.keyboard.type(" until Monday");
  await expect(unsent(anas)).toContainText("I would rather wait until Monday");
  await expect(unsent(anas).getByRole("button", { name: "Copy" })).toBeVisible();
  await expect(unsent(anas).getByRole("button", { name: "Make it a comment" })).toHaveCount(0);
  await expect(choice(anas, "Approve")).toBeDisabled();
  await expect(choice(anas, "Approve")).toHaveAccessibleDescription(
    /^Bea rejected this at .*Nothing more can be sent\.$/,
  );
  await anas.keyboard.press("Tab");
  await anas.keyboard.press("Enter");
  expect((await agent.waitFor(id)).decision?.decided_by.name).toBe("Bea");
  await unsent(anas).getByRole("button", { name: "Throw away" }).click();
  await expect(unsent(anas)).toHaveCount(0);
  await expect(field).toHaveCount(0);
});

test("who is typing when a colleague hands it back to the agent can make a comment of it", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent({ ...question(titled("Handed back")), task_type: "review" });
  const [anas, beas] = [await signedIn("Ana"), await signedIn("Bea")];
  await openRequest(anas, id);
  const field = pane(anas).getByLabel("Comment", { exact: true });
  await hydrated(field);
  await field.fill("Please add the totals.");
  await openRequest(beas, id);
  await pane(beas).getByLabel("Comment", { exact: true }).fill("Leave out the names.");
  await choice(beas, "Request changes").click();

  await expect(pane(anas).getByRole("status").filter({ hasText: "Bea asked for changes" })).toBeVisible();
  await expect(choice(anas, "Approve")).toBeDisabled();
  await unsent(anas).getByRole("button", { name: "Make it a comment" }).click();
  const composer = pane(anas).getByLabel("Write to everyone on this");
  await expect(composer).toBeFocused();
  await expect(composer).toHaveValue("Comment: Please add the totals.");
  await composer.press("Control+Enter");
  await expect(pane(beas).getByText("Comment: Please add the totals.")).toBeVisible();

  await agent.revise(id, { payload: { dataset: "totals" }, note: "With totals, without names." });
  await expect(pane(anas).getByText("The agent revised this: revision 2")).toBeVisible();
});

test("who hands it on when the agent withdraws it keeps the dialog and the reason", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(question(titled("Withdrawn under the hand")));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const opener = pane(page).getByRole("button", { name: "Pass on…" });
  await hydrated(opener);
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "Pass on" });
  await dialog.getByLabel("Reason").fill("She knows the customer.");
  await agent.cancel(id, "No longer needed.");
  await expect(dialog.getByRole("status")).toContainText("withdrew this. There is nothing left to hand on.");
  await expect(dialog.getByLabel("Reason")).toHaveValue("She knows the customer.");
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await expect(dialog.getByRole("button", { name: "Pass on", exact: true })).toBeDisabled();
});

test("what a colleague does with it is told with its time, until it is understood", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const { id } = await agent.sendIntent(question(titled("Claimed meanwhile")));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const bea = await callsOf("Bea");
  await bea.put(`/api/intents/${id}/claim`, { data: {} });
  const banner = pane(page).getByRole("status").filter({ hasText: "While you were here" });
  await expect(banner).toContainText(/Bea claimed this until/);
  await expect(pane(page).getByText(/Bea is at it, until/)).toBeVisible();
  await banner.getByRole("button", { name: "Understood" }).click();
  await expect(banner).toHaveCount(0);
  await bea.put(`/api/intents/${id}/assignment`, { data: { to: [EMAILS.Alex], delegate: true } });
  await expect(banner).toContainText("Bea delegated this to Alex");
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
  await expect(winner(anas)).toBeVisible();
  await expect(unsent(anas)).toContainText("Looks fine to me.");
  expect((await agent.waitFor(id)).outcome).toBe("rejected");
});
