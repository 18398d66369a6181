import type { Page, Worker } from "@playwright/test";
import { baseUrl } from "./support/environment";
import { hydrated } from "./support/hydrated";
import { expect, test } from "./support/test";

test.use({ serviceWorkers: "allow" });

const MESSAGE = {
  title: "Data analyst asks",
  body: "Export customers_q1?",
  deadline: "2031-05-01T12:00:00.000Z",
  path: "/settings/notifications",
  tag: "int_1",
};

/** The settings of somebody who lets this site notify them, with its service worker in charge. */
async function withWorker(page: Page): Promise<Worker> {
  await page.context().grantPermissions(["notifications"], { origin: baseUrl() });
  await page.goto("/settings/notifications");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    while (!navigator.serviceWorker.controller) await new Promise((wait) => setTimeout(wait, 50));
  });
  const [worker] = page.context().serviceWorkers();
  return worker ?? page.context().waitForEvent("serviceworker");
}

/** Has the browser hand the worker a message, as its push service would. */
async function deliver(page: Page, data: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [found] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (found) resolve(found.registrationId);
    }),
  );
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  await session.send("ServiceWorker.deliverPushMessage", { origin: baseUrl(), registrationId, data });
}

const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag, data }) => ({
      title,
      body,
      tag,
      data,
    }));
  });

/** What the browser shows for a message; one that reaches a worker while it starts may be lost, and is sent again. */
async function delivered(page: Page, data: string) {
  const during = expect.configure({ timeout: 5_000 });
  await expect(async () => {
    await deliver(page, data);
    await during.poll(() => shown(page)).not.toEqual([]);
  }).toPass({ timeout: 60_000 });
  return (await shown(page)).at(-1);
}

async function dismissAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    for (const notification of await registration.getNotifications()) notification.close();
  });
  await expect.poll(() => shown(page)).toEqual([]);
}

test("a push message is shown with who asks, what about and until when", async ({ signedIn }) => {
  const page = await signedIn("Ana", { timezoneId: "UTC", locale: "en-GB" });
  await withWorker(page);
  expect(await delivered(page, JSON.stringify(MESSAGE))).toMatchObject({
    title: "Data analyst asks",
    body: expect.stringMatching(/^Export customers_q1\?\nAnswer by Thu.*1 May.*12:00$/),
    tag: "int_1",
  });
});

test("one that cannot be read still says that there is something, and leads nowhere else", async ({
  signedIn,
}) => {
  const page = await signedIn("Ana");
  await withWorker(page);
  for (const [data, path] of [
    ["not JSON", "/inbox"],
    [JSON.stringify({ ...MESSAGE, path: "https://evil.example/", tag: "a" }), "/inbox"],
    [JSON.stringify({ ...MESSAGE, path: "//evil.example/", tag: "b" }), "/inbox"],
  ] as const) {
    expect(await delivered(page, data)).toMatchObject({ data: { path } });
    await dismissAll(page);
  }
});

test("pressing it leads the open tab to the question", async ({ signedIn }) => {
  const page = await signedIn("Ana");
  const worker = await withWorker(page);
  await page.goto("/inbox");
  await delivered(page, JSON.stringify(MESSAGE));
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as {
      registration: ServiceWorkerRegistration;
      NotificationEvent: new (type: string, init: object) => Event;
    } & EventTarget;
    const [notification] = await scope.registration.getNotifications();
    scope.dispatchEvent(new scope.NotificationEvent("notificationclick", { notification }));
  });
  await expect(page).toHaveURL(/\/settings\/notifications$/);
  await expect.poll(() => shown(page)).toEqual([]);
});

test("offline there is a page that says so, and nothing of anybody's inbox is kept", async ({ signedIn }) => {
  const page = await signedIn("Ana");
  await withWorker(page);
  await page.goto("/inbox");
  await page.context().setOffline(true);
  await page.goto("/inbox/int_whatever").catch(() => null);
  await expect(page.getByRole("heading", { name: "You are offline" })).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).toEqual(["/offline.html"]);
  await page.context().setOffline(false);
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page.getByRole("heading", { name: "You are offline" })).toHaveCount(0);
});

test("what installs the app is there: a manifest with its icons, and the worker", async ({ request }) => {
  const manifest = await (await request.get("/manifest.webmanifest")).json();
  expect(manifest).toMatchObject({ start_url: "/inbox", display: "standalone", id: "/inbox" });
  const sizes = new Set<string>();
  for (const { src, sizes: size, purpose } of manifest.icons) {
    const icon = await request.get(src);
    expect(icon.status(), src).toBe(200);
    sizes.add(`${size} ${purpose}`);
  }
  expect(sizes).toContain("192x192 any");
  expect(sizes).toContain("512x512 any");
  expect(sizes).toContain("512x512 maskable");
  expect((await request.get("/sw.js")).headers()["content-type"]).toContain("javascript");
});

test("a browser that has no push service is told so, and nothing is stored", async ({
  signedIn,
  callsOf,
}) => {
  const page = await signedIn("Ana");
  await withWorker(page);
  await page.evaluate(() => {
    PushManager.prototype.subscribe = () => Promise.reject(new DOMException("no service", "AbortError"));
  });
  const on = page.getByRole("button", { name: "Turn on for this device" });
  await hydrated(on);
  await on.click();
  await expect(page.getByRole("alert").filter({ hasText: "did not subscribe" })).toBeVisible();
  const { push } = await (await (await callsOf("Ana")).get("/api/me/notifications")).json();
  expect(push.devices).toEqual([]);
});
