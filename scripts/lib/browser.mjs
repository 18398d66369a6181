import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Refusal } from "./refusal.mjs";
import { root } from "./root.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
];
const DOWNLOAD_LIMIT_MS = 60_000; // where there is no internet the download would be tried for many minutes
const APT_LIMIT_MS = 300_000;

/**
 * Finds a Chromium: PLAYWRIGHT_CHROMIUM_EXECUTABLE, Playwright's own, the system's.
 * @returns {string | undefined} the program
 */
export function findBrowser() {
  const said = process.env.PLAYWRIGHT_CHROMIUM_EXECUTABLE;
  if (said) return said;
  const candidates = [playwrightsOwn(), ...onPath(), ...ELSEWHERE];
  return candidates.find((program) => isExecutable(program) && starts(program));
}

/**
 * Finds a Chromium, and installs one where there is none.
 * @returns {string} the program @throws {Refusal} when neither download nor package manager gives one
 */
export function ensureBrowser() {
  const found = findBrowser() ?? (download() && findBrowser()) ?? (installPackage() && findBrowser());
  if (found) return found;
  throw new Refusal(
    "No Chromium was found or could be installed: install one, or name it in PLAYWRIGHT_CHROMIUM_EXECUTABLE.",
  );
}

/** How Playwright starts the browser here; as root, Chromium's sandbox does not work. */
export const launchOptions = () => ({
  executablePath: findBrowser(),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

const playwrightsOwn = () => createRequire(import.meta.url)("playwright").chromium.executablePath();

const onPath = () =>
  NAMES.flatMap((name) =>
    (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)),
  );

/** @param {string} program */
function isExecutable(program) {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A Chromium without its libraries is there, but of no use. @param {string} program */
const starts = (program) =>
  spawnSync(program, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;

function download() {
  const cli = path.join(root, "node_modules/playwright/cli.js");
  const libraries = isRoot() && process.platform === "linux" ? ["--with-deps"] : [];
  return announced(process.execPath, [cli, "install", ...libraries, "chromium"], DOWNLOAD_LIMIT_MS);
}

function installPackage() {
  if (!isRoot() || !isExecutable("/usr/bin/apt-get")) return false;
  const install = () =>
    announced("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], APT_LIMIT_MS);
  return (announced("apt-get", ["update", "-q"], APT_LIMIT_MS) && install()) || install();
}

const isRoot = () => process.getuid?.() === 0;

/** @param {string} program @param {string[]} args @param {number} timeout in milliseconds @returns {boolean} whether it went well */
function announced(program, args, timeout) {
  console.error(`$ ${[path.basename(program), ...args].join(" ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return (
    spawnSync(program, args, { stdio: ["ignore", "inherit", "inherit"], env, timeout, killSignal: "SIGKILL" })
      .status === 0
  );
}
