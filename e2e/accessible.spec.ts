import type { Submit } from "../sdk/typescript/src/index";
import { expectAccessible } from "./support/accessible";
import { choice, openInbox, openRequest, pane, rowOf, sent } from "./support/inbox";
import { KITCHEN_SINK } from "./support/kitchen-sink";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";
import { FORM, TO_ANA } from "./support/trip-form";

const TASK_TYPES = [
  "approval",
  "review",
  "form",
  "clarification",
  "manual_action",
  "confirmation",
  "assignment",
  "override",
] as const;

test("the inbox is accessible, with and without a request in it", async ({ agent, signedIn }) => {
  const title = titled("Accessible row");
  await agent.sendIntent({
    ...TO_ANA,
    intent_type: "e2e.accessible.v1",
    task_type: "approval",
    title,
    payload: {},
    risk: "critical",
    priority: "urgent",
  });
  const page = await signedIn("Ana");
  await openInbox(page);
  await expectAccessible(page, rowOf(page, title));
  await openInbox(page, `?q=${titled("nothing")}`);
  await expectAccessible(page, page.getByRole("heading", { name: "Nothing matches" }));
});

test("a form is accessible, also with its errors", async ({ agent, signedIn }) => {
  const title = titled("Accessible form");
  const { id } = await agent.sendIntent({ ...FORM, title });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await choice(page, "Submit form").click();
  const summary = pane(page).getByRole("alert").filter({ hasText: "things need another look" });
  await expect(summary).toBeFocused();
  await expectAccessible(page, summary);
});

test("a form with every control is accessible, filled in and with its errors", async ({
  agent,
  signedIn,
}) => {
  const title = titled("Accessible controls");
  const { id } = await agent.sendIntent({ ...KITCHEN_SINK, ...TO_ANA, title });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  for (const name of ["Add stop", "Add a field"]) await pane(page).getByRole("button", { name }).click();
  await pane(page).getByRole("button", { name: "Add to guests" }).first().click();
  await choice(page, "Submit form").click();
  const summary = pane(page).getByRole("alert").filter({ hasText: "things need another look" });
  await expectAccessible(page, summary);
});

test("evidence is accessible, with files and with their errors", async ({ agent, signedIn }) => {
  const title = titled("Accessible evidence");
  const { id } = await agent.sendIntent({
    ...TO_ANA,
    intent_type: "e2e.accessible_evidence.v1",
    task_type: "manual_action",
    title,
    payload: { key: "prod-7" },
  });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const chooser = page.waitForEvent("filechooser");
  await pane(page).getByRole("button", { name: "Attach files" }).click();
  const file = { mimeType: "text/plain", buffer: Buffer.from("done") };
  await (
    await chooser
  ).setFiles([
    { ...file, name: "a-very-long-name-without-any-place-to-break-it-0123456789abcdef0123456789.txt" },
    { ...file, name: "empty.txt", buffer: Buffer.alloc(0) },
  ]);
  await expect(pane(page).getByText("4 bytes")).toBeVisible();
  await expectAccessible(page, pane(page).getByText("This file is empty."));
});

test("an override is accessible, and so are passing it on and what it became", async ({
  agent,
  signedIn,
}) => {
  const title = titled("Accessible override");
  const { id } = await agent.sendIntent({
    ...TO_ANA,
    intent_type: "e2e.accessible_override.v1",
    task_type: "override",
    title,
    payload: { limit: 500, wanted: 900 },
    editable: ["/wanted"],
    risk: "critical",
    escalate: [{ after: "30m", to: [EMAILS.Bea] }],
  });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  await choice(page, "Approve override").click();
  await expect(pane(page).getByLabel("Justification")).toBeFocused();
  await expectAccessible(page, choice(page, "Approve override"));

  await pane(page).getByRole("button", { name: "Pass on…" }).click();
  await expectAccessible(page, page.getByRole("dialog", { name: "Pass on" }));
  await page.keyboard.press("Escape");

  await pane(page).getByLabel("Justification").fill("The customer pays double.");
  await choice(page, "Approve override").click();
  await expectAccessible(page, page.getByRole("dialog", { name: "Grant this exception?" }));
  await choice(page, "Grant the exception").click();
  await expectAccessible(page, sent(page));
});

for (const task_type of TASK_TYPES)
  test(`a request of the type ${task_type} is accessible, with its thread and its revision`, async ({
    agent,
    signedIn,
    callsOf,
  }) => {
    const title = titled(`Accessible ${task_type}`);
    const { id } = await agent.sendIntent({
      ...FORM,
      task_type,
      title,
      risk: "high",
      assignees: [EMAILS.Ana, EMAILS.Bea],
      form_schema: task_type === "form" ? FORM.form_schema : undefined,
    });
    const bea = await callsOf("Bea");
    const said = await bea.post(`/api/intents/${id}/comments`, {
      data: { body: "@Cal, is this right?", mentions: [EMAILS.Cal] },
    });
    expect(said.status()).toBe(201);
    const comment = (await agent.listEvents(id, { limit: 100 })).items.find(
      ({ type }) => type === "commented",
    );
    await agent.comment(id, "It is, see [the log](https://logs.example/7).", { replyTo: comment?.seq });
    await agent.revise(id, { title: `${title} again`, note: "A **better** title." });
    const page = await signedIn("Ana");
    await openRequest(page, id);
    await pane(page).getByRole("button", { name: "Reply to Bea" }).click();
    await expect(pane(page).getByRole("textbox", { name: "Reply to Bea" })).toBeFocused();
    await page.keyboard.type("@c");
    const list = page.getByRole("listbox", { name: "People and teams" });
    await expect(list.getByRole("option", { name: /^Cal/ })).toBeVisible();
    await expectAccessible(page, pane(page).getByRole("region", { name: "What revision 2 changed" }));
  });
test("selecting, doing to many, snoozing, the palette and the help are accessible", async ({
  agent,
  signedIn,
}) => {
  const tag = titled("Accessible many");
  const many: Submit = { ...TO_ANA, intent_type: "e2e.accessible.v1", task_type: "approval", payload: {} };
  await agent.sendIntent({ ...many, title: `${tag} one`, risk: "high" });
  await agent.sendIntent({ ...many, title: `${tag} two`, task_type: "override" });
  await agent.sendIntent({ ...many, title: `${tag} three`, required_comment: true });
  const page = await signedIn("Ana");
  await openInbox(page, `?q=${tag}`);
  await expect(rowOf(page, tag)).toHaveCount(3);
  await page.keyboard.press("Control+a");
  await expectAccessible(page, page.getByText("3 selected", { exact: true }));
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog");
  await expectAccessible(page, dialog.getByRole("heading", { name: "Approve 3 selected" }));
  await dialog.getByLabel("Comment, the same for all").fill("Yes.");
  await page.keyboard.press("Control+Enter");
  await expectAccessible(page, dialog.getByText("1 approved"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await expectAccessible(page, dialog.getByRole("button", { name: /In 1 hour/ }));
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expectAccessible(page, dialog.getByRole("heading", { name: "Keyboard shortcuts" }));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(tag);
  await expectAccessible(page, dialog.getByRole("option").first());
});
