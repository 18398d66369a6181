import type { Page } from "@playwright/test";
import { Countersign } from "../sdk/typescript/src/index";
import { expectAccessible } from "./support/accessible";
import { baseUrl } from "./support/environment";
import { factsOf } from "./support/facts";
import { hydrated } from "./support/hydrated";
import { linksIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const PASSWORD = "ruby otter climbs slowly";
let count = 0;
const unique = () => `${process.pid.toString(36)}${Date.now().toString(36)}${count++}`;

/** Opens what a button opens, once the page listens. */
async function openDialog(page: Page, name: string) {
  const button = page.getByRole("button", { name, exact: true });
  await hydrated(button);
  await button.click();
  return page.getByRole("dialog");
}

/** Invites an address from the page, and gives the link in its mail. */
async function invited(page: Page, email: string): Promise<string> {
  await page.goto("/admin/people");
  const dialog = await openDialog(page, "Invite people");
  await dialog.getByLabel("E-mail addresses").fill(`Somebody <${email}>`);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(
    page.getByRole("list", { name: "Invitations" }).getByText(email, { exact: true }),
  ).toBeVisible();
  const link = linksIn(await mailFor(email, "invites you")).find((each) => each.includes("/join/"));
  if (!link) throw new Error("the mail has no link to join by");
  return link;
}

test("whoever is invited joins by a button on the mail's page, is signed in, and is gone when deactivated", async ({
  agent,
  signedIn,
  stranger,
}) => {
  const email = `dora-${unique()}@new.example`;
  const admin = await signedIn("Alex");
  const link = await invited(admin, email);
  for (const method of ["GET", "HEAD", "GET"]) expect((await fetch(link, { method })).status).toBe(200);

  const page = await stranger();
  await page.goto(link);
  const join = page.getByRole("button", { name: "Join", exact: true });
  await hydrated(join);
  await page.getByLabel("Password").fill("short");
  await join.click();
  await expect(page.getByText("A password has 12 characters or more.")).toBeVisible();
  await page.getByLabel("Your name").fill("Dora");
  await page.getByLabel("Password").fill(PASSWORD);
  await join.click();
  await expect(page).toHaveURL(/\/inbox/);
  await expect(page.getByRole("button", { name: "Dora" })).toBeVisible();

  const again = await stranger();
  await again.goto(link);
  await expect(again.getByText("This invitation was accepted")).toBeVisible();
  await expect(again.getByRole("button", { name: "Join", exact: true })).toHaveCount(0);

  const { id } = await agent.sendIntent({
    intent_type: "e2e.directory.v1",
    task_type: "approval",
    title: titled("Who is left"),
    payload: {},
    assignees: [email],
    escalate: [{ after: "1h", to: [EMAILS.Bea] }],
    timeout: "8h",
  });
  await admin.goto("/admin/people");
  await hydrated(admin.getByRole("searchbox", { name: "Search people" }));
  await admin.getByRole("searchbox", { name: "Search people" }).fill(email);
  await admin.getByRole("list", { name: "People" }).getByRole("link", { name: email }).click();
  const dialog = await openDialog(admin, "Deactivate…");
  await expect(dialog.getByText("1 goes to the next level at once.")).toBeVisible();
  await dialog.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(admin.getByRole("button", { name: "Reactivate" })).toBeVisible();
  await expect.poll(async () => (await factsOf(agent, id)).map(({ type }) => type)).toContain("left");
  expect(await agent.getIntent(id)).toMatchObject({ level: 2, assignees: [{ name: "Bea" }] });
  expect((await page.request.get("/api/intents")).status()).toBe(401);
});

test("an agent that is made in the browser asks with the key that was shown, until the key is revoked", async ({
  signedIn,
}) => {
  const page = await signedIn("Alex");
  const name = titled("Billing");
  await page.goto("/admin/agents");
  const dialog = await openDialog(page, "New agent");
  await dialog.getByLabel("Address").fill("not an address");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Make agent" }).click();
  await expect(dialog.getByText(/^An address is like agent:/)).toBeVisible();
  const address = `agent://acme/e2e/${unique()}`;
  await dialog.getByLabel("Address").fill(address);
  await dialog.getByRole("button", { name: "Make agent" }).click();
  const apiKey = (await dialog.getByLabel("API key", { exact: true }).textContent()) ?? "";
  expect(apiKey).toMatch(/^csk_/);
  await expect(dialog.getByLabel("Command")).toContainText(apiKey);
  await page.mouse.click(5, 5);
  await expect(dialog, "a click beside it loses no key").toBeVisible();
  await dialog.getByRole("button", { name: "I have kept them" }).click();

  const own = new Countersign({ baseUrl: baseUrl(), apiKey });
  const { id } = await own.sendIntent({
    intent_type: "e2e.directory.v1",
    task_type: "approval",
    title: titled("Pay the invoice"),
    payload: {},
    assignees: [EMAILS.Alex],
    timeout: "1h",
  });
  expect(await own.getIntent(id)).toMatchObject({ from_agent: address, status: "waiting" });
  await own.cancel(id, "The test is over.");

  await page.getByRole("list", { name: "Agents" }).getByRole("link", { name }).click();
  await expect(page.getByText("last used", { exact: false }).first()).toBeVisible();
  const rotate = await openDialog(page, "Rotate First key");
  await rotate.getByRole("button", { name: "Make the new key" }).click();
  const fresh = (await rotate.getByLabel("API key", { exact: true }).textContent()) ?? "";
  await rotate.getByRole("button", { name: "I have kept it" }).click();
  const replacement = new Countersign({ baseUrl: baseUrl(), apiKey: fresh });
  expect(await own.getIntent(id)).toMatchObject({ id });
  expect(await replacement.getIntent(id)).toMatchObject({ id });

  const old = page
    .getByRole("list", { name: "API keys" })
    .getByRole("listitem")
    .filter({ hasText: "Rotated" });
  await old.getByRole("button", { name: "Revoke First key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(
    page.getByRole("list", { name: "API keys" }).getByText("Revoked", { exact: true }),
  ).toBeVisible();
  await expect(own.getIntent(id)).rejects.toMatchObject({ status: 401 });
  expect(await replacement.getIntent(id)).toMatchObject({ id });
});

test("a team is made, filled, asked by its short name, and deleted", async ({ agent, signedIn }) => {
  const page = await signedIn("Alex");
  const name = titled("Night shift");
  await page.goto("/admin/teams");
  const dialog = await openDialog(page, "New team");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  const slug = await dialog.getByLabel("Short name").inputValue();
  await dialog.getByRole("button", { name: "Make team" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  const add = await openDialog(page, "Add people");
  await add.getByLabel("People").fill("cal@");
  await add.getByRole("option", { name: /^Cal/ }).click();
  await add.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("list", { name: "Members" }).getByText(EMAILS.Cal)).toBeVisible();
  const asked = await agent.sendIntent({
    intent_type: "e2e.directory.v1",
    task_type: "approval",
    title: titled("Who is awake"),
    payload: {},
    assignees: [`team:${slug}`],
    timeout: "1h",
  });
  expect(asked.assignees).toMatchObject([{ name: "Cal" }]);
  await page.reload();
  const remove = await openDialog(page, "Delete…");
  await expect(remove.getByText("1 open request names it.")).toBeVisible();
  await remove.getByRole("button", { name: "Delete team" }).click();
  await expect(page).toHaveURL("/admin/teams");
  await expect(page.getByText(name)).toHaveCount(0);
});

test("auditors read these pages and change nothing, reviewers see none of them", async ({ signedIn }) => {
  const auditor = await signedIn("Audrey");
  for (const [path, title] of [
    ["/admin/people", "People"],
    ["/admin/teams", "Teams"],
    ["/admin/agents", "Agents"],
  ] as const) {
    await auditor.goto(path);
    await expect(auditor.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    const list = auditor.getByRole("list", { name: title, exact: true });
    await expect(list.getByRole("link").first()).toBeVisible();
    await expect(auditor.getByRole("button", { name: /^(New|Invite)/ })).toHaveCount(0);
    await list.getByRole("link").first().click();
    await expect(auditor.getByRole("heading", { name: "Changes" })).toBeVisible();
    await expect(
      auditor.getByRole("button", { name: /Revoke|Rotate|Delete|Deactivate|Turn off|Add/ }),
    ).toHaveCount(0);
  }
  const reviewer = await signedIn("Bea");
  await reviewer.goto("/admin/agents");
  await expect(reviewer.getByRole("heading", { name: "This is for admins" })).toBeVisible();
});

test("the pages of the directory are accessible, and fit a phone", async ({ signedIn, stranger }) => {
  const page = await signedIn("Alex");
  const link = await invited(page, `eli-${unique()}@new.example`);
  await expectAccessible(page, page.getByRole("list", { name: "People" }));
  await page.getByRole("list", { name: "People" }).getByRole("link", { name: EMAILS.Ana }).click();
  await expectAccessible(page, page.getByRole("button", { name: "Deactivate…" }));
  const dialog = await openDialog(page, "Deactivate…");
  await expectAccessible(page, dialog.getByRole("button", { name: "Deactivate", exact: true }));
  await page.goto("/admin/teams");
  await page.getByRole("list", { name: "Teams" }).getByRole("link", { name: "team:data" }).click();
  await expectAccessible(page, page.getByRole("list", { name: "Members" }));
  await page.goto("/admin/agents");
  await expectAccessible(page, page.getByRole("list", { name: "Agents" }));
  await page.getByRole("list", { name: "Agents" }).getByRole("link", { name: "Data analyst" }).click();
  await expectAccessible(page, page.getByRole("list", { name: "API keys" }));
  const key = await openDialog(page, "New key");
  await expectAccessible(page, key.getByRole("button", { name: "Make key" }));
  const joining = await stranger();
  await joining.goto(link);
  await expectAccessible(joining, joining.getByRole("button", { name: "Join", exact: true }));
});
