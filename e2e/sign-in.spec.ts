import type { Submit } from "../sdk/typescript/src/index";
import { baseUrl, password } from "./support/environment";
import { hydrated } from "./support/hydrated";
import { choice, openInbox, openRequest, pane } from "./support/inbox";
import { mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { giveCredentials, signIn } from "./support/sign-in";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const question = (title: string, assignees: string[] = [EMAILS.Ana]): Submit => ({
  intent_type: "e2e.inbox.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1" },
  assignees,
  timeout: "1h",
});

test("a wrong password is told beside the form, and the address stays in it", async ({ stranger }) => {
  const page = await stranger();
  await page.goto("/sign-in");
  for (const email of [EMAILS.Ana, "nobody@acme.dev"]) {
    await giveCredentials(page, email, "not the password");
    await expect(page.getByRole("alert").filter({ hasText: "do not go together" })).toBeVisible();
    await expect(page.getByLabel("E-mail")).toHaveValue(email);
  }
  await expect(page).toHaveURL("/sign-in");
});

test("signing in leads to where somebody wanted to go", async ({ agent, stranger }) => {
  const title = titled("Where I was going");
  const { id } = await agent.sendIntent(question(title));
  const page = await stranger();
  await page.goto(`/inbox/${id}?view=open`);
  await expect(page).toHaveURL((url) => url.pathname === "/sign-in");
  await giveCredentials(page, EMAILS.Ana, password());
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await expect(page).toHaveURL(`/inbox/${id}?view=open`);
});

test("signing in never leads to another site", async ({ stranger }) => {
  const page = await stranger();
  await page.goto(`/sign-in?${new URLSearchParams({ callbackUrl: "https://evil.example/inbox" })}`);
  await giveCredentials(page, EMAILS.Ana, password());
  await expect(page.getByRole("heading", { name: "For me" })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(baseUrl());
});

test("a mailed link signs in once, by a button on the page that it opens", async ({ stranger }) => {
  const page = await stranger();
  await page.goto("/sign-in?callbackUrl=%2Finbox%3Fview%3Dopen");
  await hydrated(page.getByRole("button", { name: "Mail me a link instead" }));
  await page.getByRole("button", { name: "Mail me a link instead" }).click();
  await page.getByLabel("E-mail").fill(EMAILS.Cal);
  await page.getByRole("button", { name: "Mail me a link", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();

  const { subject } = await mailFor(EMAILS.Cal, "Sign in to Countersign");
  const [mailbox] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "Open the mailbox" }).click(),
  ]);
  await mailbox.getByRole("link", { name: subject }).first().click();
  const letter = mailbox.frameLocator(`iframe[title="${subject}"]`);
  const [linked] = await Promise.all([
    mailbox.waitForEvent("popup"),
    letter.getByRole("link", { name: "Sign in", exact: true }).click(),
  ]);
  await expect(linked.getByText(`You are signing in as ${EMAILS.Cal}.`)).toBeVisible();
  const link = linked.url();
  await linked.reload(); // as often as a scanner likes
  await linked.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(linked).toHaveURL("/inbox?view=open");
  await expect(linked.getByRole("button", { name: "Cal" })).toBeVisible();

  const other = await stranger();
  await other.goto(link);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(
    other.getByRole("alert").filter({ hasText: "This sign-in link was used before or has expired." }),
  ).toBeVisible();
  await expect(other.getByRole("button", { name: "Mail me a link", exact: true })).toBeVisible();
});

test("a stranger who asks for a link is told what a member is told, and gets none", async ({ stranger }) => {
  const page = await stranger();
  await page.goto("/sign-in");
  await hydrated(page.getByRole("button", { name: "Mail me a link instead" }));
  await page.getByRole("button", { name: "Mail me a link instead" }).click();
  await page.getByLabel("E-mail").fill("mallory@elsewhere.example");
  await page.getByRole("button", { name: "Mail me a link", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const response = await page.request.get("/api/mailbox?to=mallory@elsewhere.example");
  expect((await response.json()).items).toEqual([]);
});

test("signing out ends the session, also for whoever kept its cookie", async ({ stranger }) => {
  const page = await stranger();
  await signIn(page, "Ana");
  const kept = await page.context().storageState();
  await openInbox(page);
  await page.getByRole("button", { name: "Ana" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/inbox");
  await expect(page.getByRole("heading", { name: "Sign in to Countersign" })).toBeVisible();

  const thief = await stranger({ storageState: kept });
  expect((await thief.request.get("/api/intents")).status()).toBe(401);
});

test("after a session that ended elsewhere, signing in on the page for it leads back to what was written", async ({
  agent,
  stranger,
}) => {
  const { id } = await agent.sendIntent(question(titled("Signed out meanwhile")));
  const page = await stranger();
  await signIn(page, "Ana");
  await openRequest(page, id);
  await pane(page).getByLabel("Comment").fill("Half a thought");
  await page.context().clearCookies();
  await choice(page, "Approve").click();
  await expect(page.getByRole("dialog").getByText("You have been signed out")).toBeVisible();
  await page.goto(`/sign-in?callbackUrl=/inbox/${id}`);
  await giveCredentials(page, EMAILS.Ana, password());
  await expect(pane(page).getByLabel("Comment")).toHaveValue("Half a thought");
});
