import type { Locator, Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expectAccessible } from "./support/accessible";
import { hydrated } from "./support/hydrated";
import { choice, openRequest, pane, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { startReceiver } from "./support/receiver";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const typeName = (): string => titled("e2e.types").replaceAll(" ", ".");
const preview = (page: Page): Locator => page.getByRole("region", { name: "How a request looks" });
const fields = (page: Page): Locator => page.getByRole("list", { name: "Fields of the form", exact: true });
/** Each row's title stands first on the button that opens it. */
const titlesIn = async (page: Page): Promise<(string | undefined)[]> =>
  (await fields(page).locator("button[aria-expanded]:not([role])").allInnerTexts()).map(
    (text) => text.split("\n")[0],
  );

async function openNew(page: Page, name: string): Promise<void> {
  await page.goto("/admin/intent-types/new");
  await hydrated(page.getByLabel("Name", { exact: true }));
  await page.getByLabel("Name", { exact: true }).fill(name);
}

/** Adds a field with the mouse and names it: its title has the focus. */
async function addField(page: Page, kind: string, title: string): Promise<void> {
  await page.getByRole("button", { name: "Add field" }).click();
  await page.getByRole("menuitem", { name: kind, exact: true }).click();
  await titleWith(page, kind, title);
}

/** The same without a mouse. */
async function addFieldByKeyboard(page: Page, kind: string, title: string): Promise<void> {
  await page.getByRole("button", { name: "Add field" }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "Text", exact: true })).toBeFocused();
  await page.keyboard.type(kind.slice(0, 2));
  await expect(page.getByRole("menuitem", { name: kind, exact: true })).toBeFocused();
  await page.keyboard.press("Enter");
  await titleWith(page, kind, title);
}

async function titleWith(page: Page, kind: string, title: string): Promise<void> {
  const input = fields(page).getByLabel("Title", { exact: true });
  await expect(input).toBeFocused();
  await expect(input).toHaveValue(kind);
  await page.keyboard.type(title);
  await expect(fields(page).getByLabel("Name in the answer")).toHaveValue(
    title.toLowerCase().replaceAll(" ", "_"),
  );
}

async function chooseAna(page: Page): Promise<void> {
  await page.getByRole("combobox", { name: "People and teams" }).fill("Ana");
  await page.getByRole("option", { name: /ana@acme\.dev/ }).click();
}

