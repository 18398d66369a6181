import type { APIRequestContext } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { plotOf } from "./support/facts";
import { hydrated } from "./support/hydrated";
import { choice, openInbox, openRequest, pane, rowOf, sent } from "./support/inbox";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const EXPORT = {
  intent_type: "e2e.quorum.v1",
  task_type: "approval",
  payload: { dataset: "customers_q1", rows: 48_210 },
  editable: ["/rows"],
  timeout: "1h",
} as const;

/** Saves a policy under which two of Ana, Bea and Cal have to agree. Returns its slug. */
async function twoHaveToAgree(admin: APIRequestContext): Promise<string> {
  const slug = `two-${Date.now().toString(36)}-${process.pid.toString(36)}`;
  const data = {
    slug,
    name: "Two of three",
    levels: [{ to: [EMAILS.Ana, EMAILS.Bea, EMAILS.Cal] }],
    timeout: "1h",
    quorum: { approvals: 2, veto: true },
  };
  expect((await admin.post("/api/policies", { data })).status()).toBe(201);
  return slug;
}

test("an edit by one voids the vote of the other, who approves again what it became", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const policy = await twoHaveToAgree(await callsOf("Alex"));
  const title = titled("Export for two");
  const { id } = await agent.sendIntent({ ...EXPORT, title, policy });
  const answer = agent.waitFor(id);
  const [anas, beas] = [await signedIn("Ana"), await signedIn("Bea")];

  await openRequest(anas, id);
  const vote = pane(anas).getByRole("region", { name: "Vote" });
  await expect(vote).toContainText("0 of 2 approvals; still needed: two more. One denial ends it.");
  await choice(anas, "Approve").click();
  await expect(pane(anas).getByText("You approved this, and your vote counts")).toBeVisible();
  await expect(vote).toContainText("1 of 2 approvals; still needed: one more");

  await openInbox(beas);
  await expect(rowOf(beas, title)).toContainText("1 of 2");
  await openRequest(beas, id);
  const rows = pane(beas).getByRole("textbox", { name: "Edit rows" });
  await hydrated(rows);
  await rows.fill("5000");
  await expect(pane(beas).getByRole("group", { name: "You change" })).toContainText(
    "the vote begins anew: the vote of Ana no longer counts, and one other has to agree",
  );
  await choice(beas, "Approve with 1 change").click();
  await expect(pane(beas).getByText("You approved this, and your vote counts")).toBeVisible();

  await expect(pane(anas).getByText("Bea changed this: revision 2")).toBeVisible();
  await expect(vote.getByRole("list", { name: "Votes" })).toHaveText(/^Bea approved this/);
  await pane(anas).getByRole("button", { name: "Go on with revision 2" }).click();
  await choice(anas, "Approve").click();
  await expect(sent(anas)).toBeVisible();

  const { decision, quorum } = await answer;
  expect(decision).toMatchObject({
    edits: { "/rows": 5000 },
    payload: { dataset: "customers_q1", rows: 5000 },
    revision: 2,
    decided_by: { name: "Ana" },
  });
  expect(quorum).toMatchObject({
    required: 2,
    approvals: 2,
    votes: [{ by: { name: "Bea" } }, { by: { name: "Ana" } }],
  });
  expect(await plotOf(agent, id)).toEqual(["created", "voted", "revised", "voted", "voted", "decided"]);
});

test("a vote is readable by everybody, wide and narrow, light and dark", async ({
  agent,
  signedIn,
  callsOf,
}) => {
  const policy = await twoHaveToAgree(await callsOf("Alex"));
  const { id } = await agent.sendIntent({ ...EXPORT, title: titled("Export that is voted on"), policy });
  const answered = await (
    await callsOf("Bea")
  ).post(`/api/intents/${id}/decision`, {
    data: { outcome: "approved" },
  });
  expect(answered.status()).toBe(201);
  const page = await signedIn("Cal");
  await openRequest(page, id);
  const vote = pane(page).getByRole("region", { name: "Vote" });
  await expect(vote.getByRole("list", { name: "Votes" })).toHaveText(/^Bea approved this/);
  await expectAccessible(page, vote);
});

test("the link of a mail says that one answer is not enough, and counts as one", async ({
  agent,
  stranger,
  callsOf,
}) => {
  const policy = await twoHaveToAgree(await callsOf("Alex"));
  const title = titled("Export by mail for two");
  const { id } = await agent.sendIntent({ ...EXPORT, title, policy });
  const mail = await mailFor(EMAILS.Cal, title);
  expect(mail.text).toContain("Two people have to agree. One denial ends it.");
  const page = await stranger({ viewport: { width: 360, height: 740 } });
  await page.goto(answerLinkIn(mail));
  await expect(page.getByRole("region", { name: "Vote" })).toContainText("0 of 2 approvals");
  await hydrated(choice(page, "Approve"));
  await choice(page, "Approve").click();
  await expect(page.getByRole("heading", { name: "Your answer is in" })).toBeVisible();
  await expect(page.getByText("1 of 2 approvals; still needed: one more.")).toBeVisible();
  expect(await agent.getIntent(id)).toMatchObject({ status: "waiting", quorum: { approvals: 1 } });
});
