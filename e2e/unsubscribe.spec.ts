import { expectAccessible } from "./support/accessible";
import { type Mail, linksIn, mailFor, mailsTo } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const reminded = {
  intent_type: "e2e.unsubscribe.v1",
  task_type: "approval",
  payload: {},
  timeout: "1h",
} as const;

const pageIn = (mail: Mail): string =>
  linksIn(mail).find((link) => new URL(link).pathname.startsWith("/unsubscribe/")) ?? "none";

const headerIn = ({ headers }: Mail): string =>
  /^<(.+)>$/.exec(headers["List-Unsubscribe"] ?? "")?.[1] ?? "none";

test("reminders stop by the mail program's own button, in one POST, and come back from the page", async ({
  agent,
  stranger,
}) => {
  const title = titled("Remind Cal");
  const remind = { remind_after: "1s", remind_every: "1s", max_reminders: 1 } as const;
  await agent.sendIntent({ ...reminded, title, assignees: [EMAILS.Cal], ...remind });
  const first = await mailFor(EMAILS.Cal, `please approve or reject: ${title}`);
  expect(Object.keys(first.headers)).not.toContain("List-Unsubscribe");
  const mail = await mailFor(EMAILS.Cal, `Reminder: ${title}`);
  expect(mail.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");

  const page = await stranger({ viewport: { width: 320, height: 568 }, hasTouch: true });
  // Scanners follow both links; nothing comes of it.
  for (const link of [headerIn(mail), pageIn(mail)]) {
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Stop reminders?" })).toBeVisible();
  }
  await expectAccessible(page, page.getByRole("button", { name: "Stop them" }));

  const answer = await fetch(headerIn(mail), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
    redirect: "manual",
  });
  expect(answer.status).toBe(200);

  await page.goto(pageIn(mail));
  await expect(page.getByRole("heading", { name: "Reminders no longer come by mail" })).toBeVisible();
  await expectAccessible(page, page.getByRole("button", { name: "Get them again" }));

  const quiet = titled("Remind Cal no more");
  const { id } = await agent.sendIntent({ ...reminded, title: quiet, assignees: [EMAILS.Cal], ...remind });
  await mailFor(EMAILS.Cal, quiet);
  const reminders = async () =>
    (await agent.listEvents(id)).items.filter(({ type }) => type === "reminded").length;
  await expect.poll(reminders).toBe(1);
  // A question that is asked later is mailed later than that reminder would have been.
  const later = titled("Ask Cal again");
  await agent.sendIntent({ ...reminded, title: later, assignees: [EMAILS.Cal] });
  await mailFor(EMAILS.Cal, later);
  expect(await mailsTo(EMAILS.Cal, quiet)).toHaveLength(1);

  await page.getByRole("button", { name: "Get them again" }).tap();
  await expect(page.getByRole("heading", { name: "Stop reminders?" })).toBeVisible();
});

test("the page's button works without JavaScript", async ({ agent, stranger }) => {
  const title = titled("Remind Cal plainly");
  await agent.sendIntent({ ...reminded, title, assignees: [EMAILS.Cal], remind_after: "1s" });
  const link = pageIn(await mailFor(EMAILS.Cal, `Reminder: ${title}`));
  const page = await stranger({ javaScriptEnabled: false });
  await page.goto(link);
  await page.getByRole("button", { name: "Stop them" }).click();
  await expect(page).toHaveURL(link);
  await page.getByRole("button", { name: "Get them again" }).click();
  await expect(page.getByRole("button", { name: "Stop them" })).toBeVisible();
});

test("a link that is not ours says so", async ({ stranger }) => {
  const page = await stranger();
  await page.goto("/unsubscribe/abc.def");
  await expect(page.getByRole("heading", { name: "This link does not lead anywhere" })).toBeVisible();
});
