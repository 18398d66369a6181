import { expect, type Locator, type Page } from "@playwright/test";

/** Waits until React has taken over what the server drew, with its effects: before that a click or a key may go unheard. */
export async function hydrated(locator: Locator): Promise<void> {
  const isTaken = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  await expect.poll(() => locator.first().evaluate(isTaken)).toBe(true);
  await drawn(locator.page());
}

/** Waits for a frame and for what follows it, as whoever looks before they press the next key. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
