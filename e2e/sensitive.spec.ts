import type { Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { hydrated } from "./support/hydrated";
import { openRequest, pane, sent } from "./support/inbox";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const IBAN = "DE02120300000000202051";
const SALARY = "81234";

const PAY = {
  intent_type: "e2e.sensitive.v1",
  task_type: "approval",
  payload: { supplier: "Plumbers Ltd", iban: IBAN, person: { salary: SALARY } },
  editable: ["/iban"],
  sensitive: ["/iban", "/person/salary"],
  assignees: [EMAILS.Ana],
  timeout: "1h",
} as const satisfies Submit;

const html = (page: Page): Promise<string> => page.content();
const show = (page: Page, name: string) => pane(page).getByRole("button", { name, exact: true });

test("a value is shown on a click or by the keyboard, and who looked stands in the timeline", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const title = titled("Pay the plumbers");
  const { id } = await agent.sendIntent({ ...PAY, title });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await expect(pane(page).getByText("Plumbers Ltd")).toBeVisible();
  await hydrated(show(page, "Show to edit iban"));
  for (const secret of [IBAN, SALARY]) expect(await html(page)).not.toContain(secret);

  await pane(page)
    .getByRole("button", { name: /^Show .*salary$/ })
    .press("Enter");
  await expect(pane(page).getByText(SALARY)).toBeVisible();
  expect(await html(page)).not.toContain(IBAN);
  await show(page, "Show to edit iban").click();
  const field = pane(page).getByRole("textbox", { name: "Edit iban" });
  await expect(field).toHaveValue(IBAN);
  await field.fill("DE00000000000000000000");
  await pane(page)
    .getByRole("button", { name: /^Approve/ })
    .click();
  await expect(sent(page)).toBeVisible();

  expect((await agent.getIntent(id)).decision?.edits).toEqual({ "/iban": "DE00000000000000000000" });
  const admin = await callsOf("Alex");
  const events = await (await admin.get(`/api/intents/${id}/events`)).text();
  expect(events).toContain('"revealed"');
  expect(events).toContain("/payload/person/salary");
  for (const secret of [IBAN, SALARY]) expect(events).not.toContain(secret);
});

test("an auditor sees that something is there, and has no button for it", async ({ agent, signedIn }) => {
  const { id } = await agent.sendIntent({ ...PAY, title: titled("Pay the plumbers") });
  const page = await signedIn("Audrey");
  await openRequest(page, id);
  await expect(pane(page).getByText("iban is sensitive and hidden.")).toBeAttached();
  await expect(pane(page).getByRole("button", { name: /^Show .*(iban|salary)/ })).toHaveCount(0);
});

test("whoever has the link of a mail has a value shown on a phone", async ({ agent, stranger }) => {
  const title = titled("Pay the plumbers");
  const { id } = await agent.sendIntent({ ...PAY, title });
  const mail = await mailFor(EMAILS.Ana, title);
  expect(mail.html + mail.text).not.toContain(IBAN);
  const page = await stranger(PHONE);
  await page.goto(answerLinkIn(mail));
  const button = page.getByRole("button", { name: "Show to edit iban" });
  await hydrated(button);
  expect(await html(page)).not.toContain(IBAN);
  await button.tap();
  await expect(page.getByRole("textbox", { name: "Edit iban" })).toHaveValue(IBAN);
  const { items } = await agent.listEvents(id);
  expect(items.map(({ type }) => type)).not.toContain("revealed");
});

test("an admin drops what is sensitive for good, after a confirmation that says so", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const { id } = await agent.sendIntent({ ...PAY, title: titled("Pay the plumbers") });
  const ana = await callsOf("Ana");
  await ana.post(`/api/intents/${id}/decision`, { data: { outcome: "approved" } });
  const page = await signedIn("Alex");
  await openRequest(page, id);
  const redact = page.getByRole("button", { name: "Redact…" });
  await hydrated(redact);
  await redact.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("This cannot be undone");
  const confirm = dialog.getByRole("button", { name: "Redact for good" });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel("Reason").fill("Asked for by the employee.");
  await confirm.click();
  await expect(
    pane(page)
      .getByText(/Redacted on .* by Alex/)
      .first(),
  ).toBeVisible();
  await expect(pane(page).getByText("Asked for by the employee.")).toBeVisible();
  const kept = await agent.getIntent(id);
  expect(kept.payload).toEqual({
    supplier: "Plumbers Ltd",
    iban: { "~redacted": true },
    person: { salary: { "~redacted": true } },
  });
  expect(kept.decision?.receipt).toMatch(/^ey/);
});
