import type { Browser, Page } from "@playwright/test";
import pg from "pg";
import { hydrated } from "./support/hydrated";
import { type IdentityProvider, startIdentityProvider } from "./support/identity-provider";
import { type App, startOwnApp } from "./support/own-app";
import { EMAILS } from "./support/people";
import { giveCredentials } from "./support/sign-in";
import { expect, test } from "./support/test";

let provider: IdentityProvider;
let app: App;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  provider = await startIdentityProvider();
  app = await startOwnApp({
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: "countersign",
      OIDC_CLIENT_SECRET: "a-secret-of-the-test",
      OIDC_NAME: "Acme",
    },
  });
});
test.afterAll(async () => {
  await app.stop();
  await provider.stop().catch(() => null);
});

async function continueWith(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  await page.goto("/sign-in?callbackUrl=%2Finbox%3Fview%3Dopen");
  const button = page.getByRole("button", { name: "Continue with Acme" });
  await hydrated(button);
  await button.click();
  return page;
}

/** Signs in at the provider, and lets it tell the app who that is. */
async function as(page: Page, name: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(name);
  await page.getByPlaceholder("and password").fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("while the provider is down, the page says so and offers the other ways", async ({ browser }) => {
  const page = await continueWith(browser);
  await expect(page.getByRole("alert").filter({ hasText: "cannot be reached just now" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
});

test("a member whom the provider vouches for is signed in, with PKCE, state and nonce", async ({
  browser,
}) => {
  await provider.serve(app.url, {
    ana: { email: "Ana@acme.dev", email_verified: true },
    audrey: { email: EMAILS.Audrey, email_verified: true },
    bea: { email: EMAILS.Bea, email_verified: false },
    mallory: { email: "mallory@elsewhere.example", email_verified: true },
  });
  const page = await continueWith(browser);
  await as(page, "ana");
  await expect(page).toHaveURL(`${app.url}/inbox?view=open`);
  await expect(page.getByRole("button", { name: "Ana" })).toBeVisible();
  const asked = provider.asked();
  expect(asked.get("code_challenge_method")).toBe("S256");
  for (const check of ["code_challenge", "state", "nonce"])
    expect(asked.get(check)?.length).toBeGreaterThan(20);
});

test("an address that the provider has not verified is nobody's, and a stranger's is refused in clear words", async ({
  browser,
}) => {
  const unverified = await continueWith(browser);
  await as(unverified, "bea");
  await expect(
    unverified.getByRole("alert").filter({ hasText: "has not verified your e-mail" }),
  ).toBeVisible();
  const stranger = await continueWith(browser);
  await as(stranger, "mallory");
  await expect(stranger.getByRole("alert").filter({ hasText: "Ask an admin to invite you" })).toBeVisible();
  expect((await stranger.request.get("/api/intents")).status()).toBe(401);
});

test("an account is linked to whoever has its address, and not to whoever is signed in at the time", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  await page.goto("/sign-in");
  await giveCredentials(page, EMAILS.Cal, "crash-password");
  await expect(page).toHaveURL(/\/inbox/);
  await page.evaluate(async () => {
    const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
    const body = new URLSearchParams({ csrfToken, callbackUrl: "/inbox", json: "true" });
    const begun = await fetch("/api/auth/signin/oidc", { method: "POST", body });
    location.assign((await begun.json()).url);
  });
  await as(page, "audrey");
  await expect(page.getByRole("button", { name: "Audrey" })).toBeVisible();
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const text =
    "SELECT u.email FROM accounts a JOIN users u ON u.id = a.user_id WHERE a.provider_account_id = 'audrey'";
  expect((await client.query(text)).rows).toEqual([{ email: EMAILS.Audrey }]);
  await client.end();
});
