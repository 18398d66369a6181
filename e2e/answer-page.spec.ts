import type { Locator, Page } from "@playwright/test";
import type { Countersign, Submit } from "../sdk/typescript/src/index";
import { expectAccessible } from "./support/accessible";
import { hydrated } from "./support/hydrated";
import { choice } from "./support/inbox";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { giveCredentials } from "./support/sign-in";
import { password } from "./support/environment";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

/** The narrowest phone there is. */
const PHONE = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true };

async function asked(agent: Countersign, words: string, more: Partial<Submit> = {}) {
  const title = titled(words);
  const { id } = await agent.sendIntent({
    intent_type: "e2e.answer_page.v1",
    task_type: "approval",
    title,
    payload: { dataset: "customers_q1", rows: 3211 },
    assignees: [EMAILS.Ana, EMAILS.Bea],
    timeout: "1h",
    ...more,
  });
  return { id, title, link: answerLinkIn(await mailFor(EMAILS.Ana, title)) };
}

test("an ordinary question is answered by thumb at 320 px, without signing in", async ({
  agent,
  stranger,
}) => {
  const { id, title, link } = await asked(agent, "Thumbs only", { risk: "medium" });
  const page = await stranger(PHONE);
  await page.goto(link);
  await hydrated(choice(page, "Approve"));
  await expectAccessible(page, page.getByRole("heading", { name: title }));
  await page.setViewportSize(PHONE.viewport);
  expect(await smallTargets(page)).toEqual([]);
  await page.getByLabel("Comment").fill("From the bus.");
  await choice(page, "Approve").tap();
  await expect(page.getByRole("heading", { name: "Your answer is in" })).toBeFocused();
  expect((await agent.waitFor(id)).decision).toMatchObject({ comment: "From the bus.", via: "email" });
});

test("a high risk asks for sign-in first, keeps what was typed, and comes back to the same page", async ({
  agent,
  stranger,
}) => {
  const { id, link } = await asked(agent, "Drop the table", { risk: "high" });
  const page = await stranger(PHONE);
  await page.goto(link);
  const gate = page.getByRole("button", { name: "Sign in to answer" });
  await hydrated(gate);
  await expect(choice(page, "Approve")).toHaveCount(0);
  await expectAccessible(page, gate);
  await page.setViewportSize(PHONE.viewport);
  await page.getByLabel("Comment").fill("Checked twice.");
  await gate.tap();
  await expect(page.getByLabel("E-mail")).toHaveValue(EMAILS.Ana);
  await giveCredentials(page, EMAILS.Ana, password());
  await expect(page).toHaveURL(link);
  await hydrated(choice(page, "Approve"));
  await expect(page.getByLabel("Comment")).toHaveValue("Checked twice.");
  expect((await agent.getIntent(id)).status).toBe("waiting");
  await choice(page, "Approve").tap();
  expect((await agent.waitFor(id)).decision).toMatchObject({
    comment: "Checked twice.",
    decided_by: { name: "Ana" },
  });
});

test("whoever is signed in as somebody else is told whose link it is, and can change over", async ({
  agent,
  stranger,
}) => {
  const { id, link } = await asked(agent, "Not for Bea", { risk: "critical" });
  const page = await stranger(PHONE);
  await page.goto("/sign-in");
  await giveCredentials(page, EMAILS.Bea, password());
  await expect(page).toHaveURL(/\/inbox/);
  await page.goto(link);
  await expect(page.getByText("You are signed in as Bea; this is Ana’s to answer.")).toBeVisible();
  const refused = await page.request.post(link.replace("/answer/", "/api/answers/"), {
    data: { outcome: "approved" },
  });
  expect(refused.status()).toBe(403);
  const change = page.getByRole("button", { name: "Sign in as Ana instead" });
  await hydrated(change);
  await expectAccessible(page, change);
  await page.setViewportSize(PHONE.viewport);
  await change.tap();
  await expect(page).toHaveURL(/\/sign-in/);
  await giveCredentials(page, EMAILS.Ana, password());
  await expect(page).toHaveURL(link);
  await hydrated(choice(page, "Reject"));
  await choice(page, "Reject").tap();
  expect((await agent.waitFor(id)).decision).toMatchObject({ decided_by: { name: "Ana" } });
});

test("a link that is used, decided, withdrawn, timed out or passed on says so, with who and when", async ({
  agent,
  stranger,
  callsOf,
}) => {
  const page = await stranger(PHONE);
  const bea = await callsOf("Bea");
  const shows = async (link: string, title: string, ...words: string[]) => {
    await page.goto(link);
    const heading = page.getByText(title, { exact: true });
    for (const text of words) await expect(page.getByRole("main")).toContainText(text);
    await expect(choice(page, "Approve")).toHaveCount(0);
    await expectAccessible(page, heading);
    await page.setViewportSize(PHONE.viewport);
  };

  const decided = await asked(agent, "Bea was first");
  await bea.post(`/api/intents/${decided.id}/decision`, { data: { outcome: "approved", comment: "Fine." } });
  await shows(decided.link, "This has been settled", "Bea answered it", "Bea approved this", "Fine.");

  const withdrawn = await asked(agent, "Never mind");
  await agent.cancel(withdrawn.id, "Not needed.");
  await shows(withdrawn.link, "This was withdrawn", "withdrew it, so no answer is needed", "Not needed.");

  const late = await asked(agent, "Too late", { timeout: "3s", on_timeout: "rejected" });
  await agent.waitFor(late.id);
  await shows(late.link, "Time is up", "The deadline passed", "rejected");

  const round = await asked(agent, "Another round", { task_type: "review" });
  await page.goto(round.link);
  await hydrated(choice(page, "Request changes"));
  await page.getByLabel("Comment").fill("Fewer rows, please.");
  await choice(page, "Request changes").tap();
  await expect(page.getByRole("heading", { name: "Your answer is in" })).toBeVisible();
  await shows(
    round.link,
    "You have answered by this link",
    "You said “changes requested”",
    "the agent has the turn",
  );

  const moved = await asked(agent, "For Cal now");
  await bea.put(`/api/intents/${moved.id}/assignment`, { data: { to: [EMAILS.Cal] } });
  await page.goto(moved.link);
  await expect(page.getByText("This is with Cal now")).toBeVisible();
  await expect(page.getByText("Bea passed it on")).toBeVisible();
  await expect(choice(page, "Approve")).toBeVisible();
});

test("without JavaScript the page says what it cannot do", async ({ agent, stranger }) => {
  const { title, link } = await asked(agent, "No scripts");
  const page = await stranger({ ...PHONE, javaScriptEnabled: false });
  await page.goto(link);
  await expect(page.getByRole("heading", { name: title })).toBeVisible();
  await expect(page.getByText("This page cannot send your answer yet")).toBeVisible();
});

/** What is meant to be pressed and is smaller than a thumb. Links inside of a sentence need not be. */
async function smallTargets(page: Page): Promise<string[]> {
  const targets: Locator = page
    .locator("main")
    .locator("button, input, textarea, select, [role=checkbox], summary");
  const boxes = await targets.evaluateAll((elements) =>
    elements
      .filter((element) => (element as HTMLElement).offsetParent !== null)
      .map((element) => ({
        html: element.outerHTML.slice(0, 120),
        ...element.getBoundingClientRect().toJSON(),
      })),
  );
  return boxes.filter(({ width, height }) => width < 44 || height < 44).map(({ html }) => html);
}
