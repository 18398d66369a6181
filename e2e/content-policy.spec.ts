import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import type { Countersign } from "../sdk/typescript/src/index";
import { hydrated } from "./support/hydrated";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";
import { FORM } from "./support/trip-form";

/** Where each page of `app` is looked at; a page that is not listed here fails the first test. Of `{…}` the test knows the rest. */
const PAGES: Record<string, string> = {
  "": "/",
  inbox: "/inbox",
  "inbox/[id]": "/inbox/{intent}",
  insights: "/insights",
  "settings/absence": "/settings/absence",
  "settings/notifications": "/settings/notifications",
  "settings/security": "/settings/security",
  admin: "/admin",
  "admin/absences": "/admin/absences",
  "admin/agents": "/admin/agents",
  "admin/agents/[id]": "/admin/agents/{agents}",
  "admin/audit": "/admin/audit",
  "admin/grants": "/admin/grants",
  "admin/holidays": "/admin/holidays",
  "admin/holidays/[slug]": "/admin/holidays/nowhere",
  "admin/holidays/new": "/admin/holidays/new",
  "admin/intent-types": "/admin/intent-types",
  "admin/intent-types/[id]": "/admin/intent-types/{intent-types}",
  "admin/intent-types/new": "/admin/intent-types/new",
  "admin/people": "/admin/people",
  "admin/people/[id]": "/admin/people/{members}",
  "admin/policies": "/admin/policies",
  "admin/policies/[slug]": "/admin/policies/{policies}",
  "admin/policies/new": "/admin/policies/new",
  "admin/receipts": "/admin/receipts",
  "admin/rules": "/admin/rules",
  "admin/rules/[id]": "/admin/rules/nothing",
  "admin/schedules": "/admin/schedules",
  "admin/schedules/[slug]": "/admin/schedules/nobody",
  "admin/schedules/new": "/admin/schedules/new",
  "admin/teams": "/admin/teams",
  "admin/teams/[id]": "/admin/teams/{teams}",
  "admin/webhooks": "/admin/webhooks",
  "admin/webhooks/[id]": "/admin/webhooks/nothing",
  docs: "/docs",
  "docs/[slug]": "/docs/quickstart",
  "docs/api": "/docs/api",
  "docs/api/[group]": "/docs/api/intents",
  "docs/errors": "/docs/errors",
  "docs/errors/[code]": "/docs/errors/already_decided",
  "answer/[token]": "{answer}",
  "join/[token]": "/join/nobody",
  "unsubscribe/[token]": "/unsubscribe/nobody",
  "mailbox/[[...id]]": "/mailbox/{mail}",
  "sign-in": "/sign-in",
  "sign-in/second-step": "/sign-in/second-step",
  "sign-in/link": "/sign-in/link?go=token%3Da%26email%3Da%2540b.example",
};
const NEITHER = ["/no/such/page", "/inbox/int_nothing", "/offline.html"];

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

/** Collects what the browser refused on a page, in whichever frame. */
async function refusalsOn(page: Page): Promise<string[]> {
  const refusals: string[] = [];
  await page.exposeFunction("tellRefusal", (words: string) => void refusals.push(words));
  await page.addInitScript(() => {
    const tell = (window as unknown as { tellRefusal: (words: string) => void }).tellRefusal;
    addEventListener("securitypolicyviolation", (event) =>
      tell(`${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`),
    );
  });
  page.on("console", (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) refusals.push(message.text());
  });
  return refusals;
}

async function ask(agent: Countersign): Promise<Record<string, string>> {
  const title = titled("Look at every page");
  const { id } = await agent.sendIntent({ ...FORM, title, assignees: [EMAILS.Alex] });
  const mail = await mailFor(EMAILS.Alex, title);
  return { intent: id, mail: mail.id, answer: new URL(answerLinkIn(mail)).pathname };
}

