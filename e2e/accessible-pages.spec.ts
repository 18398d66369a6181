import { expectAccessible } from "./support/accessible";
import { choice } from "./support/inbox";
import { hydrated } from "./support/hydrated";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { test } from "./support/test";
import { titled } from "./support/titles";
import { FORM, TO_ANA } from "./support/trip-form";

test("signing in is accessible", async ({ stranger }) => {
  const page = await stranger();
  await page.goto("/sign-in?error=CredentialsSignin");
  await hydrated(page.getByRole("button", { name: "Sign in", exact: true }));
  await expectAccessible(page, page.getByRole("heading", { name: "Sign in to Countersign" }));
});

test("the page of a mail's link is accessible, before the answer and after", async ({ agent, stranger }) => {
  const title = titled("Accessible answer");
  const { id } = await agent.sendIntent({
    ...FORM,
    task_type: "approval",
    form_schema: undefined,
    title,
    risk: "medium",
  });
  const link = answerLinkIn(await mailFor(EMAILS.Ana, title));
  const page = await stranger({ hasTouch: true });
  await page.goto(link);
  await hydrated(choice(page, "Approve"));
  await expectAccessible(page, page.getByRole("heading", { name: title }));
  await choice(page, "Approve").click();
  await expectAccessible(page, page.getByRole("heading", { name: "Your answer is in" }));
  await agent.waitFor(id);
  await page.goto(link);
  await expectAccessible(page, page.getByText("This has been settled"));
});

test("the mailbox and a mail in it are accessible", async ({ agent, stranger }) => {
  const title = titled("Accessible mail");
  await agent.sendIntent({
    ...TO_ANA,
    intent_type: "e2e.accessible.v1",
    task_type: "approval",
    title,
    payload: { rows: 1 },
  });
  const { id, subject } = await mailFor(EMAILS.Ana, title);
  const page = await stranger();
  await page.goto(`/mailbox?to=${EMAILS.Ana}`);
  await expectAccessible(page, page.getByRole("link", { name: subject }));
  await page.goto(`/mailbox/${id}`);
  await expectAccessible(page, page.getByRole("heading", { name: subject }));
});

test("the documentation of errors is accessible", async ({ stranger }) => {
  const page = await stranger();
  await page.goto("/docs/errors");
  await expectAccessible(page, page.getByRole("heading", { name: "Error codes" }));
  await page.goto("/docs/errors/already_decided");
  await expectAccessible(page, page.getByRole("heading", { level: 1 }));
});
