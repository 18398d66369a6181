import type { Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { openInbox, rowOf, rowsOf } from "./support/inbox";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const question = (title: string, more: Partial<Submit> = {}): Submit => ({
  intent_type: "e2e.find.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1" },
  assignees: [EMAILS.Ana],
  timeout: "1h",
  ...more,
});

const search = (page: Page) => page.getByRole("searchbox", { name: "Search requests" });
const views = (page: Page) => page.getByRole("navigation", { name: "Views" });

/** The number beside a view in the sidebar; 0 where none is shown. */
async function countBeside(page: Page, view: string): Promise<number> {
  const text = await views(page).getByRole("link", { name: view }).innerText();
  return Number(/(\d[\d,]*)\+?\s*open/.exec(text.replaceAll("\n", " "))?.[1]?.replaceAll(",", "") ?? 0);
}

test("a request is found by the words of its payload and of its comments, and not by those that are left out", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const [first, second] = [titled("Ledger"), titled("Ledger")];
  const word = `zebra${first.split(" ").at(-1)}`;
  const { id } = await agent.sendIntent(question(first, { payload: { note: `the ${word} one` } }));
  await agent.sendIntent(question(second, { payload: { note: `the ${word} two` } }));
  const ana = await callsOf("Ana");
  await ana.post(`/api/intents/${id}/comments`, { data: { body: `Is that the marmoset${word}?` } });

  const page = await signedIn("Ana");
  await openInbox(page);
  await search(page).fill(word.slice(0, -2));
  await expect(rowsOf(page)).toHaveCount(2);
  await search(page).fill(`${word} -two`);
  await expect(rowsOf(page)).toHaveText([new RegExp(first)]);
  await search(page).fill(`marmoset${word}`);
  await expect(rowsOf(page)).toHaveText([new RegExp(first)]);
  await search(page).fill(id);
  await expect(rowsOf(page)).toHaveText([new RegExp(first)]);
  await search(page).fill(`${word} unheardof`);
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await expect(rowOf(page, first)).toBeVisible();
});

test("filters and order stand in the address, hold after a reload, and are taken away one by one", async ({
  agent,
  signedIn,
}) => {
  const tag = titled("Narrow");
  await agent.sendIntent(question(`${tag} calm`, { priority: "low" }));
  await agent.sendIntent(question(`${tag} pressing`, { priority: "urgent", risk: "critical" }));
  await agent.sendIntent(question(`${tag} high`, { priority: "high" }));
  const page = await signedIn("Ana");
  await openInbox(page, `?q=${encodeURIComponent(tag)}`);

  await page.getByRole("button", { name: "Sort: Due first" }).click();
  await page.getByRole("menuitemradio", { name: "Priority" }).click();
  await expect(rowsOf(page)).toHaveText([/pressing/, /high/, /calm/]);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: "Urgent priority" }).click();
  await page.getByRole("menuitemcheckbox", { name: "High priority" }).click();
  await page.keyboard.press("Escape");
  await expect(rowsOf(page)).toHaveText([/pressing/, /high/]);
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    q: tag,
    priority: "urgent,high",
    sort: "priority",
  });

  await page.reload();
  await expect(rowsOf(page)).toHaveText([/pressing/, /high/]);
  await page.getByRole("button", { name: "Remove filter: High priority" }).click();
  await expect(rowsOf(page)).toHaveText([/pressing/]);
  await page.getByRole("button", { name: "Filter, 1 chosen" }).click();
  await page.getByRole("menuitem", { name: "Agent, type, person or age…" }).click();
  await page.getByLabel("Type").fill("e2e.other.v1");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(page).toHaveURL("/inbox?sort=priority");
});

