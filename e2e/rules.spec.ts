import type { APIRequestContext } from "@playwright/test";
import type { RulesWire } from "../core/wire/rules";
import { hydrated } from "./support/hydrated";
import { expect, test } from "./support/test";

const TYPE = "intent.e2e.refund.v1";
const NAME = "Small e2e refunds";

/** Rules hold for every spec's requests, so none of these stays. */
async function removeOwn(calls: APIRequestContext): Promise<void> {
  const { items }: RulesWire = await (await calls.get("/api/rules")).json();
  for (const { id } of items.filter(({ name }) => name === NAME)) await calls.delete(`/api/rules/${id}`);
}

test.afterEach(async ({ callsOf }) => removeOwn(await callsOf("Alex")));

test("an admin writes a rule, sees where it is wrong, tries it on past requests, saves it; a small request is decided at once", async ({
  agent,
  signedIn,
}) => {
  const refund = (amount: number) =>
    agent.sendIntent({
      intent_type: TYPE,
      task_type: "approval",
      title: `Refund ${amount} €?`,
      payload: { amount },
      assignees: ["ana@acme.dev"],
    });
  const [earlier] = [await refund(50), await refund(5_000)];
  expect(earlier).toMatchObject({ status: "waiting" });

  const page = await signedIn("Alex");
  await page.goto("/admin/rules/new");
  const add = page.getByRole("button", { name: "Add rule" });
  const when = page.getByRole("textbox", { name: "When" });
  await hydrated(when);
  await page.getByRole("textbox", { name: "Name" }).fill(NAME);
  await when.fill(`intent_type == "${TYPE}" &&\n  payloud.amount <= 100`);
  await page.getByRole("combobox", { name: "Decision" }).click();
  await page.getByRole("option", { name: "Approved" }).click();
  await add.click();
  await expect(when).toHaveAccessibleDescription(/Line 2, column 3: there is no “payloud” here/);
  await expect(when).toBeFocused();

  await when.fill(`intent_type == "${TYPE}" && payload.amount <= 100`);
  await page.getByRole("button", { name: "Simulate" }).click();
  const simulated = page.getByRole("region", { name: "What it would have done" });
  await expect(simulated).toContainText("without a person");
  const changes = simulated.getByRole("list", { name: "What would have been different" });
  await expect(changes.getByRole("listitem").filter({ hasText: "Refund 50 €?" })).toContainText(
    "Approved at once",
  );
  await expect(changes.getByRole("listitem").filter({ hasText: "Refund 5000 €?" })).toHaveCount(0);

  await add.click();
  await expect(page.getByRole("list", { name: "Rules" })).toContainText(NAME);
  const small = await refund(80);
  expect(small).toMatchObject({ status: "decided", outcome: "approved", decision: { via: "policy" } });
  expect(await refund(101)).toMatchObject({ status: "waiting" });
  await page.goto(`/inbox/${small.id}`);
  await expect(page.getByText(`Decided by the rule “${NAME}”: approved`).first()).toBeVisible();
});

test("an admin allows an agent something for a while, and revokes it", async ({ agent, signedIn }) => {
  const intent_type = "intent.e2e.granted.v1";
  const ask = () =>
    agent.sendIntent({
      intent_type,
      task_type: "approval",
      payload: { amount: 5 },
      assignees: ["ana@acme.dev"],
    });
  const name = `Granted ${Date.now()}`;
  const page = await signedIn("Alex");
  await page.goto("/admin/grants");
  const open = page.getByRole("button", { name: "Add grant…" }).first();
  await hydrated(open);
  await open.click();
  const dialog = page.getByRole("dialog", { name: "Allow without asking" });
  await dialog.getByRole("combobox", { name: "Agent" }).click();
  await page.getByRole("option", { name: /data-analyst/ }).click();
  await dialog.getByRole("combobox", { name: "Intent type" }).fill(intent_type);
  await dialog.getByRole("combobox", { name: "Field" }).fill("amount");
  await dialog.getByRole("textbox", { name: "Value" }).fill("10");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Allow without asking" }).click();
  const row = page.getByRole("listitem").filter({ hasText: name });
  await expect(row).toContainText("payload.amount <= 10");
  expect(await ask()).toMatchObject({ status: "decided", outcome: "approved" });
  await page.reload();
  await expect(row).toContainText("Used 1 time");
  await row.getByRole("button", { name: "Revoke…" }).click();
  await page.getByRole("button", { name: "Revoke grant" }).click();
  await expect(row).toContainText("Revoked");
  expect(await ask()).toMatchObject({ status: "waiting" });
});
