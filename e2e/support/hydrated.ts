import { expect, type Locator } from "@playwright/test";

/** Waits until React has taken over what the server drew: before that a click or a key may go unheard. */
export async function hydrated(locator: Locator): Promise<void> {
  const isTaken = (element: Element) => Object.keys(element).some((key) => key.startsWith("__reactProps$"));
  await expect.poll(() => locator.first().evaluate(isTaken)).toBe(true);
}
