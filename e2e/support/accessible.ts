import { readFileSync } from "node:fs";
import path from "node:path";
import type axe from "axe-core";
import { expect, type Locator, type Page } from "@playwright/test";

const AXE = readFileSync(path.join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const NARROW = [360, 320];

/** Checks what is shown now, light and dark, wide and narrow; `sign` says that it is shown. */
export async function expectAccessible(page: Page, sign: Locator): Promise<void> {
  const wide = page.viewportSize();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveClass(new RegExp(colorScheme));
    await expect(sign).toBeVisible();
    expect(await violationsOf(page), `in ${colorScheme}`).toEqual([]);
  }
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 740 });
    await expect(sign).toBeAttached();
    await expect.poll(() => sidewaysIn(page), `at ${width} px`).toEqual([]);
  }
  expect(await violationsOf(page), `at ${NARROW.at(-1)} px`).toEqual([]);
  if (wide) await page.setViewportSize(wide);
}

interface Violation {
  rule: string;
  help: string;
  at: string[];
}

type Axe = { axe: typeof axe };

async function violationsOf(page: Page): Promise<Violation[]> {
  // Not waited for: where nothing of it is in sight, Chromium need not draw the frame that would end it.
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (runOnly) => (globalThis as unknown as Axe).axe.run({ runOnly }),
    TAGS,
  );
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    at: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
  }));
}

/** What can be scrolled sideways: nothing but what the reader can reach with the keyboard to do so, such as code. */
const sidewaysIn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (element: Element) =>
      element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
    return [document.documentElement, ...document.body.querySelectorAll("*")]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && scrolls(element))
      .filter((element) => !element.matches("[tabindex='0'], textarea, input"))
      .map(
        (element) =>
          `${element.tagName} ${element.className}: ${element.scrollWidth} in ${element.clientWidth}`,
      );
  });
