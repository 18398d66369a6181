import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./support/hydrated";
import { choice, openRequest, pane, sent } from "./support/inbox";
import { KITCHEN_SINK } from "./support/kitchen-sink";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
/** Fourteen hours ahead: what is typed here is another day in UTC. */
const FAR_EAST = { timezoneId: "Pacific/Kiritimati" };

const ask = (title: string) => ({
  ...KITCHEN_SINK,
  title,
  assignees: [EMAILS.Ana],
  timeout: "1h" as const,
});

test("a form with every control gives the agent exactly what was typed, types kept", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(ask(titled("Every control")));
  const page = await signedIn("Ana", FAR_EAST);
  await openRequest(page, id);
  const answer = agent.waitFor<"form">(id);
  const form = pane(page);
  await fillIn(form);
  await choice(page, "Submit form").click();
  await expect(sent(page)).toBeVisible();
  expect((await answer).decision?.data).toEqual(EXPECTED);
});

test("the same form is filled in on a phone, by the link of a mail", async ({ agent, stranger }) => {
  const title = titled("Every control on a phone");
  const { id } = await agent.sendIntent(ask(title));
  const page = await stranger({ ...PHONE, ...FAR_EAST });
  await page.goto(answerLinkIn(await mailFor(EMAILS.Ana, title)));
  await hydrated(choice(page, "Submit form"));
  await fillIn(page.getByRole("main"));
  await choice(page, "Submit form").tap();
  await expect(page.getByRole("heading", { name: "Your answer is in" })).toBeVisible();
  expect((await agent.waitFor<"form">(id)).decision?.data).toEqual(EXPECTED);
});

const EXPECTED = {
  traveller: "Ada",
  booking_code: "007",
  remarks: "Two\nlines",
  reference: "ORD-4711",
  nights: 3,
  budget: 1200.5,
  refundable: false,
  breakfast: false,
  seat: "a",
  room: 4,
  extras: ["wifi", "bike"],
  visas: ["Denmark", "Sweden"],
  departs_on: "2027-01-31",
  wake_at: "06:15:00+14:00",
  departs_at: "2027-01-30T19:30:00Z",
  mail: "ada@example.com",
  website: "https://hotel.example/rooms",
  stops: [{ place: "Rome", guests: ["Bo"] }, { place: "Oslo" }],
  labels: { cost_centre: "0815" },
  transfer: { kind: "train", class: 2 },
  pay: "invoice",
  vat_id: "DE12",
};

/** Fills in what EXPECTED says, with what had to be taken back on the way. */
async function fillIn(form: Locator): Promise<void> {
  const field = (name: string) => form.getByLabel(name, { exact: true });
  const one = (group: string, name: string) =>
    form.getByRole("radiogroup", { name: group }).getByRole("radio", { name, exact: true }).click();
  const button = (name: string) => form.getByRole("button", { name, exact: true });
  await form.getByLabel("Traveller").fill("Ada");
  await form.getByLabel("Booking code").fill("007");
  await form.getByLabel("Remarks").fill("Two\nlines");
  await expect(form.getByLabel("Reference")).not.toBeEditable();
  await form.getByLabel("Nights").fill("2");
  await form.getByLabel("Nights").press("ArrowUp");
  await form.getByLabel("Budget").fill("1200.50");
  await form.getByLabel("Discount").fill("5");
  await form.getByLabel("Discount").fill("");
  await one("Refundable fare", "No");
  await one("Seat", "Aisle");
  await form.getByRole("combobox", { name: "Room size" }).click();
  await form.page().getByRole("option", { name: "4" }).click();
  for (const name of ["bike", "wifi"]) await form.getByRole("checkbox", { name, exact: true }).click();
  for (const name of ["swe", "denm"]) {
    await form.getByRole("searchbox", { name: "Search Visas held" }).fill(name);
    await form.getByRole("group", { name: "Visas held" }).getByRole("checkbox").click();
  }
  await form.getByLabel("Departs on").fill("2027-01-31");
  await form.getByLabel("Wake-up call").fill("06:15");
  await form.getByLabel("Boarding").fill("2027-01-31T09:30");
  await form.getByLabel("Contact mail").fill("ada@example.com");
  await form.getByLabel("Hotel page").fill("https://hotel.example/rooms");
  await form.getByLabel("City").fill("Pisa");
  await form.getByLabel("City").fill("");

  await field("Place").fill("Oslo");
  await button("Add stop").click();
  await expect(field("Place").nth(1)).toBeFocused();
  await field("Place").nth(1).fill("Rome");
  await button("Add to guests").nth(1).click();
  await expect(field("Item 1")).toBeFocused();
  await field("Item 1").fill("Bo");
  await button("Move Stop 2 up").click();
  await expect(button("Move Stop 1 down")).toBeFocused();
  await expect(
    form.getByRole("status").filter({ hasText: "Stop 2 moved up, it is now 1 of 2" }),
  ).toBeAttached();
  await expect(field("Place").first()).toHaveValue("Rome");

  await button("Add a field").click();
  await expect(form.getByLabel("Name", { exact: true })).toBeFocused();
  await form.page().keyboard.type("cost_centre");
  await form.getByLabel(/^Value/).fill("0815");
  await one("Transfer", "Train");
  await one("Class", "2");
  await one("Payment", "card");
  await form.getByLabel("Last four digits").fill("1234");
  await one("Payment", "invoice");
  await expect(form.getByLabel("Last four digits")).toHaveCount(0);
  await form.getByLabel("VAT number").fill("DE12");
  await form.getByRole("checkbox", { name: "Breakfast" }).click();
  await form.getByLabel("Voucher").fill("V1");
  await form.getByLabel("Voucher owner").fill("Bo");
  await form.getByLabel("Voucher optional", { exact: true }).fill("");
  await expect(form.getByLabel("Voucher owner")).toHaveCount(0);
}

