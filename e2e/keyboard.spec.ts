import type { Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { holdBack } from "./support/held-back";
import { hydrated } from "./support/hydrated";
import { choice, openInbox, openRequest, pane, rowOf, rowsOf, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { undoPolicy } from "./support/policy";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const question = (title: string, more: Partial<Submit> = {}): Submit => ({
  intent_type: "e2e.keyboard.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1" },
  assignees: [EMAILS.Ana, EMAILS.Bea],
  timeout: "2h",
  ...more,
});

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Opens a request, and waits until it would hear a key. */
const openToKeys = async (page: Page, id: string) => {
  await openRequest(page, id);
  await hydrated(choice(page, "Approve"));
};
const dialog = (page: Page) => page.getByRole("dialog");

for (const [key, outcome] of [
  ["a", "approved"],
  ["r", "rejected"],
] as const)
  test(`one key answers: ${key} is ${outcome}`, async ({ agent, signedIn }) => {
    const { id } = await agent.sendIntent(question(titled("One key")));
    const page = await signedIn("Ana");
    await openToKeys(page, id);
    // A page listens to keys a moment after it looks ready.
    await expect(async () => {
      await press(page, key);
      await expect(sent(page)).toBeVisible({ timeout: 2_000 });
    }).toPass();
    expect((await agent.waitFor(id)).outcome).toBe(outcome);
  });

test("where much is at risk one key decides nothing; Enter after it does", async ({ agent, signedIn }) => {
  const { id } = await agent.sendIntent(question(titled("Risky"), { risk: "high" }));
  const page = await signedIn("Ana");
  await openToKeys(page, id);
  const said = page.getByText("Approve? This is high risk: Enter sends it.").waitFor();
  await press(page, "a", "a", "a");
  await said;
  expect((await agent.getIntent(id)).status).toBe("waiting");
  await press(page, "Enter");
  await expect(sent(page)).toBeVisible();
});

test("an answer that lacks its comment leads to the field, and keys mean nothing while one types", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(question(titled("With words"), { required_comment: true }));
  const page = await signedIn("Ana");
  await openToKeys(page, id);
  await press(page, "r");
  const comment = pane(page).getByLabel("Comment");
  await expect(comment).toBeFocused();
  await page.keyboard.type("arrears? see j/k, x and z");
  await expect(comment).toHaveValue("arrears? see j/k, x and z");
  await press(page, "Escape");
  await expect(comment).not.toBeFocused();
  await press(page, "r");
  await expect(sent(page)).toBeVisible();
  const { outcome, decision } = await agent.waitFor(id);
  expect({ outcome, comment: decision?.comment }).toEqual({
    outcome: "rejected",
    comment: "arrears? see j/k, x and z",
  });
});

test("the palette finds what is closed too, and does what the request in hand allows", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const tag = titled("Palette");
  const closed = await agent.sendIntent(question(`${tag} closed`));
  const open = await agent.sendIntent(question(`${tag} open`));
  const [page, bea] = [await signedIn("Ana"), await callsOf("Bea")];
  await bea.post(`/api/intents/${closed.id}/decision`, { data: { outcome: "approved" } });
  await openInbox(page);
  await press(page, "Control+k");
  await page.keyboard.type(tag);
  await expect(dialog(page).getByRole("option", { name: `${tag} open` })).toBeVisible();
  await expect(dialog(page).getByRole("option", { name: `${tag} closed` })).toBeVisible();
  await press(page, "Enter");
  await expect(page.getByRole("heading", { name: `${tag} open`, level: 1 })).toBeVisible();

  await press(page, "Control+k");
  await page.keyboard.type("comment");
  await press(page, "Enter");
  await expect(pane(page).getByLabel("Comment")).toBeFocused();
  await press(page, "Escape", "Control+k");
  await page.keyboard.type("nothing is called like this");
  await expect(dialog(page).getByText("No request that you may see matches")).toBeVisible();
  await press(page, "Escape");
  expect((await agent.getIntent(open.id)).status).toBe("waiting");
});

