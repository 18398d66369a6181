import type { Submit } from "../sdk/typescript/src/index";
import { factsOf } from "./support/facts";
import { hydrated } from "./support/hydrated";
import { choice, openInbox, openRequest, pane, rowOf } from "./support/inbox";
import { linksIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const question = (title: string): Submit => ({
  intent_type: "e2e.mention.v1",
  task_type: "approval",
  title,
  payload: { dataset: "customers_q1" },
  assignees: [EMAILS.Ana],
  timeout: "1h",
});

test("a colleague is mentioned with the keyboard, told by mail, reads along and replies, and is not asked", async ({
  agent,
  signedIn,
}) => {
  const title = titled("Mention Bea");
  const { id } = await agent.sendIntent(question(title));
  const [anas, beas] = [await signedIn("Ana"), await signedIn("Bea")];
  await beas.goto(`/inbox/${id}`);
  await expect(beas.getByRole("heading", { name: title })).toHaveCount(0);

  await openRequest(anas, id);
  const composer = pane(anas).getByLabel("Write to everyone on this");
  await hydrated(composer);
  await composer.pressSequentially("Hello @be");
  await expect(pane(anas).getByRole("combobox", { name: "Write to everyone on this" })).toHaveAttribute(
    "aria-expanded",
    "true",
  );
  await expect(anas.getByRole("option", { name: /^Bea/ })).toHaveAttribute("aria-selected", "true");
  await composer.press("Enter");
  await expect(composer).toHaveValue("Hello @Bea ");
  await composer.pressSequentially("is this yours? @Cal is away.");
  await composer.press("Control+Enter");
  const written = pane(anas).getByRole("listitem").filter({ hasText: "is this yours?" });
  await expect(written.locator("span", { hasText: /^@Bea$/ })).toBeVisible();
  await expect(composer).toHaveValue("");

  const mail = await mailFor(EMAILS.Bea, title);
  expect(mail.subject).toBe(`Ana mentioned you: ${title}`);
  expect(linksIn(mail).every((link) => !link.includes("/answer/"))).toBe(true);
  expect((await factsOf(agent, id)).find(({ type }) => type === "commented")?.data).toMatchObject({
    body: "Hello @Bea is this yours? @Cal is away.",
    mentions: [{ type: "user", name: "Bea" }],
  });

  await openInbox(beas, "?view=open");
  await expect(rowOf(beas, title)).toBeVisible();
  await openRequest(beas, id);
  await expect(pane(beas).getByText("You were mentioned in a comment")).toBeVisible();
  await expect(choice(beas, "Approve")).toHaveCount(0);
  await expect(choice(beas, "Claim L")).toHaveCount(0);
  await pane(beas).getByRole("button", { name: "Reply to Ana" }).press("Enter");
  const reply = pane(beas).getByLabel("Reply to Ana", { exact: true }).and(beas.locator("textarea"));
  await expect(reply).toBeFocused();
  await reply.pressSequentially("Not mine.");
  await reply.press("Control+Enter");
  await expect(pane(anas).getByRole("list", { name: "Replies to Ana" })).toContainText("Not mine.");
});

test("a name that was typed and not picked stays text, and Escape leaves the list alone", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent(question(titled("No mention")));
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const composer = pane(page).getByLabel("Write to everyone on this");
  await hydrated(composer);
  await composer.pressSequentially("@Be");
  await expect(page.getByRole("option", { name: /^Bea/ })).toBeVisible();
  await composer.press("Escape");
  await expect(page.getByRole("option")).toHaveCount(0);
  await composer.pressSequentially("a knows");
  await choice(page, "Write").click();
  await expect(pane(page).getByRole("listitem").filter({ hasText: "@Bea knows" })).toBeVisible();
  const comment = (await factsOf(agent, id)).find(({ type }) => type === "commented");
  expect(comment?.data).toEqual({ body: "@Bea knows", question: false });
});