test("errors stand at their fields and in a summary that leads to them, in the form's own words", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(ask(titled("Many errors")));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const form = pane(page);
  await form.getByLabel("Nights").fill("two");
  await form.getByLabel("Booking code").fill("7");
  await choice(page, "Submit form").click();
  const summary = form.getByRole("alert").filter({ hasText: "things need another look" });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link")).toHaveText([
    "Traveller: This is required.",
    "Booking code: This must match the pattern ^[0-9]{3}$",
    "Nights: This must be a whole number.",
    "Refundable fare: This is required.",
    "Stops › Stop 1 › Place: This is required.",
    "Payment: This is required.",
  ]);
  await summary.getByRole("link", { name: "Stops" }).click();
  await expect(form.getByLabel("Place", { exact: true })).toBeFocused();
  await expect(form.getByLabel("Nights")).toHaveAccessibleDescription(
    /1 to 30.*This must be a whole number\./,
  );
  await form.getByLabel("Nights").fill("31");
  await expect(form.getByText("This must be at most 30.", { exact: true })).toBeVisible();
  expect((await agent.getIntent(id)).status).toBe("waiting");
});

test("a list is filled, ordered and emptied from the keyboard alone", async ({ agent, signedIn }) => {
  const { id } = await agent.sendIntent({
    ...ask(titled("A list")),
    form_schema: {
      type: "object",
      properties: { tags: { type: "array", title: "Tags", items: { type: "string", title: "Tag" } } },
    },
    ui_schema: {},
  });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const answer = agent.waitFor<"form">(id);
  const type = async (text: string) => {
    await pane(page).getByRole("button", { name: "Add tag" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type(text);
  };
  for (const text of ["b", "x", "a"]) await type(text);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(tagsOf(page)).resolves.toEqual(["b", "a", "x"]);
  await page.keyboard.press("Enter");
  await expect(pane(page).getByRole("button", { name: "Move Tag 1 down" })).toBeFocused();
  await expect(tagsOf(page)).resolves.toEqual(["a", "b", "x"]);
  await pane(page).getByRole("button", { name: "Remove Tag 3" }).press("Enter");
  await expect(pane(page).getByLabel("Tag 2", { exact: true })).toBeFocused();
  await choice(page, "Submit form").press("Enter");
  await expect(sent(page)).toBeVisible();
  expect((await answer).decision?.data).toEqual({ tags: ["a", "b"] });
});

const tagsOf = (page: Page) =>
  pane(page)
    .getByRole("textbox", { name: /^Tag \d$/ })
    .evaluateAll((inputs: HTMLInputElement[]) => inputs.map(({ value }) => value));
