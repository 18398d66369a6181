import type { APIRequestContext, Page } from "@playwright/test";
import { factsOf } from "./support/facts";
import { hydrated } from "./support/hydrated";
import { choice, openFromInbox, openInbox, pane } from "./support/inbox";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const MINUTE_MS = 60_000;

/** Nobody may stay away for the tests that come after. */
test.afterEach(async ({ callsOf }) => forgetAbsences(await callsOf("Alex")));
test.beforeEach(async ({ callsOf }) => forgetAbsences(await callsOf("Alex")));

async function forgetAbsences(admin: APIRequestContext): Promise<void> {
  const { items } = await (await admin.get("/api/absences")).json();
  for (const { id } of items) await admin.delete(`/api/absences/${id}`);
}

/** The browser's own control for times, in its own zone. */
async function fillTime(page: Page, label: string, at: number): Promise<void> {
  const local = await page.evaluate((time) => {
    const date = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
    return date.toISOString().slice(0, 16);
  }, at);
  await page.getByLabel(label, { exact: true }).fill(local);
}

test("Ana goes away and Bea answers for her: what waits and what comes is Bea's, with both names", async ({
  agent,
  signedIn,
}) => {
  const waiting = titled("Waits when Ana leaves");
  const before = await agent.sendIntent({ ...approval(waiting), assignees: [EMAILS.Ana] });

  const ana = await signedIn("Ana");
  await ana.goto("/settings/absence");
  await hydrated(ana.getByRole("button", { name: "Be away…" }));
  await expect(ana.getByRole("heading", { name: "You are here" })).toBeVisible();
  await ana.getByRole("button", { name: "Be away…" }).click();
  const dialog = ana.getByRole("dialog", { name: "Be away" });
  await fillTime(ana, "From", Date.now() - MINUTE_MS);
  await fillTime(ana, "Until", Date.now() - 5 * MINUTE_MS);
  await dialog.getByLabel("Delegate").fill("bea");
  await dialog.getByRole("option", { name: /^Bea/ }).click();
  await dialog.getByRole("button", { name: "Set absence" }).click();
  await expect(dialog.getByText("It ends before it starts.", { exact: true }).first()).toBeVisible();
  await fillTime(ana, "Until", Date.now() + 3 * 24 * 60 * MINUTE_MS);
  await dialog.getByRole("button", { name: "Set absence" }).click();
  await expect(dialog).toBeHidden();
  const own = ana.getByRole("list", { name: "Your absences" });
  await expect(own).toContainText("Away now");
  await expect(own).toContainText("Bea stands in");

  const coming = titled("Comes while Ana is away");
  const after = await agent.sendIntent({ ...approval(coming), assignees: [EMAILS.Ana] });
  expect(after.assignees).toMatchObject([{ email: EMAILS.Bea, instead_of: { name: "Ana" } }]);
  await expect
    .poll(async () => (await agent.getIntent(before.id)).assignees)
    .toMatchObject([{ email: EMAILS.Bea, instead_of: { name: "Ana" } }]);

  const bea = await signedIn("Bea");
  await openInbox(bea, "?view=mine");
  await openFromInbox(bea, waiting);
  await expect(pane(bea)).toContainText("You stand in for Ana, who is away until");
  await expect(pane(bea)).toContainText(/Ana is away until .*; Bea stands in/);
  await openFromInbox(bea, coming);
  await expect(pane(bea)).toContainText("asked Bea for Ana");
  const answered = agent.waitFor<"approval">(after.id);
  await choice(bea, "Approve").click();

  const { decision } = await answered;
  expect(decision?.decided_by).toMatchObject({ name: "Bea", acting_for: { name: "Ana" } });
  await expect(pane(bea).getByText("Bea for Ana approved this")).toBeVisible();
  const decided = (await factsOf(agent, after.id)).find(({ type }) => type === "decided");
  expect(decided?.actor).toMatchObject({ name: "Bea", acting_for: { name: "Ana" } });

  await ana.getByRole("button", { name: "I am back" }).click();
  await expect(ana.getByRole("heading", { name: "You are here" })).toBeVisible();
});

test("an admin sees who is on call, gives somebody a time, and a request reaches that person", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const admin = await callsOf("Alex");
  await admin.delete("/api/schedules/e2e-rota");
  const page = await signedIn("Alex");
  await page.goto("/admin/schedules/new");
  await hydrated(page.getByLabel("Name"));
  await page.getByLabel("Name").fill("E2E rota");
  await expect(page.getByLabel("Slug")).toHaveValue("e2e-rota");
  for (const name of ["Ana", "Cal"]) {
    await page.getByLabel("Add somebody").fill(name);
    await page.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  }
  await page.getByRole("button", { name: "Move Cal up" }).click();
  await page.getByLabel("Starts on").fill("2026-01-05");
  await page.getByRole("button", { name: "Create schedule" }).click();
  await expect(page.getByRole("list", { name: "Coming shifts" })).toContainText("Cal");

  await page.getByRole("button", { name: "Add override…" }).click();
  const dialog = page.getByRole("dialog", { name: "Give somebody a time" });
  await dialog.getByLabel("Who").fill("bea");
  await dialog.getByRole("option", { name: /^Bea/ }).click();
  await fillTime(page, "From", Date.now() - MINUTE_MS);
  await fillTime(page, "To", Date.now() + 60 * MINUTE_MS);
  await dialog.getByRole("button", { name: "Add override" }).click();
  await expect(page.getByRole("list", { name: "Overrides" })).toContainText("Bea");

  const { assignees } = await agent.sendIntent({
    ...approval(titled("Asks who is on call")),
    assignees: ["schedule:e2e-rota"],
  });
  expect(assignees).toMatchObject([{ email: EMAILS.Bea }]);
  await page.getByRole("button", { name: "Remove…" }).click();
  await page.getByRole("button", { name: "Remove schedule" }).click();
  await expect(page).toHaveURL(/\/admin\/schedules$/);
  await expect(page.getByText("E2E rota")).toBeHidden();
});

const approval = (title: string) => ({
  intent_type: "e2e.absence.v1",
  task_type: "approval" as const,
  title,
  payload: { dataset: "customers_q1" },
  timeout: "1h" as const,
});
