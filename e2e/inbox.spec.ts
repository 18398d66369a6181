import type { Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { holdBack } from "./support/held-back";
import { choice, openInbox, pane, rowOf, rowsOf, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

/** How soon an open inbox shows what happened elsewhere. */
const LIVE_MS = 2_000;

const question = (title: string, assignees: string[] = [EMAILS.Ana]): Submit => ({
  intent_type: "e2e.inbox.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1" },
  assignees,
  timeout: "1h",
});

const requests = (page: Page) => page.getByRole("region", { name: "Requests" });

test("an open inbox shows a new request within two seconds, and drops what somebody else decided", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const [page, bea] = [await signedIn("Ana"), await callsOf("Bea")];
  await openInbox(page);
  const title = titled("Appear and leave");
  const { id } = await agent.sendIntent(question(title, [EMAILS.Ana, EMAILS.Bea]));
  await expect(rowOf(page, title)).toBeVisible({ timeout: LIVE_MS });

  const answered = await bea.post(`/api/intents/${id}/decision`, { data: { outcome: "approved" } });
  expect(answered.status()).toBe(201);
  await expect(rowOf(page, title)).toHaveCount(0, { timeout: LIVE_MS });
});

test("a request that comes while the page is still connecting is not missed", async ({ agent, signedIn }) => {
  const page = await signedIn("Ana");
  const connect = await holdBack(page, "**/api/stream");
  const connecting = page.waitForRequest("**/api/stream");
  await page.goto("/inbox");
  await connecting;
  const title = titled("Between two moments");
  await agent.sendIntent(question(title));
  connect();
  await expect(rowOf(page, title)).toBeVisible();
});

test("an inbox that lost its connection says so, and catches up by itself", async ({ agent, signedIn }) => {
  const page = await signedIn("Ana");
  await openInbox(page);
  await page.context().setOffline(true);
  await expect(page.getByText("No connection. Trying again; what you see may be out of date.")).toBeVisible();
  const title = titled("Asked in a tunnel");
  await agent.sendIntent(question(title));
  await page.context().setOffline(false);
  await expect(rowOf(page, title)).toBeVisible();
  await expect(page.getByText("No connection.")).toHaveCount(0);
});

test("whoever has nothing to answer is told so, and nothing is found where nothing matches", async ({
  agent,
  signedIn,
}) => {
  await agent.sendIntent(question(titled("For Ana alone")));
  const page = await signedIn("Alex");
  await openInbox(page);
  await expect(requests(page).getByRole("heading", { name: "Nothing waits for you" })).toBeVisible();

  await openInbox(page, `?view=open&q=${titled("nothing is called this")}`);
  await expect(requests(page).getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await requests(page).getByRole("button", { name: "Clear search and filters" }).click();
  await expect(page).toHaveURL("/inbox?view=open");
  await expect(rowsOf(page).first()).toBeVisible();
});

test("search, filter and view stand in the address, so that it can be passed on and reloaded", async ({
  agent,
  signedIn,
}) => {
  const tag = titled("Found");
  await agent.sendIntent(question(`${tag} approval`));
  await agent.sendIntent({ ...question(`${tag} confirmation`), task_type: "confirmation" });
  await agent.sendIntent(question(titled("Something else")));
  const page = await signedIn("Ana");
  await openInbox(page);

  await page.getByRole("searchbox", { name: "Search requests" }).fill(tag);
  await expect(rowsOf(page)).toHaveCount(2);
  await requests(page).getByRole("button", { name: "Filter" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Confirmation" }).click();
  await page.keyboard.press("Escape");
  await expect(rowsOf(page)).toHaveText([new RegExp(`${tag} confirmation`)]);
  const { searchParams } = new URL(page.url());
  expect(Object.fromEntries(searchParams)).toEqual({ q: tag, type: "confirmation" });

  const address = page.url();
  const elsewhere = await signedIn("Ana");
  await elsewhere.goto(address);
  await expect(rowsOf(elsewhere)).toHaveText([new RegExp(`${tag} confirmation`)]);
  await expect(elsewhere.getByRole("searchbox", { name: "Search requests" })).toHaveValue(tag);

  await rowsOf(page).click();
  await expect(page.getByRole("heading", { name: `${tag} confirmation`, level: 1 })).toBeVisible();
  await choice(page, "Confirm").click();
  await expect(sent(page)).toBeVisible();
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Done" }).click();
  await expect(page).toHaveURL("/inbox?view=done");
  await expect(rowOf(page, `${tag} confirmation`)).toContainText("Confirmed");
});

test("an auditor reads everything and answers nothing", async ({ agent, signedIn, callsOf }) => {
  const title = titled("Read only");
  const { id } = await agent.sendIntent(question(title));
  const page = await signedIn("Audrey");
  await openInbox(page, "?view=open");
  await rowOf(page, title).click();
  await expect(pane(page).getByText("You can read this, but it is not yours to answer.")).toBeVisible();
  await expect(pane(page).getByText("customers_q1")).toBeVisible();
  for (const name of ["Approve", "Reject", "Claim", "Pass on…", "Write"])
    await expect(pane(page).getByRole("button", { name, exact: true })).toHaveCount(0);

  const audrey = await callsOf("Audrey");
  const refused = await audrey.post(`/api/intents/${id}/decision`, { data: { outcome: "approved" } });
  expect({ status: refused.status(), code: (await refused.json()).code }).toEqual({
    status: 403,
    code: "forbidden",
  });
  expect((await agent.getIntent(id)).status).toBe("waiting");
});

test("who was not asked finds neither the request nor a hint of it", async ({ agent, signedIn, callsOf }) => {
  const title = titled("Not for Cal");
  const { id } = await agent.sendIntent(question(title));
  const page = await signedIn("Cal");
  for (const there of [id, "int_01ARZ3NDEKTSV4RRFFQ69G5FAV"]) {
    await page.goto(`/inbox/${there}`);
    await expect(pane(page).getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
    await expect(page.getByText(title)).toHaveCount(0);
  }
  const cal = await callsOf("Cal");
  const [foreign, missing] = [
    await cal.get(`/api/intents/${id}`),
    await cal.get("/api/intents/int_01ARZ3NDEKTSV4RRFFQ69G5FAV"),
  ];
  expect([foreign.status(), missing.status()]).toEqual([404, 404]);
  const { instance: _i, request_id: _r, ...words } = await foreign.json();
  expect(await missing.json()).toMatchObject(words);
  await openInbox(page, `?q=${title}`);
  await expect(requests(page).getByRole("heading", { name: "Nothing matches" })).toBeVisible();
});