test("the help lists the keys, leads on by keys, and turns the single ones off", async ({ signedIn }) => {
  const page = await signedIn("Ana");
  await openInbox(page);
  await press(page, "?");
  await expect(dialog(page).getByRole("heading", { name: "Keyboard shortcuts" })).toBeVisible();
  await press(page, "Escape", "g", "o");
  await expect(page).toHaveURL("/inbox?view=open");
  await press(page, "g", "i");
  await expect(page).toHaveURL("/inbox");

  await press(page, "?");
  await dialog(page).getByRole("switch", { name: "Single keys do something" }).click();
  await press(page, "Escape", "g", "o", "?");
  await press(page, "Control+k");
  await expect(page.getByRole("combobox", { name: "Search and commands" })).toBeFocused();
  await expect(page).toHaveURL("/inbox");
  await press(page, "Escape");
  await page.reload();
  await page.getByRole("button", { name: "Keyboard" }).click();
  await expect(dialog(page).getByRole("switch", { name: "Single keys do something" })).not.toBeChecked();
});

test("an answer is put off by key, and comes back by hand", async ({ agent, signedIn }) => {
  const title = titled("Later");
  const { id } = await agent.sendIntent(question(title));
  const page = await signedIn("Ana");
  await openInbox(page);
  await openToKeys(page, id);
  await press(page, "s");
  await expect(dialog(page).getByRole("button", { name: /In 1 hour/ })).toBeFocused();
  await press(page, "Enter");
  await expect(pane(page).getByRole("button", { name: "Wake up" })).toBeVisible();
  await expect(rowOf(page, title)).toHaveCount(0);
  await pane(page).getByRole("button", { name: "Wake up" }).click();
  await expect(rowOf(page, title)).toBeVisible();
});

test("an answer that is held is taken back with z, and the agent hears of nothing", async ({
  agent,
  signedIn,
}) => {
  const { assignees: _, timeout: __, ...base } = question(titled("Second thoughts"));
  const { id } = await agent.sendIntent({ ...base, policy: await undoPolicy() });
  const page = await signedIn("Ana");
  await openToKeys(page, id);
  await pane(page).getByLabel("Comment").fill("Go ahead.");
  await press(page, "Escape", "a");
  await expect(page.getByRole("status", { name: "Undo" })).toContainText("You approved this.");
  await expect(pane(page).getByText("You approved this. The agent hears of it")).toBeVisible();
  expect((await agent.getIntent(id)).status).toBe("waiting");
  await press(page, "z");
  await expect(choice(page, "Approve")).toBeVisible();
  await expect(pane(page).getByLabel("Comment")).toHaveValue("Go ahead.");
  expect(await agent.getIntent(id)).toMatchObject({ status: "waiting", outcome: null });

  await press(page, "r");
  await expect(page.getByRole("status", { name: "Undo" })).toContainText("You rejected this.");
  expect((await agent.waitFor(id)).outcome).toBe("rejected");
  await expect(sent(page)).toBeVisible();
  await expect(page.getByText("What you had not sent")).toHaveCount(0);
});

test("the row in hand keeps the focus while a search is on its way", async ({ agent, signedIn }) => {
  const [title, other] = [titled("Found"), titled("Not meant")];
  const { id } = await agent.sendIntent(question(title));
  await agent.sendIntent(question(other));
  const page = await signedIn("Ana");
  await openInbox(page);
  const answer = await holdBack(page, /\/api\/intents\?.*\bq=/);
  await page.getByRole("searchbox", { name: "Search requests" }).fill(title);
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === title);
  await rowOf(page, title).focus();
  await expect(rowOf(page, other)).toBeVisible();
  answer();
  await expect(rowOf(page, other)).toHaveCount(0);
  await expect(rowOf(page, title)).toBeFocused();
  await press(page, "Enter");
  await expect(page).toHaveURL(new RegExp(id));
});

test("everything can be answered from the keyboard alone", async ({ agent, signedIn }) => {
  const page = await signedIn("Ana");
  const tag = titled("Keys");
  const question: Submit = {
    assignees: [EMAILS.Ana],
    timeout: "1h",
    intent_type: "e2e.keys.v1",
    task_type: "approval",
    payload: {},
  };
  const first = await agent.sendIntent({ ...question, title: `${tag} first`, timeout: "1h" });
  await agent.sendIntent({ ...question, title: `${tag} second`, timeout: "2h" });
  await openInbox(page);

  await page.keyboard.press("/");
  await page.keyboard.type(tag);
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL((url) => url.searchParams.get("q") === tag);
  await expect(rowsOf(page)).toHaveText([/first/, /second/]);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(rowOf(page, `${tag} second`)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rowOf(page, `${tag} first`)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `${tag} first`, level: 1 })).toBeVisible();
  await expect(choice(page, "Approve")).toBeVisible();
  await page.keyboard.press("a");
  await expect(sent(page)).toBeVisible();
  expect((await agent.waitFor(first.id)).outcome).toBe("approved");
});
