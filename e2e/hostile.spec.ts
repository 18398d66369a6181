import type { Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { hydrated } from "./support/hydrated";
import { choice, openInbox, openRequest, pane, rowsOf, sent } from "./support/inbox";
import { EMAILS } from "./support/people";
import { baseUrl } from "./support/environment";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const EVIL =
  "<img src=https://evil.example/a.png onerror=window.hacked=1><script>window.hacked=2</script>" +
  "<iframe src=https://evil.example></iframe><style>@import 'https://evil.example/b.css'</style>";
const MARKDOWN = [
  EVIL,
  "![a cat](https://evil.example/cat.png)",
  "[Pay here](https://bank.example@evil.example/pay) and [run](javascript:window.hacked=3)",
  "[bank](https://xn--bnk-6cd.example/) \u202Egnp.exe",
].join("\n\n");

const question = (title: string): Submit => ({
  intent_type: "e2e.hostile.v1",
  task_type: "form",
  title: `${title} ${EVIL.slice(0, 100)}`,
  description: MARKDOWN,
  payload: {
    [EVIL]: EVIL,
    link: "https://evil.example/x",
    rtl: "\u202Eabc",
    rows: [{ [EVIL]: EVIL }, { [EVIL]: 1 }],
  },
  form_schema: {
    type: "object",
    title: EVIL,
    description: EVIL,
    properties: {
      name: { type: "string", title: EVIL, description: EVIL, default: EVIL },
      pick: { type: "string", title: "Pick", enum: [EVIL, "b"] },
    },
  },
  assignees: [EMAILS.Ana],
  timeout: "1h",
});

/** Notes what leaves for elsewhere, and dialogs that a script opens. */
function watch(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(baseUrl()).origin) seen.push(request.url());
  });
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return seen;
}

const hacked = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "hacked"));

test("nothing that an agent or a colleague writes runs, loads or hides where it leads", async ({
  agent,
  signedIn,
}) => {
  const title = titled("Hostile");
  const { id } = await agent.sendIntent(question(title));
  const page = await signedIn("Ana");
  const left = watch(page);
  await openInbox(page);
  await expect(rowsOf(page).filter({ hasText: title })).toBeVisible();
  await openRequest(page, id);
  await agent.comment(id, MARKDOWN);
  const composer = pane(page).getByLabel("Write to everyone on this");
  await hydrated(composer);
  await composer.fill(MARKDOWN);
  await composer.press("Control+Enter");
  await agent.revise(id, {
    description: `${MARKDOWN} again`,
    payload: { [EVIL]: `${EVIL} changed` },
    note: MARKDOWN,
  });
  await pane(page).getByRole("button", { name: "Go on with revision 2" }).click();

  await expect(pane(page).getByRole("region", { name: "What revision 2 changed" })).toBeVisible();
  const words = pane(page).getByRole("region", { name: /^Written by the agent/ });
  await expect(words).toContainText("[picture not loaded: a cat (evil.example)]");
  const pay = words.getByRole("link", { name: /Pay here/ });
  await expect(pay).toContainText("(evil.example)");
  await expect(pay).toHaveAttribute("rel", "noopener noreferrer nofollow");
  await expect(words).toContainText("Look twice: the words before the @ are not where it leads.");
  await expect(words.getByRole("link", { name: /^bank/ })).toContainText("(xn--bnk-6cd.example)");
  await expect(words.getByRole("link", { name: "run" })).toHaveCount(0);
  await expect(words).toContainText("U+202E");
  await pane(page).getByRole("button", { name: "Show raw JSON" }).click();
  await expect(pane(page).getByLabel("Raw JSON")).toContainText("onerror=window.hacked=1");

  await choice(page, "Submit form").click();
  await expect(sent(page)).toBeVisible();
  await agent.reportResult(id, { status: "succeeded", summary: MARKDOWN, data: { [EVIL]: EVIL } });
  await expect(pane(page).getByText("The agent reports that it is done")).toBeVisible();

  expect(await page.locator("main :is(img, script, iframe, style, object, embed)").count()).toBe(0);
  expect(await hacked(page)).toBeUndefined();
  expect(left).toEqual([]);
});

test("a payload of 200 KB, deep and in other directions stays readable and quick", async ({
  agent,
  signedIn,
}) => {
  const deep = JSON.parse(`${'{"down":'.repeat(25)}"the end"${"}".repeat(25)}`);
  const { id } = await agent.sendIntent({
    intent_type: "e2e.hostile.v1",
    task_type: "approval",
    title: titled("Large"),
    payload: {
      text: "word ".repeat(20_000),
      rows: Array.from({ length: 1_500 }, (_, index) => [index, { city: "Köln", note: "n".repeat(20) }]),
      arabic: "مرحبا بالعالم",
      emoji: "👩‍💻🏳️‍🌈",
      deep,
    },
    assignees: [EMAILS.Ana],
    timeout: "1h",
  });
  const page = await signedIn("Ana", { viewport: { width: 360, height: 740 } });
  await openRequest(page, id);
  const payload = pane(page).getByRole("region", { name: "Payload" });
  await expect(payload).toContainText("Show all 100,000 characters");
  await expect(payload).toContainText("👩‍💻🏳️‍🌈");
  expect(await page.locator("main *").count()).toBeLessThan(3_000);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  const raw = payload.getByRole("button", { name: "Show raw JSON" });
  await hydrated(raw);
  await raw.click();
  await expect(payload.getByRole("button", { name: /^Show all .* characters$/ })).toBeVisible();
  expect(await sideways()).toBeLessThanOrEqual(0);
});
