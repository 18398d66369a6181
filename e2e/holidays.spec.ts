import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { hydrated } from "./support/hydrated";
import { expect, test } from "./support/test";

const FILE = [
  "BEGIN:VCALENDAR",
  "BEGIN:VEVENT",
  "DTSTART;VALUE=DATE:20201225",
  "RRULE:FREQ=YEARLY",
  "SUMMARY:Christmas",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

const name = (page: Page) => page.getByRole("textbox", { name: "Name" });
const days = (page: Page) => page.getByRole("textbox", { name: "Days" });
const save = (page: Page) => page.getByRole("button", { name: "Save calendar" }).click();
const choose = (page: Page, text: string) =>
  page
    .getByLabel("iCalendar file")
    .setInputFiles({ name: "holidays.ics", mimeType: "text/calendar", buffer: Buffer.from(text) });

test("a holiday calendar is typed, corrected where a line is wrong, replaced by a file, and removed", async ({
  signedIn,
  callsOf,
}) => {
  await (await callsOf("Alex")).delete("/api/holidays/koln-rosenmontag");
  const page = await signedIn("Alex");
  await page.goto("/admin/holidays/new");
  await hydrated(name(page));
  await name(page).fill("Köln, Rosenmontag");
  await expect(page.getByRole("textbox", { name: "Address" })).toHaveValue("koln-rosenmontag");
  await days(page).fill("2027-02-08 Rosenmontag\n\nEaster\n2027-05-01");
  await save(page);
  await expect(days(page)).toHaveAccessibleDescription(/Line 3: This is not a date/);
  await expectAccessible(page, days(page));
  await days(page).fill("2027-02-08 Rosenmontag\n2027-05-01");
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: "Köln, Rosenmontag" })).toBeVisible();

  await hydrated(name(page));
  await choose(page, "BEGIN:VCARD\r\nEND:VCARD");
  await save(page);
  await expect(page.getByRole("button", { name: "Choose another file…" })).toHaveAccessibleDescription(
    /This is not an iCalendar file/,
  );
  await choose(page, FILE);
  await save(page);
  await expect(days(page)).toHaveValue(
    /^\d{4}-12-25 Christmas\n(\d{4}-12-25 Christmas\n){4}\d{4}-12-25 Christmas$/,
  );
  await expectAccessible(page, days(page));

  await page.getByRole("link", { name: "Holidays" }).last().click();
  const list = page.getByRole("list", { name: "Holiday calendars" });
  await expect(list.getByRole("link", { name: /Köln, Rosenmontag/ })).toContainText("6 days");
  await list.getByRole("link", { name: /Köln, Rosenmontag/ }).click();
  await hydrated(page.getByRole("button", { name: "Remove…" }));
  await page.getByRole("button", { name: "Remove…" }).click();
  await expect(page.getByRole("dialog")).toContainText("Requests that are under way keep the days");
  await page.getByRole("button", { name: "Remove calendar" }).click();
  await expect(page).toHaveURL(/\/admin\/holidays$/);
  await expect(page.getByRole("link", { name: /Köln, Rosenmontag/ })).toHaveCount(0);
});

test("an auditor reads the holidays and changes nothing", async ({ signedIn, callsOf }) => {
  const admin = await callsOf("Alex");
  const calendar = { slug: "audited", name: "Audited", days: ["2027-05-01"] };
  expect((await admin.post("/api/holidays", { data: calendar })).status()).toBe(201);
  const page = await signedIn("Audrey");
  await page.goto("/admin/holidays/audited");
  await expect(page.getByRole("list", { name: "Days" })).toContainText("Sat, 1 May 2027");
  await expect(page.getByRole("button", { name: "Remove…" })).toHaveCount(0);
  await admin.delete("/api/holidays/audited");
});
