import type { Submit } from "../sdk/typescript/src/index";
import { password } from "./support/environment";
import { choice, openInbox, openRequest, pane, rowOf, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const question = (title: string, more: Partial<Submit> = {}): Submit => ({
  intent_type: "e2e.offline.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1" },
  assignees: [EMAILS.Ana, EMAILS.Bea],
  timeout: "2h",
  ...more,
});

test("an answer given in a tunnel waits in sight, and is sent when the connection is back", async ({
  agent,
  signedIn,
}) => {
  const title = titled("Tunnel");
  const { id } = await agent.sendIntent(question(title));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await page.context().setOffline(true);
  await pane(page).getByLabel("Comment").fill("From the train.");
  await choice(page, "Approve").click();
  const waiting = page.getByRole("status", { name: "Waiting to be sent" });
  await expect(waiting).toContainText(`Approve “${title}”: sent when you are back online`);
  await expect(pane(page).getByText("It is sent by itself when there is one.")).toBeVisible();
  await expect(pane(page).getByLabel("Comment")).toHaveValue("From the train.");
  expect((await agent.getIntent(id)).status).toBe("waiting");

  await page.context().setOffline(false);
  const { outcome, decision } = await agent.waitFor(id);
  expect({ outcome, comment: decision?.comment }).toEqual({
    outcome: "approved",
    comment: "From the train.",
  });
  await expect(waiting).toBeEmpty();
  await expect(sent(page)).toBeVisible();
  await expect(page.getByText("What you had not sent")).toHaveCount(0);
});

test("an answer that waits can be called back, and then is never sent", async ({ agent, signedIn }) => {
  const title = titled("Called back");
  const { id } = await agent.sendIntent(question(title));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await page.context().setOffline(true);
  await choice(page, "Reject").click();
  await page.getByRole("button", { name: "Do not send" }).click();
  await expect(page.getByRole("status", { name: "Waiting to be sent" })).toBeEmpty();
  await page.context().setOffline(false);
  const other = titled("Back online");
  await agent.sendIntent(question(other));
  await expect(rowOf(page, other)).toBeVisible();
  expect((await agent.getIntent(id)).status).toBe("waiting");
});

test("who was offline while somebody else decided is told so, and keeps the text", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const { id } = await agent.sendIntent(question(titled("Overtaken")));
  const [page, bea] = [await signedIn("Ana"), await callsOf("Bea")];
  await openRequest(page, id);
  await page.context().setOffline(true);
  await pane(page).getByLabel("Comment").fill("Fine with me.");
  await choice(page, "Approve").click();
  await expect(page.getByRole("button", { name: "Do not send" })).toBeVisible();
  expect((await bea.post(`/api/intents/${id}/decision`, { data: { outcome: "rejected" } })).status()).toBe(
    201,
  );
  await page.context().setOffline(false);
  await expect(page.getByText("Not sent: Approve").first()).toBeVisible();
  await expect(pane(page).getByText("Comment: Fine with me.")).toBeVisible();
  expect((await agent.waitFor(id)).outcome).toBe("rejected");
});

test("where much is at risk nothing is sent later by itself", async ({ agent, signedIn }) => {
  const { id } = await agent.sendIntent(question(titled("Risky tunnel"), { risk: "critical" }));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await page.context().setOffline(true);
  await choice(page, "Approve").click();
  await expect(pane(page).getByText("Your answer is kept here.")).toBeVisible();
  await expect(page.getByRole("status", { name: "Waiting to be sent" })).toBeEmpty();
  await page.context().setOffline(false);
  await pane(page).getByRole("button", { name: "Try again" }).click();
  await expect(sent(page)).toBeVisible();
});

test("what is typed outlives a reload", async ({ agent, signedIn }) => {
  const { id } = await agent.sendIntent(question(titled("Reload")));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await pane(page).getByLabel("Comment").fill("Half an answer");
  await pane(page).getByLabel("Write to everyone on this").fill("Half a note");
  await page.reload();
  await expect(pane(page).getByLabel("Comment")).toHaveValue("Half an answer");
  await expect(pane(page).getByLabel("Write to everyone on this")).toHaveValue("Half a note");
});

test("a session that ends is renewed in place, and the answer goes out with what was typed", async ({
  agent,
  stranger,
}) => {
  const { id } = await agent.sendIntent(question(titled("In place")));
  const page = await stranger();
  await signIn(page, "Ana");
  await openInbox(page);
  await openRequest(page, id);
  await pane(page).getByLabel("Comment").fill("Typed before it ended");
  await page.context().clearCookies();
  // Not a click: another request may have noticed already, and its dialog lies over the button.
  await choice(page, "Approve").dispatchEvent("click");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("You have been signed out. What you wrote is kept.")).toBeVisible();
  await expect(dialog.getByLabel("E-mail")).toHaveValue(EMAILS.Ana);
  await dialog.getByLabel("Password").fill(password());
  await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(pane(page).getByLabel("Comment")).toHaveValue("Typed before it ended");
  await choice(page, "Approve").click();
  await expect(sent(page)).toBeVisible();
  expect((await agent.waitFor(id)).decision?.comment).toBe("Typed before it ended");
});
