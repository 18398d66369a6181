import { expect, type Locator, type Page } from "@playwright/test";
import { hydrated } from "./hydrated";

/** Opens somebody's inbox, and waits until it would show what comes in. */
export async function openInbox(page: Page, search = ""): Promise<void> {
  const streaming = page.waitForResponse((response) => response.url().endsWith("/api/stream"));
  await page.goto(`/inbox${search}`);
  await streaming;
  await hydrated(page.getByRole("searchbox", { name: "Search requests" }));
}

/** The rows of the list that is open. */
export const rowsOf = (page: Page): Locator =>
  page.getByRole("region", { name: "Requests" }).getByRole("listitem").getByRole("link");

/** The row of one request in it. */
export const rowOf = (page: Page, title: string): Locator => rowsOf(page).filter({ hasText: title });

/** Opens a request from the list. */
export async function openFromInbox(page: Page, title: string): Promise<void> {
  await rowOf(page, title).click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
}

/** Opens a request by its address. */
export async function openRequest(page: Page, id: string): Promise<void> {
  const streaming = page.waitForResponse((response) => response.url().endsWith("/api/stream"));
  await page.goto(`/inbox/${id}`);
  await streaming;
}

/** The button that gives an outcome. */
export const choice = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });

/** The pane that shows one request. */
export const pane = (page: Page): Locator => page.getByRole("region", { name: "Request", exact: true });

/** What stands where the buttons were, once the answer is in. */
export const sent = (page: Page): Locator => page.getByText("Sent. The agent goes on with your answer.");