test("an admin's shared view is in Ana's sidebar, counts by itself what she may see, and can be deleted", async ({
  agent,
  signedIn,
}) => {
  const tag = titled("Shared");
  await agent.sendIntent(question(`${tag} one`));
  const admin = await signedIn("Alex");
  await openInbox(admin, `?view=open&q=${encodeURIComponent(tag)}`);
  await admin.getByRole("button", { name: "Save view" }).click();
  await admin.getByLabel("Name").fill(tag);
  await admin.getByLabel("Share with everybody").check();
  await admin.getByRole("dialog").getByRole("button", { name: "Save view" }).click();
  await expect(views(admin).getByRole("link", { name: tag })).toHaveAttribute("aria-current", "page");

  const page = await signedIn("Ana");
  await openInbox(page);
  await views(page).getByRole("link", { name: tag }).click();
  await expect(rowsOf(page)).toHaveText([new RegExp(`${tag} one`)]);
  await expect.poll(() => countBeside(page, tag)).toBe(1);
  await expect(page.getByRole("button", { name: `Change the view ${tag}` })).toHaveCount(0);
  const { id } = await agent.sendIntent(question(`${tag} two`));
  await expect.poll(() => countBeside(page, tag)).toBe(2);
  await agent.cancel(id, "Done with.");
  await expect.poll(() => countBeside(page, tag)).toBe(1);

  await admin.getByRole("button", { name: `Change the view ${tag}` }).click();
  await admin.getByRole("menuitem", { name: "Delete…" }).click();
  await admin.getByRole("button", { name: "Delete view" }).click();
  await expect(views(admin).getByRole("link", { name: tag })).toHaveCount(0);
  await page.reload();
  await expect(views(page).getByRole("link", { name: "For me" })).toBeVisible();
  await expect(views(page).getByRole("link", { name: tag })).toHaveCount(0);
});

test("what is snoozed leaves my inbox for the snoozed ones, and is back at its time without a reload", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const title = titled("Later");
  const { id } = await agent.sendIntent(question(title));
  const page = await signedIn("Ana");
  await openInbox(page);
  await expect(rowOf(page, title)).toBeVisible();
  const ana = await callsOf("Ana");
  const until = new Date(Date.now() + 15_000).toISOString();
  expect((await ana.put(`/api/intents/${id}/snooze`, { data: { until } })).status()).toBe(200);
  await expect(rowOf(page, title)).toHaveCount(0);
  await views(page).getByRole("link", { name: "Snoozed" }).click();
  await expect(rowOf(page, title)).toBeVisible();
  await views(page).getByRole("link", { name: "For me" }).click();
  await expect(rowOf(page, title)).toHaveCount(0);
  await expect(rowOf(page, title)).toBeVisible({ timeout: 40_000 });
});

test("several hundred requests are scrolled through by mouse and by keyboard, with few of them in the document", async ({
  agent,
  signedIn,
}) => {
  test.setTimeout(360_000);
  const tag = titled("Many");
  const count = 320;
  for (let from = 0; from < count; from += 40) {
    const numbers = Array.from({ length: 40 }, (_, index) => from + index);
    await Promise.all(
      numbers.map((number) =>
        agent.sendIntent(question(`${tag} no ${number}`, { timeout: `${60 + number}m` })),
      ),
    );
  }
  const page = await signedIn("Ana");
  await openInbox(page, `?q=${encodeURIComponent(tag)}`);
  const list = page.getByRole("list", { name: "For me" });
  await expect(rowOf(page, `${tag} no 0`).first()).toBeVisible();

  // The rows below come by themselves; their number is bounded by what is in sight.
  const box = await page.getByRole("region", { name: "Requests" }).boundingBox();
  if (!box) throw new Error("the list is not in sight");
  await expect(async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 4_000);
    await expect(rowOf(page, `${tag} no ${count - 1}`)).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 90_000 });
  expect(await rowsOf(page).count()).toBeLessThan(80);
  await expect(list.getByRole("listitem").last()).toHaveAttribute("aria-setsize", String(count));

  // By keyboard: j goes on past the end of what was in sight.
  await page.reload();
  await expect(rowOf(page, `${tag} no 0`).first()).toBeVisible();
  for (let number = 0; number <= 90; number++) {
    await page.keyboard.press("j");
    await expect(rowsOf(page).filter({ hasText: new RegExp(`${tag} no ${number}(?!\\d)`) })).toBeFocused();
  }
});