test("an admin builds a form, an agent asks with two fields, and gets typed data", async ({
  agent,
  signedIn,
}) => {
  // Five fields by hand and an answer, each step waiting for the page.
  test.slow();
  const name = typeName();
  const page = await signedIn("Alex");
  await openNew(page, name);
  await page.getByRole("combobox", { name: "Kind of answer" }).click();
  await page.getByRole("option", { name: "Form" }).click();
  await page.getByRole("textbox", { name: /^Title/ }).fill("Complete the trip");

  await addField(page, "Text", "Traveller");
  await fields(page).getByRole("switch", { name: "Required" }).press("Space");
  await addFieldByKeyboard(page, "Whole number", "Nights");
  await fields(page)
    .getByLabel(/^Least/)
    .fill("1");
  await fields(page).getByLabel(/^Most/).fill("30");
  await addField(page, "Yes or no", "Refundable");
  await addFieldByKeyboard(page, "Date", "Departs on");
  await addField(page, "Choice", "Seat");
  await fields(page).getByLabel("Options").fill("Window\nAisle");

  const titles = () => titlesIn(page);
  await page.getByRole("button", { name: "Move Seat up" }).press("Enter");
  await expect.poll(titles).toEqual(["Traveller", "Nights", "Refundable", "Seat", "Departs on"]);
  await fields(page)
    .getByTitle("Drag Seat")
    .dragTo(fields(page).getByRole("button", { name: /^Nights/ }));
  await expect.poll(titles).toEqual(["Traveller", "Seat", "Nights", "Refundable", "Departs on"]);

  const shown = preview(page);
  await shown.getByLabel("Nights").fill("99");
  await shown.getByRole("button", { name: "Check this answer" }).click();
  await expect(shown.getByText("This must be at most 30.")).toBeVisible();
  await expect(shown.getByText("2 fields need another look.")).toBeVisible();
  await shown.getByLabel("Nights").fill("3");
  await shown.getByLabel("Traveller").fill("Ada");
  await expect(shown.getByText("This answer would be taken.")).toBeVisible();
  await expect(shown.getByLabel("What the agent gets")).toHaveText(/"nights": 3/);

  await chooseAna(page);
  await page.getByRole("button", { name: "Register intent type" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/admin\/intent-types\/typ_/);

  const intent = await agent.sendIntent({ intent_type: name, payload: { order: 4711 } });
  expect(intent).toMatchObject({ title: "Complete the trip", task_type: "form" });
  const ana = await signedIn("Ana");
  await openRequest(ana, intent.id);
  const form = pane(ana);
  await form.getByLabel("Traveller").fill("Ada");
  await form.getByLabel("Nights").fill("3");
  await form.getByLabel("Refundable").click();
  await form.getByLabel("Aisle").click();
  await form.getByLabel("Departs on").fill("2026-12-24");
  await choice(ana, "Submit form").click();
  await expect(sent(ana)).toBeVisible();
  const { decision } = await agent.waitFor<"form">(intent.id);
  expect(decision?.data).toEqual({
    traveller: "Ada",
    seat: "Aisle",
    nights: 3,
    refundable: true,
    departs_on: "2026-12-24",
  });
});

test("the builder and the JSON are one: what only the JSON can say stays", async ({ signedIn }) => {
  const page = await signedIn("Alex");
  await openNew(page, typeName());
  await page.getByRole("button", { name: "Add a form" }).click();
  await page.getByRole("tab", { name: "JSON Schema" }).click();
  const json = page.getByRole("textbox", { name: "JSON Schema 2020-12" });
  await json.fill('{ "type": "object", ');
  await expect(page.getByText("This is not a JSON object: { … }.")).toBeVisible();
  await json.fill(
    JSON.stringify({
      type: "object",
      properties: {
        code: { type: "string", title: "Code", pattern: "^A", "x-column": 3 },
        either: { title: "Either", oneOf: [{ type: "string" }, { type: "integer" }] },
      },
    }),
  );
  await page.getByRole("tab", { name: "Fields" }).click();
  await fields(page).getByRole("button", { name: /^Code/ }).click();
  await expect(fields(page).getByText("pattern, x-column")).toBeVisible();
  await fields(page).getByLabel("Help").fill("From the mail");
  await expect(preview(page).getByText("From the mail")).toBeVisible();
  await fields(page)
    .getByRole("button", { name: /^Either/ })
    .click();
  await expect(fields(page).getByLabel("Either as JSON")).toHaveValue(/oneOf/);
  await page.getByRole("tab", { name: "JSON Schema" }).click();
  const written = JSON.parse(await json.inputValue());
  expect(written.properties.code).toEqual({
    type: "string",
    title: "Code",
    pattern: "^A",
    "x-column": 3,
    description: "From the mail",
  });
  expect(written.properties.either.oneOf).toHaveLength(2);
});

test("what agents ask in full is registered with a click, and two admins do not overwrite each other", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const name = typeName();
  const asked = await agent.sendIntent({
    intent_type: name,
    task_type: "approval",
    title: "Spelled out?",
    payload: { dataset: "customers_q1", rows: 3211 },
    assignees: [EMAILS.Ana],
    timeout: "1h",
  });
  const page = await signedIn("Alex");
  await page.goto("/admin/intent-types");
  await page.getByRole("link", { name: `Register it: ${name}` }).click();
  await expect(page.getByRole("textbox", { name: /^Title/ })).toHaveValue("Spelled out?");
  await expect(preview(page).getByText("customers_q1")).toBeVisible();
  await page
    .getByRole("group", { name: "What a reviewer may change" })
    .getByRole("checkbox", { name: "/dataset" })
    .click();
  await expect(preview(page).getByLabel("Edit dataset")).toBeVisible();
  await page.getByRole("textbox", { name: /^Deadline/ }).fill("soon");
  await page.getByRole("button", { name: "Register intent type" }).click();
  await expect(page.getByText("A duration is like 90s, 5m, 8h or 2d, up to a year.")).toBeVisible();
  await page.getByRole("textbox", { name: /^Deadline/ }).fill("8h");
  await chooseAna(page);
  await page.getByRole("button", { name: "Register intent type" }).click();
  await expect(page).toHaveURL(/\/admin\/intent-types\/typ_/);
  await expect(page.getByText("Asked once in the last 30 days.").first()).toBeVisible();

  const calls = await callsOf("Alex");
  const path = `/api/intent-types/${page.url().split("/").at(-1)}`;
  const {
    id: _,
    used: __,
    updated_at: ___,
    updated_by: ____,
    ...theirs
  } = await (await calls.get(path)).json();
  expect((await calls.put(path, { data: { ...theirs, title: "Theirs?" } })).status()).toBe(200);
  await page.getByRole("textbox", { name: /^Title/ }).fill("Mine?");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Somebody else saved it meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Save mine over it" }).click();
  await expect(page.getByText("Somebody else saved it meanwhile")).toBeHidden();
  await expect.poll(async () => (await (await calls.get(path)).json()).title).toBe("Mine?");

  const next = await agent.sendIntent({ intent_type: name, payload: { dataset: "q2" } });
  expect(next).toMatchObject({ title: "Mine?", editable: ["/dataset"] });
  expect((await agent.getIntent(asked.id)).title).toBe("Spelled out?");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("Open requests keep what they were asked with.")).toBeVisible();
  await page.getByRole("button", { name: "Remove intent type" }).click();
  await expect(page).toHaveURL(/\/admin\/intent-types$/);
  expect((await agent.getIntent(next.id)).status).toBe("waiting");
});

