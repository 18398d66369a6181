import type { APIRequestContext, Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { drawn, hydrated } from "./support/hydrated";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const level = (page: Page, number: number): Locator =>
  page
    .getByRole("list", { name: "Levels", exact: true })
    .getByRole("listitem")
    .filter({
      has: page.getByRole("heading", { name: new RegExp(`^Level ${number}\\b`) }),
    });
const timeline = (page: Page): Locator =>
  page.getByRole("list", { name: "What would happen if nobody answered" });

async function openNew(page: Page): Promise<void> {
  await page.goto("/admin/policies/new");
  await hydrated(page.getByLabel("Name", { exact: true }));
}

/** Types a part of a name into a level's picker and takes the first who is found. */
async function ask(page: Page, number: number, name: string): Promise<void> {
  const picker = level(page, number).getByPlaceholder("Search people and teams");
  await picker.fill(name);
  await expect(level(page, number).getByRole("option").first()).toContainText(name);
  await picker.press("Enter");
  await level(page, number).getByRole("button", { name: "Done" }).click();
}

async function policyOf(calls: APIRequestContext, slug: string) {
  const response = await calls.get(`/api/policies/${slug}`);
  expect(response.status()).toBe(200);
  return response.json();
}

/** A policy of three levels, made through the API. Its slug is its own. */
async function threeLevels(calls: APIRequestContext): Promise<string> {
  const slug = `e2e-${Date.now().toString(36)}`;
  const data = {
    slug,
    name: titled("Exports"),
    levels: [
      { to: [EMAILS.Ana], escalate_after: "30m" },
      { to: [EMAILS.Bea], escalate_after: "2h" },
      { to: ["team:data"] },
    ],
    timeout: "8h",
  };
  expect((await calls.post("/api/policies", { data })).status()).toBe(201);
  return slug;
}

test("a chain of three levels is built, moved, previewed, saved and asked by; then changed, and its first version restored", async ({
  signedIn,
  agent,
  callsOf,
}) => {
  const page = await signedIn("Alex");
  const calls = await callsOf("Alex");
  const name = titled("Night exports");
  await openNew(page);
  await page.getByLabel("Name", { exact: true }).fill(name);
  const slug = await page.getByLabel("Name in requests").inputValue();
  await ask(page, 1, "Ana");
  await expect(timeline(page)).toContainText("Ana");
  await page.getByRole("button", { name: "Add level" }).click();
  await ask(page, 2, "Bea");
  await page.getByRole("button", { name: "Add level" }).click();
  await ask(page, 3, "Data");
  await level(page, 2).getByLabel("Goes on after").fill("2 hours");
  await expect(level(page, 2).getByText("After 2 hours it goes on to level 3.")).toBeVisible();
  await expect(timeline(page)).toContainText(/Ana.*Bea.*Bea and Cal.*Rejected, by timeout/s);

  await page.getByRole("button", { name: "Move level 2 up" }).click();
  await expect(level(page, 1)).toContainText("Bea");
  await expect(timeline(page)).toContainText(/Bea · level 1.*Ana · level 2.*Bea and Cal · level 3/s);
  await page.getByRole("button", { name: "Friday 17:00" }).click();
  await expect(timeline(page)).toContainText(/^Fri .*17:00/s);

  await page.getByRole("button", { name: "Create policy" }).click();
  await expect(page).toHaveURL(new RegExp(`/admin/policies/${slug}$`));
  const { level: first, assignees } = await agent.sendIntent({
    intent_type: "e2e.policy.v1",
    task_type: "approval",
    title: titled("Asked by the new chain"),
    payload: { rows: 1 },
    policy: slug,
  });
  expect([first, assignees.map((person) => person.email)]).toEqual([1, [EMAILS.Bea]]);

  await page.reload();
  await hydrated(page.getByLabel("Times out after"));
  await expect(page.getByText("1 open request", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Times out after").fill("6h");
  const bar = page.getByRole("region", { name: "Unsaved changes" });
  await expect(bar).toContainText("It times out after 6 hours instead of 8 hours.");
  await expect(bar).toContainText("the open one goes on as before");
  await bar.getByRole("button", { name: "Save policy" }).click();
  await expect(bar).toHaveCount(0);
  expect(await policyOf(calls, slug)).toMatchObject({ version: 2, timeout: "6h" });

  await page.getByRole("tab", { name: "Try on past requests" }).click();
  await page.getByRole("button", { name: "Replay" }).click();
  await expect(page.getByText("The last 1 that began under this policy.")).toBeVisible();

  await page.getByRole("tab", { name: "Versions" }).click();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  const dialog = page.getByRole("dialog", { name: "Restore version 1?" });
  await expect(dialog).toContainText("It times out after 8 hours instead of 6 hours.");
  await dialog.getByRole("button", { name: "Restore version 1" }).click();
  await expect(page.getByRole("heading", { name: /Version 3.*restored version 1/ })).toBeVisible();
  expect(await policyOf(calls, slug)).toMatchObject({ version: 3, timeout: "8h" });
});

test("by keyboard alone a level is added, filled, moved by its grip and by its buttons, and saved", async ({
  signedIn,
  callsOf,
}) => {
  const calls = await callsOf("Alex");
  const slug = await threeLevels(calls);
  const page = await signedIn("Alex");
  await page.goto(`/admin/policies/${slug}`);
  await hydrated(page.getByLabel("Times out after"));
  await page.getByRole("button", { name: "Add level" }).focus();
  await page.keyboard.press("Enter");
  const picker = level(page, 4).getByPlaceholder("Search people and teams");
  await expect(picker).toBeFocused();
  await page.keyboard.type("Alex");
  await expect(level(page, 4).getByRole("option").first()).toContainText("Alex");
  await page.keyboard.press("Enter");
  await expect(level(page, 4).getByRole("heading")).toContainText("Alex");

  const up = page.getByRole("button", { name: "Move level 4 up" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Move level 3 up" })).toBeFocused();
  await expect(level(page, 3).getByRole("heading")).toContainText("Alex");

  const grip = page.getByRole("button", { name: "Drag level 3" });
  await grip.focus();
  await page.keyboard.press("Space");
  await expect(page.getByText("It is over place 3 of 4.")).toBeAttached();
  await drawn(page); // where everything lies is measured then
  await page.keyboard.press("ArrowUp");
  await expect(page.getByText("It is over place 2 of 4.")).toBeAttached();
  await page.keyboard.press("Space");
  await expect(level(page, 2).getByRole("heading")).toContainText("Alex");

  await page.getByRole("button", { name: "Save policy" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Unsaved changes" })).toHaveCount(0);
  const { levels } = await policyOf(calls, slug);
  expect(levels.map(({ to }: { to: string[] }) => to)).toEqual([
    [EMAILS.Ana],
    [EMAILS.Alex],
    [EMAILS.Bea],
    ["team:data"],
  ]);
});

test("what is wrong stands beside its field and in a summary that leads there, and nothing is saved", async ({
  signedIn,
}) => {
  const page = await signedIn("Alex");
  await openNew(page);
  await page.getByLabel("Times out after").fill("never");
  await page.getByRole("button", { name: "Create policy" }).click();
  const summary = page.getByRole("alert").filter({ hasText: "need another look" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /^Timeout/ }).click();
  await expect(page.getByLabel("Times out after")).toBeFocused();
  await expect(page.getByLabel("Times out after")).toHaveAttribute("aria-invalid", "true");
  await summary.getByRole("link", { name: /^Level 1, who is asked/ }).click();
  await expect(level(page, 1).getByPlaceholder("Search people and teams")).toBeFocused();
  await expect(page).toHaveURL(/\/new$/);
});

test("what was not saved is there again after a reload; what somebody else saved meanwhile is not overwritten unseen", async ({
  signedIn,
  callsOf,
}) => {
  const calls = await callsOf("Alex");
  const slug = await threeLevels(calls);
  const page = await signedIn("Alex");
  await page.goto(`/admin/policies/${slug}`);
  await hydrated(page.getByLabel("Times out after"));
  await page.getByLabel("Times out after").fill("5h");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText("This is as you left it")).toBeVisible();
  await expect(page.getByLabel("Times out after")).toHaveValue("5h");

  const policy = await policyOf(calls, slug);
  await calls.put(`/api/policies/${slug}`, { data: { ...policy, timeout: "7h" } });
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText(/saved version 2 of this policy meanwhile/)).toBeVisible();
  await page.getByRole("button", { name: "Save mine over it" }).click();
  await expect(page.getByRole("region", { name: "Unsaved changes" })).toHaveCount(0);
  expect(await policyOf(calls, slug)).toMatchObject({ version: 3, timeout: "5h" });
});

test("an auditor reads a policy and changes nothing", async ({ signedIn }) => {
  const page = await signedIn("Audrey");
  await page.goto("/admin/policies/data-exports");
  await expect(timeline(page)).toContainText("Ana");
  await expect(page.getByLabel("Times out after")).toBeDisabled();
  for (const name of ["Remove", "Add level", "Move level 2 up"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
});

test("the list, the editor and the versions are accessible, light and dark, down to 320 px", async ({
  signedIn,
  callsOf,
}) => {
  const slug = await threeLevels(await callsOf("Alex"));
  const page = await signedIn("Alex");
  await page.goto("/admin/policies");
  await expectAccessible(page, page.getByRole("list", { name: "Policies", exact: true }));
  await page.goto(`/admin/policies/${slug}`);
  await hydrated(page.getByLabel("Times out after"));
  for (const fold of await page.locator("main summary").all()) await fold.click();
  await page.getByRole("switch", { name: "Delays count only within working hours" }).click();
  await level(page, 1).getByRole("button", { name: "Change" }).click();
  await expectAccessible(page, timeline(page));
  await page.getByRole("tab", { name: "Versions" }).click();
  await expectAccessible(page, page.getByRole("list", { name: "Versions" }));
});
