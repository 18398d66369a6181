import type { Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { openInbox, rowsOf } from "./support/inbox";
import { EMAILS } from "./support/people";
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
const dialog = (page: Page) => page.getByRole("dialog");

test("many are approved from the keyboard, and the summary names the one that somebody else took first", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const tag = titled("Many");
  const names = ["one", "two", "three", "four"];
  const intents = [];
  for (const [index, name] of names.entries())
    intents.push(await agent.sendIntent(question(`${tag} ${name}`, { timeout: `${index + 1}h` })));
  const form = { type: "object", properties: { nights: { type: "integer", title: "Nights" } } };
  await agent.sendIntent(
    question(`${tag} form`, {
      task_type: "form",
      form_schema: form,
      timeout: "6h",
      intent_type: "e2e.form.v1",
    }),
  );
  const [page, bea] = [await signedIn("Ana"), await callsOf("Bea")];
  await openInbox(page, `?q=${tag}`);
  await expect(rowsOf(page)).toHaveCount(5);

  await press(page, "j", "x", "j", "j", "j", "j", "Shift+X");
  await expect(page.getByText("5 selected", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve 4 of 5 selected" })).toBeVisible();
  await press(page, "a");
  await expect(dialog(page).getByRole("heading", { name: "Approve 5 selected" })).toBeVisible();
  await expect(dialog(page).getByText("It needs its own answer: a form.")).toBeVisible();

  // Bea is faster with the second, while Ana looks at the dialog.
  const second = intents[1]?.id ?? "";
  expect(
    (await bea.post(`/api/intents/${second}/decision`, { data: { outcome: "rejected" } })).status(),
  ).toBe(201);
  await press(page, "Enter");
  await expect(dialog(page).getByText("3 approved")).toBeVisible();
  await expect(dialog(page).getByText("1 did not go through")).toBeVisible();
  const failures = dialog(page).getByRole("list", { name: "What did not go through" });
  await expect(failures).toContainText(`${tag} two`);
  await expect(failures).toContainText("Bea");
  await press(page, "Enter");
  await expect(dialog(page)).toHaveCount(0);
  const outcomes = await Promise.all(intents.map(async ({ id }) => (await agent.waitFor(id)).outcome));
  expect(outcomes).toEqual(["approved", "rejected", "approved", "approved"]);
});

test("a selection outlives what happens to the list, and marks what was closed meanwhile", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const tag = titled("Kept");
  const first = await agent.sendIntent(question(`${tag} first`, { timeout: "1h" }));
  await agent.sendIntent(question(`${tag} second`));
  const [page, bea] = [await signedIn("Ana"), await callsOf("Bea")];
  await openInbox(page, `?q=${tag}`);
  await expect(rowsOf(page)).toHaveCount(2);
  await page.getByRole("checkbox", { name: `Select ${tag} first` }).click();
  await page.getByRole("checkbox", { name: `Select ${tag} second` }).click();
  await bea.post(`/api/intents/${first.id}/decision`, { data: { outcome: "approved" } });
  await expect(page.getByText(`“${tag} first” was closed meanwhile.`)).toBeVisible();
  await expect(page.getByText("2 selected", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Unselect", exact: true }).click();
  await expect(page.getByText("1 selected", { exact: true })).toBeVisible();
});

test("many are rejected with one comment, passed on, and snoozed", async ({ agent, signedIn }) => {
  const tag = titled("Together");
  const [a, b] = [
    await agent.sendIntent(question(`${tag} a`, { required_comment: true, timeout: "3h" })),
    await agent.sendIntent(question(`${tag} b`, { timeout: "3h" })),
  ];
  const page = await signedIn("Ana");
  await openInbox(page, `?q=${tag}`);
  await expect(rowsOf(page)).toHaveCount(2);
  await press(page, "Control+a", "m");
  await dialog(page).getByLabel("To").fill("Cal");
  await dialog(page).getByRole("option", { name: "Cal" }).click();
  await dialog(page).getByRole("button", { name: "Pass on to Cal" }).click();
  await expect(dialog(page).getByText("2 passed on")).toBeVisible();
  await press(page, "Enter");
  expect((await agent.getIntent(a.id)).assignees.map(({ name }) => name)).toEqual(["Cal"]);

  await openInbox(page, `?view=open&q=${tag}`);
  await expect(rowsOf(page)).toHaveCount(2);
  await press(page, "Control+a", "s");
  await expect(dialog(page).getByRole("button", { name: /In 1 hour/ })).toBeFocused();
  await expect(
    dialog(page)
      .getByRole("button", { name: /Monday morning|Tomorrow morning/ })
      .first(),
  ).toBeDisabled();
  await press(page, "Enter");
  await expect(dialog(page).getByText("2 snoozed")).toBeVisible();
  await press(page, "Enter", "Control+a", "r");
  await expect(dialog(page).getByLabel("Comment, the same for all")).toBeFocused();
  await page.keyboard.type("Not this quarter.");
  await press(page, "Control+Enter");
  await expect(dialog(page).getByText("2 rejected")).toBeVisible();
  for (const { id } of [a, b])
    expect(await agent.waitFor(id)).toMatchObject({
      outcome: "rejected",
      decision: { comment: "Not this quarter." },
    });
});

test("everything that keys do is there for a thumb, at 360 px", async ({ agent, signedIn }) => {
  const tag = titled("Thumb");
  const intents = [
    await agent.sendIntent(question(`${tag} a`)),
    await agent.sendIntent(question(`${tag} b`)),
  ];
  const page = await signedIn("Ana", { viewport: { width: 360, height: 720 }, hasTouch: true });
  await openInbox(page, `?q=${tag}`);
  await expect(rowsOf(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Select", exact: true }).tap();
  await page.getByRole("checkbox", { name: `Select ${tag} a` }).tap();
  await page.getByRole("checkbox", { name: `Select ${tag} b` }).tap();
  await page.getByRole("button", { name: "Approve 2 of 2 selected" }).tap();
  await dialog(page).getByRole("button", { name: "Approve 2", exact: true }).tap();
  await expect(dialog(page).getByText("2 approved")).toBeVisible();
  await dialog(page).getByRole("button", { name: "Close" }).last().tap();
  for (const { id } of intents) expect((await agent.waitFor(id)).outcome).toBe("approved");

  await page.getByRole("button", { name: "Search everything, and all commands" }).first().tap();
  await page.getByRole("combobox", { name: "Search and commands" }).fill(tag);
  await dialog(page)
    .getByRole("option", { name: `${tag} b` })
    .tap();
  await expect(page.getByRole("heading", { name: `${tag} b`, level: 1 })).toBeVisible();
});