test("a webhook that is made on the page receives a signed delivery, and is seen to have", async ({
  agent,
  signedIn,
}) => {
  const receiver = await startReceiver();
  try {
    const page = await signedIn("Alex");
    await page.goto("/admin/webhooks");
    const create = page.getByRole("button", { name: "New webhook" });
    await hydrated(create);
    await create.click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Address").fill("http://10.1.2.3/hooks");
    await dialog.getByRole("checkbox", { name: "An agent asked" }).press("Space");
    await dialog.getByRole("button", { name: "Create webhook" }).click();
    await expect(dialog.getByText(/This is a private address/).first()).toBeVisible();
    const url = `${receiver.url}/${titled("hooks").replace(" ", "-")}`;
    await dialog.getByLabel("Address").fill(url);
    await dialog.getByRole("button", { name: "Create webhook" }).click();
    const secret = await dialog.getByLabel("Signing secret").innerText();
    expect(secret).toMatch(/^whsec_/);
    await page.keyboard.press("Escape");
    await expect(dialog.getByText("Have you kept it?")).toBeVisible();
    await expectAccessible(page, dialog.getByText("Have you kept it?"));
    await dialog.getByRole("button", { name: "I have kept it" }).click();

    const title = titled("Tell the webhook");
    const { id } = await agent.sendIntent({
      intent_type: "e2e.webhook.v1",
      task_type: "approval",
      title,
      payload: {},
      assignees: [EMAILS.Ana],
      timeout: "1h",
    });
    await expect.poll(() => receiver.hooks.length).toBe(1);
    const [hook] = receiver.hooks;
    if (!hook) throw new Error("there is one");
    const headers = Object.entries(hook.headers).map(([key, value]) => [key, String(value)]);
    const event = new Webhook(secret).verify(hook.body, Object.fromEntries(headers));
    expect(event).toMatchObject({ type: "intent.created", data: { id } });

    await page.getByRole("link", { name: url }).click();
    const deliveries = page.getByRole("list", { name: "Deliveries" });
    await expect(deliveries.getByRole("listitem").filter({ hasText: title })).toContainText("intent.created");
    await expectAccessible(page, deliveries);
    await page.getByRole("button", { name: "Disable" }).click();
    await page.getByRole("button", { name: "Disable webhook" }).click();
    await expect(page.getByText("Disabled by an admin")).toBeVisible();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByRole("button", { name: "Remove webhook" }).click();
    await expect(page).toHaveURL(/\/admin\/webhooks$/);
    await expect(page.getByRole("link", { name: url })).toBeHidden();
  } finally {
    await receiver.close();
  }
});

test("the pages are accessible, also with a form that is being built", async ({ signedIn }) => {
  const page = await signedIn("Alex");
  await page.goto("/admin/intent-types");
  await expectAccessible(page, page.getByRole("list", { name: "Intent types" }));
  await openNew(page, typeName());
  await page.getByRole("button", { name: "Add a form" }).click();
  await addField(page, "List", "Stops");
  await page.getByRole("combobox", { name: "Each item is" }).click();
  await page.getByRole("option", { name: "Group of fields" }).click();
  await expectAccessible(page, page.getByRole("list", { name: "Fields of the form", exact: true }));
  await page.goto("/admin/webhooks");
  await expectAccessible(page, page.getByRole("button", { name: "New webhook" }));
});
