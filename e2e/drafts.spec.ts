import { openRequest, pane } from "./support/inbox";
import { KITCHEN_SINK } from "./support/kitchen-sink";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const ask = (title: string) => ({
  ...KITCHEN_SINK,
  title,
  assignees: [EMAILS.Ana],
  timeout: "1h" as const,
});

test("what was typed is kept until it is sent: across a reload and in another tab", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(ask(titled("Kept")));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await pane(page).getByLabel("Booking code").fill("007");
  await pane(page).getByRole("checkbox", { name: "Breakfast" }).click();
  await pane(page).getByLabel("Wake-up call").fill("06:15");
  await pane(page).getByLabel("Wake-up call").fill("");
  await page.reload();
  await expect(pane(page).getByLabel("Booking code")).toHaveValue("007");
  await expect(pane(page).getByRole("checkbox", { name: "Breakfast" })).not.toBeChecked();

  const other = await page.context().newPage();
  await openRequest(other, id);
  await expect(pane(other).getByLabel("Booking code")).toHaveValue("007");
  await pane(other).getByLabel("Traveller").fill("Ada");
  await expect(pane(page).getByLabel("Traveller")).toHaveValue("Ada");

  await pane(page).getByRole("button", { name: "Start over" }).click();
  await expect(pane(page).getByLabel("Traveller")).toHaveValue("");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(pane(page).getByLabel("Traveller")).toHaveValue("Ada");
});

test("what somebody typed is not shown to the next person on the same browser", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent({
    ...ask(titled("One browser")),
    assignees: [EMAILS.Ana, EMAILS.Bea],
  });
  const anas = await signedIn("Ana");
  await openRequest(anas, id);
  await pane(anas).getByLabel("Traveller").fill("Ada");
  const kept = await anas.evaluate(() => ({ ...localStorage }));
  expect(Object.values(kept).join()).toContain("Ada");

  const beas = await signedIn("Bea");
  await beas.addInitScript((entries) => Object.assign(localStorage, entries), kept);
  await openRequest(beas, id);
  await pane(beas).getByLabel("Booking code").fill("007");
  await expect(pane(beas).getByLabel("Traveller")).toHaveValue("");
});

test("what was typed for a revision is offered for the next, and not taken for granted", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(ask(titled("Revised meanwhile")));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await pane(page).getByLabel("Traveller").fill("Ada");
  await agent.revise(id, { payload: { order: 4712 }, note: "Another order." });
  await pane(page).getByRole("button", { name: "Go on with revision 2" }).click();
  await expect(pane(page).getByLabel("Traveller")).toHaveValue("");
  await pane(page).getByRole("button", { name: "Use it again" }).click();
  await expect(pane(page).getByLabel("Traveller")).toHaveValue("Ada");
  await expect(pane(page).getByText("You wrote this for the revision before")).toHaveCount(0);
});
