// `node scripts/icons.mjs`: makes the icons of the installed app from app/icon.svg; run it when that has changed.
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright";
import { launchOptions } from "./lib/browser.mjs";
import { root } from "./lib/root.mjs";

const svg = readFileSync(path.join(root, "app/icon.svg"), "utf8");
const folder = path.join(root, "public/icons");
/** On a mask the corners are cut, so the colour fills all of it and the mark keeps to the middle. */
const MASKABLE = svg
  .replace(/rx="6" /, "")
  .replace(/(<path[^>]*>)/g, '<g transform="translate(3.6 3.6) scale(.7)">$1</g>');
/** Android shows only which parts of a badge are opaque. */
const BADGE = svg.replace(/<rect[^>]*>/, "").replace(/ opacity="[^"]*"/, "");

const ICONS = /** @type {const} */ ([
  ["icon-192", 192, svg],
  ["icon-512", 512, svg],
  ["maskable-512", 512, MASKABLE],
  ["apple-180", 180, MASKABLE],
  ["badge-96", 96, BADGE],
]);

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(launchOptions());
const page = await browser.newPage();
for (const [name, size, image] of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${image}`,
  );
  await page.screenshot({ path: path.join(folder, `${name}.png`), omitBackground: true });
}
await browser.close();
