import type { Page } from "@playwright/test";
import { factsOf } from "./support/facts";
import { hydrated } from "./support/hydrated";
import { choice, openRequest, pane, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

/** Writes to everybody and sends it with the keyboard. */
async function write(page: Page, label: string, text: string): Promise<void> {
  const field = pane(page)
    .locator("textarea")
    .and(pane(page).getByLabel(label, { exact: true }));
  await hydrated(field);
  await field.fill(text);
  await field.press("Control+Enter");
}

const change = (page: Page, place: string) => pane(page).getByRole("listitem").filter({ hasText: place });

test("a review goes from a thread over changes and their diff to an approval", async ({
  agent,
  signedIn,
}) => {
  const title = titled("Review a mailing");
  const { id } = await agent.sendIntent({
    intent_type: "e2e.review_round.v1",
    task_type: "review",
    title,
    description: "Sends the spring offer to all customers in Germany on Monday.",
    payload: { to: ["de", "at", "ch"], subject: "Spring offer", limits: { per_hour: 500, total: 4000 } },
    assignees: [EMAILS.Ana, EMAILS.Bea],
    timeout: "1h",
  });
  const [anas, beas] = [await signedIn("Ana"), await signedIn("Bea")];
  await openRequest(anas, id);
  await openRequest(beas, id);

  await write(anas, "Write to everyone on this", "Do we have their consent?");
  await pane(beas).getByRole("button", { name: "Reply to Ana" }).press("Enter");
  await write(beas, "Reply to Ana", "For Germany, yes.");
  const comment = (await factsOf(agent, id)).find(({ type }) => type === "commented");
  await agent.comment(id, "The consent is **from 2025**.", { replyTo: comment?.seq });
  for (const page of [anas, beas]) {
    const thread = pane(page).getByRole("list", { name: "Replies to Ana" });
    await expect(thread.getByRole("listitem")).toHaveCount(2);
    await expect(thread).toContainText("For Germany, yes.");
    await expect(thread.locator("strong", { hasText: "from 2025" })).toBeVisible();
  }

  await pane(anas).getByLabel("Comment", { exact: true }).fill("Only Germany, and slower please.");
  await choice(anas, "Request changes").click();
  await expect(pane(anas).getByText("The agent has the turn.").first()).toBeVisible();
  await agent.revise(id, {
    description: "Sends the spring offer to all customers in Germany on Tuesday.",
    payload: { to: ["de"], subject: "Spring offer", limits: { per_hour: 100, total: 4000 } },
    note: "Germany only, a fifth as fast.",
  });

  const revision = pane(beas).getByRole("region", { name: "What revision 2 changed" });
  const revisionOfAna = pane(anas).getByRole("region", { name: "What revision 2 changed" });
  await pane(anas).getByRole("button", { name: "Go on with revision 2" }).click();
  await expect(revisionOfAna).toContainText("Germany only, a fifth as fast.");
  await expect(revisionOfAna.locator("del", { hasText: "Monday" })).toBeVisible();
  await expect(revisionOfAna.locator("ins", { hasText: "Tuesday" })).toBeVisible();
  await expect(change(anas, "limits › per_hour")).toContainText("500");
  await expect(change(anas, "limits › per_hour")).toContainText("100");
  await expect(change(anas, "to › 2, removed")).toContainText("at");
  await expect(revisionOfAna.getByText("limits › total")).toHaveCount(0);
  await revisionOfAna.getByRole("button", { name: "Show the whole" }).click();
  await expect(revisionOfAna.getByText("limits › total")).toBeVisible();

  await agent.revise(id, { title: `${title}, again`, note: "Only the title." });
  await pane(beas).getByRole("button", { name: "Go on with revision 3" }).click();
  await expect(revision).toHaveCount(0);
  const third = pane(beas).getByRole("region", { name: "What revision 3 changed" });
  await expect(third.locator("ins", { hasText: "again" })).toBeVisible();
  await third.getByRole("combobox", { name: "Compared with" }).click();
  await beas.getByRole("option", { name: "Revision 1" }).click();
  await expect(third).toContainText("Germany only, a fifth as fast.");
  await expect(third.locator("ins", { hasText: "Tuesday" })).toBeVisible();

  await choice(beas, "Approve").click();
  await expect(sent(beas)).toBeVisible();
  expect((await agent.waitFor(id)).decision).toMatchObject({ outcome: "approved", revision: 3 });
});