test("no page, nor what says that there is none, needs anything that its policy refuses", async ({
  agent,
  signedIn,
}) => {
  test.setTimeout(600_000);
  const pages = readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith("page.tsx"));
  expect(pages.map((file) => file.replace(/\/?page\.tsx$/, "")).sort()).toEqual(Object.keys(PAGES).sort());

  const known = await ask(agent);
  const page = await signedIn("Alex");
  const refusals = await refusalsOn(page);
  for (const path of [...Object.values(PAGES), ...NEITHER]) {
    const url = path.replace(/\{([\w-]+)\}/, (_, name: string) => known[name] ?? `{${name}}`);
    const listed = /\{([\w-]+)\}/.exec(url)?.[1];
    const address = listed ? url.replace(`{${listed}}`, await firstOf(page, listed)) : url;
    const response = await page.goto(address);
    const headers = response?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "none";
    expect(headers, address).toMatchObject(EVERYWHERE);
    if (path !== "/offline.html") expect(headers["cache-control"], address).toContain("no-store");
    expect(policy, address).toContain("frame-ancestors 'none'");
    expect(policy.split("style-src")[0], address).not.toMatch(/unsafe-(inline|eval)/);
    await settled(page);
    expect(refusals, address).toEqual([]);
  }
});

/** What a page does once it is there is done; its network never rests, because it listens. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(null), { timeout: 3_000 })));
}

async function firstOf(page: Page, what: string): Promise<string> {
  const { items } = await (await page.request.get(`/api/${what}`)).json();
  return items[0].slug && what === "policies" ? items[0].slug : items[0].id;
}

test("what pages are made of has the same headers, and each page a nonce of its own", async ({ request }) => {
  const page = await request.get("/sign-in");
  const script = /src="(\/_next\/static\/[^"]+\.js[^"]*)"/.exec(await page.text())?.[1] ?? "none";
  for (const path of [
    script,
    "/sw.js",
    "/icons/icon-192.png",
    "/manifest.webmanifest",
    "/_next/static/none.js",
  ])
    expect((await request.get(path)).headers(), path).toMatchObject(EVERYWHERE);
  const nonceOf = (policy = "") => /'nonce-([^']+)'/.exec(policy)?.[1];
  const sent = { "x-nonce": "chosen", "content-security-policy": "script-src 'nonce-chosen'" };
  const again = await request.get("/sign-in", { headers: sent });
  const nonces = [page, again].map((one) => nonceOf(one.headers()["content-security-policy"]));
  expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
  expect(nonces[1]).toMatch(/^[\w+/]{22}==$/);
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(await again.text()).not.toContain("chosen");
});

test("what opens over a page is allowed by its policy: palette, dialogs, menus, toasts, another theme, a form", async ({
  agent,
  signedIn,
}) => {
  const { intent } = await ask(agent);
  const page = await signedIn("Alex");
  const refusals = await refusalsOn(page);
  await page.goto(`/inbox/${intent}`);
  await hydrated(page.getByRole("button", { name: "Alex" }));
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  // What locks the page behind a dialog is a style element with the nonce.
  await expect(page.locator("body")).toHaveCSS("overflow", "hidden");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Alex" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveClass(/dark/);
  await page.goto("/admin/agents");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(refusals).toEqual([]);
});

test("a script that somebody got into a page does not run, however it is written", async ({ stranger }) => {
  const page = await stranger();
  const refusals = await refusalsOn(page);
  const elsewhere: string[] = [];
  // What its policy refuses does not leave the browser, and never comes by here.
  await page.route("https://evil.example/**", (route) => {
    elsewhere.push(route.request().url());
    return route.fulfill({ contentType: "text/javascript", body: "window.ran = 'from elsewhere'" });
  });
  await page.route("**/sign-in", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      "<body>",
      `<body><script>window.ran = "inline"</script><script nonce="">window.ran = "an empty nonce"</script>
       <img src="x:" onerror="window.ran = 'a handler'"><script src="https://evil.example/x.js"></script>
       <script src="/sw.js"></script><base href="https://evil.example/"><iframe srcdoc="<script>top.ran='a frame'</script>"></iframe>
       <object data="/icon.svg"></object><img src="https://evil.example/stolen?x">`,
    );
    await route.fulfill({ response, body });
  });
  await page.goto("/sign-in");
  await hydrated(page.getByRole("button", { name: "Sign in", exact: true }));
  expect(await page.evaluate(() => (window as unknown as { ran?: string }).ran)).toBeUndefined();
  expect(new URL(await page.evaluate(() => document.baseURI)).hostname).not.toContain("evil");
  expect(elsewhere).toEqual([]);
  await expect.poll(() => new Set(refusals.map((words) => words.split(" ")[0])).size).toBeGreaterThan(3);
});
