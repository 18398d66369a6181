import type { Locator, Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { hydrated } from "./support/hydrated";
import { choice, openRequest, pane, sent } from "./support/inbox";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const EXPORT = {
  intent_type: "e2e.edit.v1",
  task_type: "approval",
  payload: {
    dataset: "customers_q1",
    rows: 48_210,
    pii: true,
    region: "EU",
    columns: ["id", "email"],
    limits: { price: 1.5 },
  },
  editable: ["/dataset", "/rows", "/pii", "/region", "/columns", "/limits/price"],
  assignees: [EMAILS.Ana],
  timeout: "1h",
} as const satisfies Submit;

/** Edits the payload with a few things taken back and a few refused on the way. */
async function edit(page: Page, area: Locator): Promise<void> {
  const field = (name: string) => area.getByRole("textbox", { name: `Edit ${name}` });
  await field("rows").fill("many");
  await expect(field("rows")).toHaveAccessibleDescription(/Was 48210.*This must be a number\./);
  await choice(page, "Approve").click();
  await expect(field("rows")).toBeFocused();
  await field("rows").fill("1000");
  await expect(field("rows")).not.toHaveAttribute("aria-invalid");
  await field("dataset").fill("customers_q2");
  await area.getByRole("button", { name: "Undo the change of dataset" }).click();
  await expect(field("dataset")).toHaveValue("customers_q1");
  await field("region").fill("US");
  await area.getByRole("switch", { name: "Edit pii" }).click();
  await field("columns").fill('["id"]');
  await field("limits › price").fill("2,25");
  const changes = area.getByRole("group", { name: "You change" }).getByRole("listitem");
  await expect(changes).toHaveText([
    /rows\s*48210\s*1000/,
    /region\s*EU\s*US/,
    /pii/,
    /columns/,
    /price\s*1.5\s*2.25/,
  ]);
}

const EDITS = { "/rows": 1000, "/region": "US", "/pii": false, "/columns": ["id"], "/limits/price": 2.25 };
const PAYLOAD = {
  dataset: "customers_q1",
  rows: 1000,
  pii: false,
  region: "US",
  columns: ["id"],
  limits: { price: 2.25 },
};

test("fields are edited by their types, the button says how many, and the answer carries exactly those", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent({ ...EXPORT, title: titled("Edit and approve") });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const answer = agent.waitFor(id);
  await edit(page, pane(page));
  await choice(page, "Approve with 5 changes").click();
  await expect(sent(page)).toBeVisible();
  const { decision } = await answer;
  expect(decision?.edits).toEqual(EDITS);
  expect(decision?.payload).toEqual(PAYLOAD);
  await expect(pane(page).getByText("Changed before it was answered")).toBeVisible();
  await expect(pane(page).getByRole("listitem").filter({ hasText: "rows" }).first()).toHaveText(
    /rows\s*48210\s*1000/,
  );
});

test("the same works on a phone, by the link of a mail", async ({ agent, stranger }) => {
  const title = titled("Edit on the phone");
  const { id } = await agent.sendIntent({ ...EXPORT, title });
  const page = await stranger(PHONE);
  await page.goto(answerLinkIn(await mailFor(EMAILS.Ana, title)));
  await hydrated(choice(page, "Approve"));
  await edit(page, page.getByRole("main"));
  await choice(page, "Approve with 5 changes").tap();
  await expect(page.getByRole("heading", { name: "Your answer is in" })).toBeVisible();
  expect((await agent.waitFor(id)).decision?.edits).toEqual(EDITS);
});

test("rejecting carries no edits, however much was edited", async ({ agent, signedIn }) => {
  const { id } = await agent.sendIntent({ ...EXPORT, title: titled("Edit and reject") });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const answer = agent.waitFor(id);
  await pane(page).getByRole("textbox", { name: "Edit rows" }).fill("12");
  await expect(choice(page, "Approve with 1 change")).toBeVisible();
  await choice(page, "Reject").click();
  await expect(sent(page)).toBeVisible();
  expect((await answer).decision).toMatchObject({ outcome: "rejected", edits: {} });
});
