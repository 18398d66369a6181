import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { baseUrl } from "./support/environment";
import { hydrated } from "./support/hydrated";
import { EMAILS } from "./support/people";
import { giveCredentials } from "./support/sign-in";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const entries = (page: Page) => page.getByRole("list", { name: "Entries" }).locator("> li");

/** Opens the trail, once the page listens. */
async function openTrail(page: Page, search = ""): Promise<void> {
  await page.goto(`/admin/audit${search}`);
  await hydrated(page.getByRole("button", { name: /^Filter/ }));
}

test("an auditor finds who did what from where, reads what was different, and follows it", async ({
  signedIn,
  callsOf,
}) => {
  const name = titled("Night watch").replace(/ [a-z0-9]+$/, "");
  const slug = titled("night").replaceAll(" ", "-");
  const admin = await callsOf("Alex");
  const made = await admin.post("/api/teams", { data: { slug, name: "Nihgt watch" } });
  const { id } = await made.json();
  await admin.patch(`/api/teams/${id}`, { data: { name }, headers: { "x-request-id": `renamed-${slug}` } });

  const page = await signedIn("Audrey");
  await openTrail(page);
  await page.getByRole("button", { name: /^Filter/ }).click();
  await page.getByRole("menuitem", { name: "Kind, person, address or request…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Request id").fill(`renamed-${slug}`);
  await dialog.getByRole("checkbox", { name: "Team", exact: true }).click();
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(new RegExp(`type=team&request_id=renamed-${slug}`));

  await expect(entries(page)).toHaveCount(1);
  const entry = entries(page).first();
  await expect(entry).toContainText("changed the team");
  await expect(entry).toContainText("in the browser");
  await entry.locator("summary").focus();
  await page.keyboard.press("Enter");
  const diff = entry.getByRole("listitem").filter({ hasText: "name" });
  await expect(diff.locator("del")).toHaveText("Nihgt watch");
  await expect(diff.locator("ins")).toContainText(name);
  await expect(entry.getByText("127.0.0.1").first()).toBeVisible();
  await expect(entry.getByRole("link", { name: `Open ${name}` })).toHaveAttribute(
    "href",
    `/admin/teams/${id}`,
  );
  await expect(entry.getByRole("link", { name: "Download proof" })).toBeVisible();

  await entry.getByRole("button", { name: "All of this" }).click();
  await page.getByRole("button", { name: `Remove filter: Request renamed-${slug}` }).click();
  await expect(entries(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(page).toHaveURL("/admin/audit");
});

test("the keys go from entry to entry", async ({ agent, signedIn }) => {
  const title = titled("Export");
  const { id } = await agent.sendIntent({
    intent_type: "intent.audit.test.v1",
    task_type: "approval",
    title,
    payload: { rows: 3 },
    assignees: [EMAILS.Ana],
  });
  const page = await signedIn("Audrey");
  await openTrail(page, `?subject=${id}`);
  await expect(entries(page)).not.toHaveCount(0);
  await expect(entries(page).last()).toContainText(title);
  await entries(page).first().locator("summary").focus();
  const count = await entries(page).count();
  for (let step = 1; step < count; step++) await page.keyboard.press("j");
  await expect(entries(page).last().locator("summary")).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Open the request" }).click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
});

test("whoever signs in stands in the trail, and whoever guesses a password does", async ({
  stranger,
  signedIn,
}) => {
  const guesser = await stranger({ userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/133.0" });
  await guesser.goto("/sign-in");
  await giveCredentials(guesser, EMAILS.Cal, "not the password");
  await expect(guesser.getByRole("alert").first()).toBeVisible();
  const page = await signedIn("Audrey");
  await openTrail(page, "?type=sign_in");
  const refused = entries(page).filter({ hasText: "A sign-in as Cal failed" }).first();
  await expect(refused).toContainText("Firefox on Linux");
  await expect(
    entries(page).filter({ hasText: "Audrey Auditor signed in by password" }).first(),
  ).toContainText("127.0.0.1");
});

test("an auditor has all of it verified, keeps a head, and takes the trail along", async ({
  signedIn,
  agent,
}) => {
  await agent.sendIntent({
    intent_type: "intent.audit.test.v1",
    task_type: "approval",
    title: titled("To be sealed"),
    payload: {},
    assignees: [EMAILS.Ana],
  });
  const page = await signedIn("Audrey");
  await openTrail(page);
  const state = page.getByRole("region", { name: "Verification" });
  await expect(state.getByText(/Sealed up to entry [\d,]+/)).toBeVisible();
  await state.getByRole("button", { name: "Verify now" }).click();
  await expect(state.getByText("Everything is as it was sealed")).toBeVisible();

  await state.getByRole("button", { name: "Signed head" }).click();
  const head = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Download" }).click();
  expect((await head).suggestedFilename()).toMatch(/^head-\d+\.jws$/);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Export" }).click();
  const file = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /^CSV/ }).click();
  expect((await file).suggestedFilename()).toMatch(/^audit-.*\.csv$/);
  await openTrail(page, "?source=change");
  await expect(
    entries(page).filter({ hasText: "Audrey Auditor exported the audit trail as CSV" }),
  ).not.toHaveCount(0);
});

test("an auditor changes nothing there, and a reviewer sees none of it", async ({ signedIn, callsOf }) => {
  const auditor = await callsOf("Audrey");
  for (const method of ["post", "put", "patch", "delete"] as const)
    expect((await auditor[method](`${baseUrl()}/api/audit`)).status()).toBe(405);
  const reviewer = await signedIn("Bea");
  await reviewer.goto("/admin/audit");
  await expect(reviewer.getByRole("heading", { name: "This is for admins" })).toBeVisible();
  for (const path of ["", "/verify", "/export", "/proof?entry=fact_1"])
    expect((await (await callsOf("Bea")).get(`/api/audit${path}`)).status()).toBe(403);
});

test("it says what to do where nothing fits and where nothing comes", async ({ signedIn }) => {
  const page = await signedIn("Audrey");
  await openTrail(page, "?ip=192.0.2.1");
  await expect(page.getByText("Nothing fits these filters")).toBeVisible();
  await page.route("**/api/audit?*", (route) => route.abort());
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page.getByText("The audit trail could not be loaded")).toBeVisible();
  await page.unroute("**/api/audit?*");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(entries(page)).not.toHaveCount(0);
});

test("the page is accessible, opened and closed, and fits a phone", async ({ signedIn }) => {
  const page = await signedIn("Audrey");
  await openTrail(page);
  await entries(page).first().locator("summary").click();
  await expectAccessible(page, page.getByRole("region", { name: "Verification" }));
});
