import { expect, type Page } from "@playwright/test";
import { password } from "./environment";
import { hydrated } from "./hydrated";
import { EMAILS, type Person } from "./people";

/** Opens the sign-in page and signs in with the password; ends where the page leads. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto("/sign-in");
  await giveCredentials(page, EMAILS[person], password());
  await expect(page).toHaveURL(/\/inbox/);
}

/** Fills in the form that is shown, and sends it. */
export async function giveCredentials(page: Page, email: string, secret: string): Promise<void> {
  const send = page.getByRole("button", { name: "Sign in", exact: true });
  await hydrated(send);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await send.click();
}
