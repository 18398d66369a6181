import type { Page } from "@playwright/test";
import type { Countersign } from "../sdk/typescript/src/index";
import { factsOf, notified } from "./support/facts";
import { hydrated } from "./support/hydrated";
import { choice } from "./support/inbox";
import { answerLinkIn, linksIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const askBoth = (agent: Countersign, title: string) =>
  agent.sendIntent({
    intent_type: "e2e.mail_link.v1",
    task_type: "approval",
    title,
    description: "The **weekly** export.",
    payload: { dataset: "customers_q1", rows: 3211 },
    assignees: [EMAILS.Ana, EMAILS.Bea],
    timeout: "1h",
  });

test("whatever fetches the links of a mail, nothing changes; then the mail's page takes the answer, once", async ({
  agent,
  stranger,
}) => {
  const title = titled("Export customers by mail");
  const { id } = await askBoth(agent, title);
  const [toAna, toBea] = [await mailFor(EMAILS.Ana, title), await mailFor(EMAILS.Bea, title)];
  await notified(agent, id, 2);
  const state = async () => ({ intent: await agent.getIntent(id), facts: await factsOf(agent, id) });
  const before = await state();

  const links = [...linksIn(toAna), ...linksIn(toBea)];
  expect(links.map((link) => new URL(link).pathname.split("/")[1]).sort()).toEqual([
    "answer",
    "answer",
    "inbox",
    "inbox",
  ]);
  for (const link of links) {
    for (const method of ["HEAD", "GET", "GET", "HEAD", "OPTIONS"]) {
      const response = await fetch(link, { method, redirect: "follow" });
      await response.arrayBuffer();
      expect(response.status, `${method} ${link}`).toBeLessThan(500);
    }
  }
  expect(await state()).toEqual(before);

  const page = await stranger(PHONE);
  await page.goto(answerLinkIn(toAna));
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await hydrated(choice(page, "Approve"));
  await page.getByLabel("Comment").fill("Fine by me.");
  await choice(page, "Approve").tap();
  await expect(page.getByRole("heading", { name: "Your answer is in" })).toBeVisible();
  const { decision } = await agent.waitFor(id);
  expect(decision).toMatchObject({
    outcome: "approved",
    comment: "Fine by me.",
    via: "email",
    decided_by: { name: "Ana" },
  });

  await page.goto(answerLinkIn(toAna));
  await expect(page.getByText("You answered it; nothing more is needed.")).toBeVisible();
  await expect(choice(page, "Approve")).toHaveCount(0);

  await page.goto(answerLinkIn(toBea));
  await expect(page.getByText("This has been settled")).toBeVisible();
  await expect(page.getByText("Ana answered it, so nothing more is needed.")).toBeVisible();
  await expect(page.getByText("Ana approved this")).toBeVisible();
  await expect(choice(page, "Approve")).toHaveCount(0);
});

test("whoever answers from a page that was open too long is told who was first, and keeps what they wrote", async ({
  agent,
  stranger,
}) => {
  const title = titled("Export twice");
  const { id } = await askBoth(agent, title);
  const [anas, beas] = [await stranger(PHONE), await stranger(PHONE)];
  await anas.goto(answerLinkIn(await mailFor(EMAILS.Ana, title)));
  await beas.goto(answerLinkIn(await mailFor(EMAILS.Bea, title)));
  await hydrated(choice(beas, "Reject"));
  await beas.getByLabel("Comment").fill("Not on a Friday.");

  await hydrated(choice(anas, "Approve"));
  await choice(anas, "Approve").tap();
  await expect(anas.getByRole("heading", { name: "Your answer is in" })).toBeVisible();

  await choice(beas, "Reject").tap();
  await expect(beas.getByText("Ana answered it, so nothing more is needed.")).toBeVisible();
  await expect(beas.getByText("Not on a Friday.")).toBeVisible();
  expect((await agent.waitFor(id)).decision).toMatchObject({
    outcome: "approved",
    decided_by: { name: "Ana" },
  });
});

test("a revision voids the links of earlier mails, and the new mail's link answers it", async ({
  agent,
  stranger,
}) => {
  const title = titled("Export, revised");
  const { id } = await askBoth(agent, title);
  const old = answerLinkIn(await mailFor(EMAILS.Ana, title));
  const revisedTitle = titled("Export fewer columns");
  await agent.revise(id, {
    title: revisedTitle,
    payload: { dataset: "customers_q1", rows: 12 },
    note: "Fewer rows.",
  });

  const page = await stranger(PHONE);
  await page.goto(old);
  await expect(page.getByText("The agent has revised this since")).toBeVisible();
  await expect(choice(page, "Approve")).toHaveCount(0);
  const token = new URL(old).pathname.split("/").at(-1);
  const refused = await page.request.post(`/api/answers/${token}`, { data: { outcome: "approved" } });
  expect(refused.status()).toBe(412);
  expect(await refused.json()).toMatchObject({ code: "stale_revision" });

  await page.goto(answerLinkIn(await mailFor(EMAILS.Ana, revisedTitle)));
  await hydrated(choice(page, "Approve"));
  await choice(page, "Approve").tap();
  await expect(page.getByRole("heading", { name: "Your answer is in" })).toBeVisible();
  expect((await agent.waitFor(id)).decision).toMatchObject({ revision: 2, payload: { rows: 12 } });
});

test("a link that is not one of ours says so, and nothing else", async ({ stranger }) => {
  const page = await stranger(PHONE);
  for (const token of ["x", "A".repeat(43), `${"A".repeat(42)}%20`, "A".repeat(4_000)]) {
    await page.goto(`/answer/${token}`);
    await expect(page.getByRole("heading", { name: "This link does not lead anywhere" })).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
  }
});

test("the answer page never sends anything by itself", async ({ agent, stranger }) => {
  const title = titled("Export without a hand");
  const { id } = await askBoth(agent, title);
  const link = answerLinkIn(await mailFor(EMAILS.Ana, title));
  await notified(agent, id, 2);
  const before = await agent.getIntent(id);

  const page = await stranger();
  const writes = writesOf(page);
  await page.goto(link, { waitUntil: "networkidle" });
  await hydrated(choice(page, "Approve"));
  for (const key of ["Enter", "Space", "a", "Escape"]) await page.keyboard.press(key);
  await page.getByLabel("Comment").press("Enter");
  await page.reload({ waitUntil: "networkidle" });
  await page.goto("about:blank");
  expect(writes).toEqual([]);

  const scriptless = await stranger({ javaScriptEnabled: false });
  const more = writesOf(scriptless);
  await scriptless.goto(link);
  await expect(scriptless.getByRole("heading", { name: title })).toBeVisible();
  await choice(scriptless, "Approve").click();
  expect(more).toEqual([]);
  expect(await agent.getIntent(id)).toEqual(before);
});

/** What a page sends from now on that could change something. */
function writesOf(page: Page): string[] {
  const writes: string[] = [];
  page.on("request", (request) => {
    if (!["GET", "HEAD"].includes(request.method())) writes.push(`${request.method()} ${request.url()}`);
  });
  return writes;
}
