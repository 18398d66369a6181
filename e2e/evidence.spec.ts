import type { Locator, Page } from "@playwright/test";
import type { Submit } from "../sdk/typescript/src/index";
import { apiKey } from "./support/environment";
import { hydrated } from "./support/hydrated";
import { choice, openRequest, pane, sent } from "./support/inbox";
import { answerLinkIn, mailFor } from "./support/mail";
import { EMAILS } from "./support/people";
import { expect, test } from "./support/test";
import { titled } from "./support/titles";

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const LOG = { name: "run log.txt", mimeType: "text/plain", buffer: Buffer.from("rotated at noon\n") };

const ACTION = {
  intent_type: "e2e.evidence.v1",
  task_type: "manual_action",
  payload: { key: "prod-7" },
  evidence_required: true,
  assignees: [EMAILS.Ana],
  timeout: "1h",
} as const satisfies Submit;

/** What the agent gets when it fetches a piece of evidence by its key. */
async function fetched(url: string | undefined): Promise<string> {
  const response = await fetch(url ?? "", { headers: { authorization: `Bearer ${apiKey()}` } });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-disposition")).toMatch(/^attachment;/);
  return response.text();
}

/** Chooses files as the browser's own dialog would. */
async function choose(
  page: Page,
  area: Locator,
  files: Parameters<Locator["setInputFiles"]>[0],
): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await area.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles(files);
}

test("a file that is attached, one that is dropped and one that is pasted reach the agent with a link beside them", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent({ ...ACTION, title: titled("Rotate with evidence") });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const answer = agent.waitFor<"manual_action">(id);
  const evidence = pane(page).getByRole("group", { name: "Evidence" });
  await choose(page, evidence, [LOG, { ...LOG, name: "wrong.txt", buffer: Buffer.from("wrong") }]);
  await expect(evidence.getByRole("listitem")).toHaveCount(2);
  await evidence.getByRole("button", { name: "Remove wrong.txt" }).click();
  await expect(evidence.getByText("wrong.txt")).toHaveCount(0);
  for (const [event, name] of [
    ["drop", "dropped.txt"],
    ["paste", "pasted.txt"],
  ] as const) {
    await evidence.evaluate(
      (element, [type, file]) => {
        const data = new DataTransfer();
        data.items.add(new File([`this was a ${type}`], file, { type: "text/plain" }));
        const init = { bubbles: true, cancelable: true };
        element.dispatchEvent(
          type === "drop"
            ? new DragEvent(type, { ...init, dataTransfer: data })
            : new ClipboardEvent(type, { ...init, clipboardData: data }),
        );
      },
      [event, name] as const,
    );
    await expect(evidence.getByRole("button", { name: `Remove ${name}` })).toBeVisible();
  }
  await page.reload();
  await expect(evidence.getByText("run log.txt")).toBeVisible();
  await evidence.getByRole("button", { name: "Add a link or words" }).click();
  await evidence.getByLabel("Evidence 4: link or a few words").fill("https://ci.example/runs/7");
  await evidence.getByLabel("Evidence 4: label").fill("Run");
  await choice(page, "Mark as done").click();
  await expect(sent(page)).toBeVisible();

  const items = (await answer).decision?.evidence ?? [];
  expect(items.map(({ label }) => label)).toEqual(["run log.txt", "dropped.txt", "pasted.txt", "Run"]);
  expect(await fetched(items[0]?.url)).toBe("rotated at noon\n");
  expect(await fetched(items[1]?.url)).toBe("this was a drop");
  expect(await fetched(items[2]?.url)).toBe("this was a paste");

  const download = page.waitForEvent("download");
  await pane(page).getByRole("link", { name: "run log.txt" }).click();
  expect((await download).suggestedFilename()).toBe("run log.txt");
});

test("a file that is too large or that does not get there says so, is not sent with the answer, and can be tried again", async ({
  agent,
  signedIn,
}) => {
  const { id } = await agent.sendIntent({ ...ACTION, title: titled("Rotate with trouble") });
  const page = await signedIn("Ana");
  await openRequest(page, id);
  const answer = agent.waitFor<"manual_action">(id);
  const evidence = pane(page).getByRole("group", { name: "Evidence" });
  await page.route("**/files?*", (route) => route.abort(), { times: 1 });
  await choose(page, evidence, [
    { ...LOG, name: "huge.bin", buffer: Buffer.alloc(10 * 1024 * 1024 + 1) },
    LOG,
  ]);
  await expect(evidence.getByText("This has 10 MB; a file has at most 10 MB.")).toBeVisible();
  await expect(evidence.getByText("The server could not be reached.")).toBeVisible();
  await choice(page, "Mark as done").click();
  await expect(
    evidence.getByText("Wait until the files are there, or remove those that are not."),
  ).toBeVisible();
  await evidence.getByRole("button", { name: "Remove huge.bin" }).click();
  await evidence.getByRole("button", { name: "Send run log.txt again" }).click();
  await expect(evidence.getByText("16 bytes")).toBeVisible();
  await choice(page, "Mark as done").click();
  await expect(sent(page)).toBeVisible();
  expect((await answer).decision?.evidence.map(({ label }) => label)).toEqual(["run log.txt"]);
});

test("a photo is attached from a phone by the link of a mail", async ({ agent, stranger }) => {
  const title = titled("Rotate from the phone");
  const { id } = await agent.sendIntent({ ...ACTION, title });
  const page = await stranger(PHONE);
  await page.goto(answerLinkIn(await mailFor(EMAILS.Ana, title)));
  await hydrated(choice(page, "Mark as done"));
  const evidence = page.getByRole("group", { name: "Evidence" });
  const chooser = page.waitForEvent("filechooser");
  await evidence.getByRole("button", { name: "Take a photo" }).tap();
  await (
    await chooser
  ).setFiles({ name: "lock.jpg", mimeType: "image/jpeg", buffer: Buffer.from("a photo") });
  await expect(evidence.getByText("7 bytes")).toBeVisible();
  await choice(page, "Mark as done").tap();
  await expect(page.getByRole("heading", { name: "Your answer is in" })).toBeVisible();
  const [photo] = (await agent.waitFor<"manual_action">(id)).decision?.evidence ?? [];
  expect(photo?.label).toBe("lock.jpg");
  expect(await fetched(photo?.url)).toBe("a photo");
});
