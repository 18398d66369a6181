import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { appCode } from "./support/codes";
import { hydrated } from "./support/hydrated";
import { agentOf, type App, startOwnApp } from "./support/own-app";
import { EMAILS, type Person } from "./support/people";
import { giveCredentials } from "./support/sign-in";
import { expect, test } from "./support/test";

const PASSWORD = "crash-password";
let app: App;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  app = await startOwnApp();
});
test.afterAll(async () => app.stop());

/** A browser of somebody's own, after their password. */
async function begun(browser: Browser, person: Person, userAgent?: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: app.url, userAgent })).newPage();
  await page.goto("/sign-in");
  await giveCredentials(page, EMAILS[person], PASSWORD);
  await page.waitForURL(/\/(inbox|sign-in\/second-step)/);
  return page;
}

async function openSecurity(page: Page): Promise<void> {
  await page.goto("/settings/security");
  await hydrated(page.getByRole("button", { name: "Add", exact: true }));
}

/** Sets up an authenticator app. Returns its key and the recovery codes. */
async function enrolApp(page: Page): Promise<{ key: string; codes: string[] }> {
  await openSecurity(page);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: /Authenticator app/ }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const key = (await page.getByLabel("Key for the authenticator app").textContent()) ?? "";
  await page.getByRole("textbox", { name: "Code" }).fill(appCode(key));
  await page.getByRole("button", { name: "Turn on" }).click();
  const listed = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(listed).toHaveCount(10);
  const codes = await listed.allTextContents();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  return { key, codes };
}

/** As if the person's last second step were twenty minutes old. */
async function letTimePass(person: Person): Promise<void> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const text = `UPDATE sessions SET stepped_at = stepped_at - interval '20 minutes'
    WHERE user_id = (SELECT id FROM users WHERE email = $1)`;
  await client.query(text, [EMAILS[person]]);
  await client.end();
}

test("with an authenticator app signing in takes its code, and half of it opens nothing; a recovery code helps once", async ({
  browser,
}) => {
  const first = await begun(browser, "Ana");
  const { key, codes } = await enrolApp(first);

  const page = await begun(browser, "Ana");
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  for (const path of ["/api/intents", "/api/me/security", "/api/me/notifications", "/api/people"])
    expect((await page.request.get(path)).status(), path).toBe(401);
  await page.goto("/inbox?view=open");
  await expect(page).toHaveURL(/\/sign-in\/second-step\?callbackUrl=/);
  await hydrated(page.getByRole("button", { name: "Sign in", exact: true }));
  await page.getByRole("textbox", { name: "Code" }).fill("000000");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This code is not right" })).toBeVisible();
  await page.getByRole("textbox", { name: "Code" }).fill(appCode(key, 1));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/inbox\?view=open$/);

  const [code = ""] = codes;
  for (const works of [true, false]) {
    const other = await begun(browser, "Ana");
    const instead = other.getByRole("button", { name: "Use a recovery code instead" });
    await hydrated(instead);
    await instead.click();
    await other.getByLabel("Recovery code").fill(code);
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
    if (works) await expect(other).toHaveURL(/\/inbox/);
    else await expect(other.getByRole("alert").filter({ hasText: "it was used before" })).toBeVisible();
  }
});

test("an answer of high risk asks for the second step again, keeps what was written, and then goes by itself", async ({
  browser,
}) => {
  const page = await begun(browser, "Bea");
  const { codes } = await enrolApp(page);
  await letTimePass("Bea");
  const { id } = await agentOf(app).sendIntent({
    intent_type: "e2e.security.v1",
    task_type: "approval",
    title: "Delete the old backups",
    payload: { backups: 12 },
    assignees: [EMAILS.Bea],
    risk: "high",
    timeout: "1h",
  });
  await page.goto(`/inbox/${id}`);
  const approve = page.getByRole("button", { name: "Approve", exact: true });
  await hydrated(approve);
  await page.getByLabel("Comment").fill("Checked with the data team");
  await approve.click();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await expect(dialog.getByText("The risk of this request is high")).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByLabel("Comment")).toHaveValue("Checked with the data team");
  await approve.click();
  await dialog.getByRole("button", { name: "Use a recovery code instead" }).click();
  await dialog.getByLabel("Recovery code").fill(codes[0] ?? "");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(async () => (await agentOf(app).getIntent(id)).outcome, { timeout: 60_000 })
    .toBe("approved");
  const { decision } = await agentOf(app).getIntent(id);
  expect(decision).toMatchObject({ comment: "Checked with the data team" });
});

test("a passkey signs in after the password", async ({ browser }) => {
  const page = await begun(browser, "Cal");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await openSecurity(page);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: /Passkey/ }).click();
  await page.getByLabel("Name").fill("Cal’s laptop");
  await page.getByRole("button", { name: "Make a passkey" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("list", { name: "Second steps" }).getByRole("listitem")).toContainText(
    "Cal’s laptop",
  );

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await giveCredentials(page, EMAILS.Cal, PASSWORD);
  const use = page.getByRole("button", { name: "Use a passkey" });
  await hydrated(use);
  await use.click();
  await expect(page).toHaveURL(/\/inbox/);
});

test("a device that is signed out from the list is out at once, and the others stay", async ({ browser }) => {
  const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const page = await begun(browser, "Audrey");
  const lost = await begun(browser, "Audrey", firefox);
  expect((await lost.request.get("/api/intents")).status()).toBe(200);
  await openSecurity(page);
  const devices = page.getByRole("list", { name: "Devices that are signed in" }).getByRole("listitem");
  await expect(devices).toHaveCount(2);
  await expect(devices.first()).toContainText("This device");
  await page.getByRole("button", { name: "Sign out Firefox on Windows" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(devices).toHaveCount(1);
  expect((await lost.request.get("/api/intents")).status()).toBe(401);
  expect((await page.request.get("/api/intents")).status()).toBe(200);
});
