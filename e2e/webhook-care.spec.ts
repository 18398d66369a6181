import type { Locator, Page } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import type { Countersign } from "../sdk/typescript/src/index";
import { expectAccessible } from "./support/accessible";
import { hydrated } from "./support/hydrated";
import { EMAILS } from "./support/people";
import { type Answer, type Hook, type Receiver, signatureOf, startReceiver } from "./support/receiver";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const dialog = (page: Page): Locator => page.getByRole("dialog");
const deliveries = (page: Page): Locator => page.getByRole("list", { name: "Deliveries" });
const secretShown = (page: Page): Locator => dialog(page).getByLabel("Signing secret");

/** Makes a webhook for what is asked, and opens its page. Returns the secret that was shown. */
async function createWebhook(page: Page, { url }: Receiver): Promise<string> {
  await page.goto("/admin/webhooks");
  const begin = page.getByRole("button", { name: "New webhook" }).first();
  await hydrated(begin);
  await begin.click();
  await dialog(page).getByLabel("Address").fill(`${url}/hooks`);
  await dialog(page).getByRole("checkbox", { name: "An agent asked" }).click();
  await dialog(page).getByRole("button", { name: "Create webhook" }).click();
  const secret = await secretShown(page).innerText();
  await dialog(page).getByRole("button", { name: "I have kept it" }).click();
  await page.getByRole("link", { name: new RegExp(url) }).click();
  await expect(page.getByRole("heading", { name: `${url}/hooks`, level: 1 })).toBeVisible();
  return secret;
}

const ask = (agent: Countersign, title: string) =>
  agent.sendIntent({
    intent_type: "e2e.webhook-care.v1",
    task_type: "approval",
    title,
    payload: { rows: 1 },
    assignees: [EMAILS.Ana],
    timeout: "1h",
  });

const verified = (secret: string, hook: Hook | undefined): unknown => {
  if (!hook) throw new Error("nothing was received");
  return new Webhook(secret).verify(hook.body, signatureOf(hook));
};

test("an admin tries a webhook, finds why it fails, sends what failed again, and rotates its secret", async ({
  agent,
  signedIn,
}) => {
  test.slow();
  let answer: Answer = { status: 202, body: "welcome" };
  const receiver = await startReceiver(() => answer);
  try {
    const page = await signedIn("Alex");
    const secret = await createWebhook(page, receiver);

    await page.getByRole("button", { name: "Send test event" }).click();
    await expect(dialog(page).getByText("It was taken")).toBeVisible();
    await expect(dialog(page).getByText(/Answered 202 in \d+ ms/)).toBeVisible();
    await expect(dialog(page).getByLabel("Answer body")).toHaveText("welcome");
    await expectAccessible(page, dialog(page).getByText("It was taken"));
    await dialog(page).getByRole("button", { name: "Done" }).click();
    expect(verified(secret, receiver.hooks[0])).toMatchObject({ type: "webhook.test" });
    await expect(page.getByText("Nothing was sent yet")).toBeVisible();

    answer = { status: 503, body: "the database is down" };
    const failed = titled("Told when it was down");
    await ask(agent, failed);
    const row = deliveries(page).getByRole("listitem").filter({ hasText: failed });
    await expect(async () => {
      await page.reload();
      await expect(row.getByText("answered 503")).toBeVisible({ timeout: 5_000 });
    }).toPass();
    const details = row.getByRole("button", { name: /^Details/ });
    await hydrated(details);
    await details.click();
    await expect(dialog(page).getByLabel("Answer body").first()).toHaveText("the database is down");
    await expect(dialog(page).getByLabel("Request headers").first()).toContainText("webhook-signature: v1,");
    await expect(dialog(page).getByLabel("Request body").first()).toContainText(failed);
    await expectAccessible(page, dialog(page).getByLabel("Request body").first());

    answer = { status: 204 };
    await dialog(page).getByRole("button", { name: "Try now" }).click();
    await expect(dialog(page).getByText("Delivered", { exact: true })).toBeVisible();
    await dialog(page).getByRole("button", { name: "Done" }).click();
    await expect(row.getByText("Delivered")).toBeVisible();
    const [, ...calls] = receiver.hooks;
    expect(new Set(calls.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(verified(secret, calls.at(-1))).toMatchObject({ type: "intent.created", data: { title: failed } });

    await page.getByRole("button", { name: "Rotate secret…" }).click();
    await dialog(page).getByRole("button", { name: "Make the new secret" }).click();
    const rotated = await secretShown(page).innerText();
    await dialog(page).getByRole("button", { name: "I have kept it" }).click();
    await expect(page.getByText(/The old secret signs as well/)).toBeVisible();
    const before = receiver.hooks.length;
    await ask(agent, titled("Told by two secrets"));
    await expect.poll(() => receiver.hooks.length).toBeGreaterThan(before);
    const both = receiver.hooks.at(-1);
    expect(String(both?.headers["webhook-signature"]).split(" ")).toHaveLength(2);
    expect(verified(rotated, both)).toEqual(verified(secret, both));
    expect(rotated).not.toBe(secret);

    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await dialog(page).getByRole("button", { name: "Remove webhook" }).click();
    await expect(page).toHaveURL(/\/admin\/webhooks$/);
  } finally {
    await receiver.close();
  }
});
