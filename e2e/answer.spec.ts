import type { Countersign, Submit } from "../sdk/typescript/src/index";
import type { Page } from "@playwright/test";
import { choice, openFromInbox, openInbox, pane, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { signIn } from "./support/sign-in";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const TO_ANA: Pick<Submit, "assignees" | "timeout"> = { assignees: [EMAILS.Ana], timeout: "1h" };

/** An agent asks while the inbox is open; the question appears there, and is opened. */
async function askedMeanwhile<T extends Submit>(
  page: Page,
  agent: Countersign,
  question: T & { title: string },
) {
  await openInbox(page);
  const { id } = await agent.sendIntent({ ...TO_ANA, ...question });
  await openFromInbox(page, question.title);
  return id;
}

test("a seeded person signs in with the password and is in the inbox", async ({ stranger }) => {
  const page = await stranger();
  await signIn(page, "Ana");
  await expect(page.getByRole("heading", { name: "For me" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Ana" })).toBeVisible();
});

test("an approval with an edited field gives the agent the payload as it was approved, types kept", async ({
  agent,
  signedIn,
}) => {
  const page = await signedIn("Ana");
  const id = await askedMeanwhile(page, agent, {
    intent_type: "e2e.approval.v1",
    task_type: "approval",
    title: titled("Export customers"),
    payload: { dataset: "customers_q1", rows: 48_210, pii: true },
    editable: ["/rows", "/pii"],
  });
  const answer = agent.waitFor(id);
  await pane(page).getByRole("textbox", { name: "Edit rows" }).fill("1000");
  await pane(page).getByRole("switch", { name: "Edit pii" }).click();
  await choice(page, "Approve with 2 changes").click();
  await expect(sent(page)).toBeVisible();

  const { outcome, decision } = await answer;
  expect(outcome).toBe("approved");
  expect(decision?.edits).toEqual({ "/rows": 1000, "/pii": false });
  expect(decision?.payload).toEqual({ dataset: "customers_q1", rows: 1000, pii: false });
  expect(decision?.decided_by).toMatchObject({ name: "Ana", email: "ana@acme.dev" });
  expect(decision?.via).toBe("inbox");
});

test("a review goes back to the agent for changes, comes back revised, and is approved", async ({
  agent,
  signedIn,
}) => {
  const page = await signedIn("Ana");
  const id = await askedMeanwhile(page, agent, {
    intent_type: "e2e.review.v1",
    task_type: "review",
    title: titled("Review the newsletter"),
    payload: { subject: "Sale!!!" },
  });
  const answer = agent.waitFor<"review">(id, {
    onEvent: async ({ type }) => {
      if (type === "changes_requested")
        await agent.revise(id, { payload: { subject: "Our sale" }, note: "Calmer now." });
    },
  });
  await choice(page, "Request changes").click();
  await expect(pane(page).getByText("Say what should change.")).toBeVisible();
  await pane(page).getByLabel("Comment").fill("Fewer exclamation marks, please.");
  await choice(page, "Request changes").click();

  await pane(page).getByRole("button", { name: "Go on with revision 2" }).click();
  await choice(page, "Approve").click();
  await expect(sent(page)).toBeVisible();
  const { outcome, decision } = await answer;
  expect(outcome).toBe("approved");
  expect(decision?.payload).toEqual({ subject: "Our sale" });
  expect(decision?.revision).toBe(2);
});

test("a form's numbers and booleans reach the agent as numbers and booleans", async ({ agent, signedIn }) => {
  const page = await signedIn("Ana");
  const id = await askedMeanwhile(page, agent, {
    intent_type: "e2e.form.v1",
    task_type: "form",
    title: titled("Complete the booking"),
    payload: { trip: "Berlin" },
    form_schema: {
      type: "object",
      required: ["traveller", "nights", "refundable"],
      properties: {
        traveller: { type: "string", title: "Traveller", minLength: 1 },
        nights: { type: "integer", title: "Nights", minimum: 1, maximum: 30 },
        budget: { type: "number", title: "Budget" },
        refundable: { type: "boolean", title: "Refundable fare" },
        breakfast: { type: "boolean", title: "Breakfast" },
        seat: { type: "string", title: "Seat", enum: ["window", "aisle"] },
      },
    },
  });
  const answer = agent.waitFor<"form">(id);
  const form = pane(page);
  await form.getByLabel("Traveller").fill("Ada");
  await form.getByLabel("Nights").fill("31");
  await choice(page, "Submit form").click();
  await expect(form.getByText("This must be at most 30.", { exact: true })).toBeVisible();

  await form.getByLabel("Nights").fill("3");
  await form.getByLabel("Budget").fill("99.5");
  await form.getByRole("radiogroup", { name: "Refundable fare" }).getByRole("radio", { name: "No" }).click();
  await form.getByRole("checkbox", { name: "Breakfast" }).click();
  await form.getByRole("radiogroup", { name: "Seat" }).getByRole("radio", { name: "aisle" }).click();
  await choice(page, "Submit form").click();
  await expect(sent(page)).toBeVisible();
  const { outcome, decision } = await answer;
  expect(outcome).toBe("submitted");
  expect(decision?.data).toEqual({
    traveller: "Ada",
    nights: 3,
    budget: 99.5,
    refundable: false,
    breakfast: true,
    seat: "aisle",
  });
});

test("a clarification is answered in the reader's own words", async ({ agent, signedIn }) => {
  const page = await signedIn("Ana");
  const id = await askedMeanwhile(page, agent, {
    intent_type: "e2e.clarification.v1",
    task_type: "clarification",
    title: titled("What did the customer mean"),
    payload: { said: "the blue one" },
  });
  const answer = agent.waitFor<"clarification">(id);
  await pane(page).getByLabel("Your answer").fill("The navy jacket, size M.");
  await choice(page, "Send answer").click();
  await expect(sent(page)).toBeVisible();
  const { outcome, decision } = await answer;
  expect(outcome).toBe("provided");
  expect(decision?.comment).toBe("The navy jacket, size M.");
});

test("a manual action is done only with the evidence that it wants", async ({ agent, signedIn }) => {
  const page = await signedIn("Ana");
  const id = await askedMeanwhile(page, agent, {
    intent_type: "e2e.manual_action.v1",
    task_type: "manual_action",
    title: titled("Rotate the signing key"),
    payload: { key: "prod-7" },
    evidence_required: true,
  });
  const answer = agent.waitFor<"manual_action">(id);
  await choice(page, "Mark as done").click();
  await expect(pane(page).getByText("Add evidence: a link, or a few words.")).toBeVisible();
  await pane(page).getByLabel("Evidence 1: link or a few words").fill("https://ci.example/runs/7");
  await pane(page).getByLabel("Evidence 1: label").fill("Run log");
  await choice(page, "Mark as done").click();
  await expect(sent(page)).toBeVisible();
  const { outcome, decision } = await answer;
  expect(outcome).toBe("completed");
  expect(decision?.evidence).toEqual([{ url: "https://ci.example/runs/7", label: "Run log" }]);
});

test("a confirmation can be denied", async ({ agent, signedIn }) => {
  const page = await signedIn("Ana");
  const id = await askedMeanwhile(page, agent, {
    intent_type: "e2e.confirmation.v1",
    task_type: "confirmation",
    title: titled("Did the invoice arrive"),
    payload: { invoice: 4711 },
  });
  const answer = agent.waitFor<"confirmation">(id);
  await choice(page, "Deny").click();
  await expect(sent(page)).toBeVisible();
  const { outcome, decision } = await answer;
  expect(outcome).toBe("denied");
  expect(decision?.decided_by.name).toBe("Ana");
});

test("an assignment names the person who was picked", async ({ agent, signedIn }) => {
  const page = await signedIn("Ana");
  const id = await askedMeanwhile(page, agent, {
    intent_type: "e2e.assignment.v1",
    task_type: "assignment",
    title: titled("Who takes this ticket"),
    payload: { ticket: 99 },
  });
  const answer = agent.waitFor<"assignment">(id);
  await choice(page, "Assign").click();
  await expect(pane(page).getByText("Say who shall do it.")).toBeVisible();
  await pane(page).getByLabel("Who shall do it?", { exact: true }).fill("be");
  await pane(page).getByRole("option", { name: "Bea" }).click();
  await choice(page, "Assign").click();
  await expect(sent(page)).toBeVisible();
  const { outcome, decision } = await answer;
  expect(outcome).toBe("assigned");
  expect(decision?.data).toEqual({ assignee: EMAILS.Bea });
});

test("an override is not approved without a justification, and says so at the field", async ({
  agent,
  signedIn,
}) => {
  const page = await signedIn("Ana");
  const id = await askedMeanwhile(page, agent, {
    intent_type: "e2e.override.v1",
    task_type: "override",
    title: titled("Override the spending limit"),
    payload: { limit: 500, wanted: 900 },
    risk: "critical",
  });
  const answer = agent.waitFor<"override">(id);
  const justification = pane(page).getByLabel("Justification");
  await choice(page, "Approve override").click();
  await expect(justification).toBeFocused();
  await expect(justification).toHaveAccessibleDescription(/An override needs a justification\./);
  expect((await agent.getIntent(id)).status).toBe("waiting");

  await justification.fill("The customer pays double.");
  await choice(page, "Approve override").click();
  const grant = page.getByRole("dialog", { name: "Grant this exception?" });
  await expect(grant).toContainText("The customer pays double.");
  expect((await agent.getIntent(id)).status).toBe("waiting");
  await grant.getByRole("button", { name: "Grant the exception" }).click();
  await expect(sent(page)).toBeVisible();
  const { outcome, decision } = await answer;
  expect(outcome).toBe("override_approved");
  expect(decision?.comment).toBe("The customer pays double.");
});
