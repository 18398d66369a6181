import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { hydrated } from "./support/hydrated";
import { choice, openRequest, rowsOf, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

/** What closes is counted within seconds; a busy machine may need some more. */
const SOON = { timeout: 30_000 };

/** A type that nothing else has, so that its figures are this test's. */
const aType = () => `e2e.${titled("insights").replace(" ", ".")}`;

const figure = (page: Page, name: string): Locator =>
  page.getByRole("list", { name: "Figures" }).getByRole("link", { name: new RegExp(`^${name}`) });

async function openInsights(page: Page, search: string): Promise<void> {
  await page.goto(`/insights${search}`);
  await expect(figure(page, "Closed")).toBeVisible(SOON);
  await hydrated(page.getByRole("tab", { name: "By person" }));
}

const expectRows = async (page: Page, titles: string[]): Promise<void> => {
  await expect(rowsOf(page)).toHaveCount(titles.length);
  for (const title of titles) await expect(rowsOf(page).filter({ hasText: title })).toHaveCount(1);
};

test("answers are counted within seconds, and every figure leads to exactly the requests behind it", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const type = aType();
  const titles = [titled("Opened"), titled("Unread"), titled("Refused"), titled("Withdrawn")];
  const [opened = "", unread = "", refused = "", withdrawn = ""] = titles;
  const ask = async (title: string) => {
    const asked = {
      intent_type: type,
      task_type: "approval",
      title,
      payload: { rows: 1 },
      timeout: "1h",
    } as const;
    return (await agent.sendIntent({ ...asked, assignees: [EMAILS.Ana] })).id;
  };
  const alex = await callsOf("Alex");
  const ana = await callsOf("Ana");
  const stats = async () => (await alex.get(`/api/stats?by=type&type=${type}`)).json();

  const desk = await signedIn("Ana");
  await openRequest(desk, await ask(opened));
  await hydrated(choice(desk, "Approve"));
  await choice(desk, "Approve").click();
  await expect(sent(desk)).toBeVisible();
  await ana.post(`/api/intents/${await ask(unread)}/decision`, { data: { outcome: "approved" } });
  await ana.post(`/api/intents/${await ask(refused)}/decision`, { data: { outcome: "rejected" } });
  await agent.cancel(await ask(withdrawn), "Not needed.");

  const page = await signedIn("Alex");
  await expect.poll(async () => (await stats()).total.closed, SOON).toBe(4);
  const { total, items } = await stats();
  expect(total).toMatchObject({
    answered: 3,
    withdrawn: 1,
    approved: 2,
    declined: 1,
    opened: 1,
    unopened: 2,
  });

  await openInsights(page, `?type=${type}`);
  await expect(figure(page, "Closed")).toContainText("4", SOON);
  await expect(figure(page, "Answered in time")).toContainText("100 %");
  await figure(page, "Closed").click();
  await expectRows(page, titles);
  await page.goBack();
  await figure(page, "Withdrawn").click();
  await expectRows(page, [withdrawn]);
  await page.goto(`${items[0].url}&trait=unopened`);
  await expectRows(page, [unread, refused]);
  await expect(
    page.getByRole("button", { name: "Remove filter: Not opened before the answer" }),
  ).toBeVisible();

  await openInsights(page, `?type=${type}&by=person`);
  const table = page.getByRole("region", { name: "How requests were answered, by person" });
  await table.getByRole("row", { name: "Ana" }).getByRole("link", { name: "3", exact: true }).click();
  await expectRows(page, [opened, unread, refused]);
});

test("the file has what the table has, in the order that the reader chose or not", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const [busy, calm] = [aType(), aType()];
  const ana = await callsOf("Ana");
  for (const type of [busy, calm, busy]) {
    const asked = { intent_type: type, task_type: "approval", payload: { rows: 1 }, timeout: "1h" } as const;
    const { id } = await agent.sendIntent({ ...asked, title: titled("Filed"), assignees: [EMAILS.Ana] });
    await ana.post(`/api/intents/${id}/decision`, { data: { outcome: "approved" } });
  }
  const alex = await callsOf("Alex");
  const closed = async () => {
    const { items } = await (await alex.get("/api/stats?by=type")).json();
    return items.find(({ key }: { key: string }) => key === busy)?.figures.closed;
  };
  await expect.poll(closed, SOON).toBe(2);

  const page = await signedIn("Alex");
  await openInsights(page, "?weeks=4");
  const table = page.getByRole("region", { name: "How requests were answered, by type" });
  await expect(table.getByRole("row", { name: calm })).toBeVisible(SOON);
  const href = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const csv = (await (await alex.get(href ?? "")).text())
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  const [header = [], ...lines] = csv;
  expect(lines.length).toBe((await table.getByRole("row").count()) - 1);
  for (const line of lines.filter(([key]) => key === busy || key === calm)) {
    const cell = table.getByRole("row", { name: line[0] }).getByRole("cell").first();
    await expect(cell).toHaveText(line[header.indexOf("closed")] ?? "");
  }

  await table.getByRole("button", { name: "Closed" }).click();
  await table.getByRole("button", { name: "Closed" }).click();
  await expect(table.getByRole("columnheader", { name: "Closed" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page).toHaveURL(/sort=-closed/);
  const counts = (await table.getByRole("row").allInnerTexts())
    .slice(1)
    .map((text) => Number(text.split("\t")[1]));
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test("the page is accessible, and says what it is for where there is nothing yet", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const type = aType();
  const page = await signedIn("Alex");
  await page.goto(`/insights?type=${type}`);
  await expectAccessible(page, page.getByText("Nothing was closed in these weeks"));
  const asked = { intent_type: type, task_type: "approval", payload: { rows: 1 }, timeout: "1h" } as const;
  const { id } = await agent.sendIntent({ ...asked, title: titled("Seen"), assignees: [EMAILS.Ana] });
  await (await callsOf("Ana")).post(`/api/intents/${id}/decision`, { data: { outcome: "approved" } });
  // Nobody loads anew: the page does so by itself.
  await expect(figure(page, "Closed")).toContainText("1", SOON);
  await expect(page.getByText("Closed by week")).toBeVisible();
  await expectAccessible(page, page.getByRole("heading", { name: "Insights", level: 1 }));
  await page.getByRole("tab", { name: "By week" }).click();
  await expectAccessible(page, page.getByRole("region", { name: "How requests were answered, by week" }));
});

test("whoever answers is told that figures are for admins and auditors", async ({ signedIn }) => {
  const ana = await signedIn("Ana");
  await ana.goto("/insights");
  await expect(ana.getByRole("heading", { name: "This is for admins" })).toBeVisible();
  const audrey = await signedIn("Audrey");
  await audrey.goto("/insights");
  await expect(audrey.getByRole("heading", { name: "Insights" })).toBeVisible();
});
