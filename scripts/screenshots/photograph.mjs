import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright";
import { launchOptions } from "../lib/browser.mjs";
import { root } from "../lib/root.mjs";
import { signIn } from "./sign-in.mjs";

const FOLDER = "docs/images";
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/**
 * Takes every picture in light and in dark.
 * @param {string} url @param {string} password everybody's @param {{ id: string, title: string }} intent
 * @returns {Promise<string[]>} the files
 */
export async function photograph(url, password, intent) {
  mkdirSync(path.join(root, FOLDER), { recursive: true });
  const link = await answerLink(url, intent.id);
  const browser = await chromium.launch(launchOptions());
  const files = [];
  try {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const suffix = colorScheme === "dark" ? "-dark" : "";
      const look = { colorScheme, reducedMotion: /** @type {const} */ ("reduce"), deviceScaleFactor: 2 };
      const desktop = await browser.newContext({ ...look, viewport: DESKTOP });
      await signIn(desktop.request, url, "ana@acme.dev", password);
      const phone = await browser.newContext({ ...look, viewport: PHONE, isMobile: true, hasTouch: true });
      await signIn(phone.request, url, "ana@acme.dev", password); // the risk is high, so the link alone is not enough
      files.push(await shoot(desktop, `${url}/inbox`, intent.title, `inbox${suffix}.png`));
      files.push(await shoot(desktop, `${url}/inbox/${intent.id}`, "Approve", `intent${suffix}.png`));
      files.push(await shoot(phone, link, intent.title, `answer-phone${suffix}.png`));
      const admin = await browser.newContext({ ...look, viewport: DESKTOP });
      await signIn(admin.request, url, "admin@acme.dev", password);
      files.push(
        await shoot(admin, `${url}/admin/policies/data-exports`, "by timeout", `policy${suffix}.png`),
      );
    }
  } finally {
    await browser.close();
  }
  return files;
}

/**
 * @param {import("playwright").BrowserContext} context @param {string} address
 * @param {string} sign a text that is there once the page is whole @param {string} name @returns {Promise<string>}
 */
async function shoot(context, address, sign, name) {
  const page = await context.newPage();
  await page.goto(address);
  await page.getByText(sign).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(FOLDER, name);
  await page.screenshot({ path: path.join(root, file), animations: "disabled", caret: "hide" });
  await page.close();
  return file;
}

/** The link in Ana's mail about an intent. @param {string} url @param {string} id */
async function answerLink(url, id) {
  const { items } = await (await fetch(`${url}/api/mailbox?to=ana@acme.dev&limit=500`)).json();
  const mail = items.find((/** @type {{ text: string }} */ { text }) => text.includes(id));
  const [, token] = /\/answer\/([\w-]{43})/.exec(mail?.text ?? "") ?? [];
  if (!token) throw new Error("Ana has no mail with an answer link");
  return `${url}/answer/${token}`;
}
