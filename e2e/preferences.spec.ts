import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { hydrated } from "./support/hydrated";
import { openInbox } from "./support/inbox";
import { expect, test } from "./support/test";

const box = (page: Page, name: string) => page.getByRole("checkbox", { name });

async function openSettings(page: Page): Promise<void> {
  await page.goto("/settings/notifications");
  await hydrated(box(page, "Reminders by mail"));
}

test("the settings are found from the menu, saved as they are changed, and taken back", async ({
  signedIn,
}) => {
  const page = await signedIn("Bea");
  await openInbox(page);
  await page.getByRole("button", { name: /account menu/ }).click();
  await page.getByRole("menuitem", { name: "Notifications" }).click();
  await hydrated(box(page, "Outcomes by mail"));
  await expect(box(page, "Outcomes by mail")).toBeChecked();
  await box(page, "Outcomes by mail").click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await page.reload();
  await hydrated(box(page, "Outcomes by mail"));
  await expect(box(page, "Outcomes by mail")).not.toBeChecked();
  await box(page, "Reminders by mail").click();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("As it was before.")).toBeVisible();
  await expect(box(page, "Reminders by mail")).toBeChecked();
  await box(page, "Outcomes by mail").click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
});

test("who turns off everything for being asked is told that mail stays", async ({ signedIn }) => {
  const page = await signedIn("Bea");
  await openSettings(page);
  await box(page, "Asked by mail").click();
  await expect(page.getByText("You get mail, as nothing else is left.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("You get mail, as nothing else is left.")).toHaveCount(0);
});

test("a digest is chosen by keyboard alone, in one's own time zone, and says when it comes", async ({
  signedIn,
}) => {
  const page = await signedIn("Bea", { timezoneId: "Pacific/Auckland" });
  await openSettings(page);
  await page.getByRole("radio", { name: "No digest" }).focus();
  // A key is held as long as a finger does: what it moves to is chosen only while it is down.
  await page.keyboard.press("ArrowDown", { delay: 100 });
  await expect(page.getByRole("radio", { name: "Every day" })).toBeChecked();
  await expect(page.getByLabel("Time zone")).toHaveValue("Pacific/Auckland");
  await page.getByLabel("Time of day").focus();
  const saved = page.waitForResponse(
    (answer) =>
      answer.request().method() === "PUT" && /"time":"07:30"/.test(answer.request().postData() ?? ""),
  );
  await page.keyboard.type("0730AM");
  await saved;
  await expect(page.getByText("The next one comes")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Time of day")).toHaveValue("07:30");
  await hydrated(box(page, "Reminders by mail"));
  await page.getByRole("radio", { name: "No digest" }).click();
  await expect(page.getByText("The next one comes")).toHaveCount(0);
});

test("the settings are accessible, light and dark, down to 320 px", async ({ signedIn }) => {
  const page = await signedIn("Bea");
  await openSettings(page);
  await expectAccessible(page, page.getByRole("heading", { name: "Notifications", level: 1 }));
});
