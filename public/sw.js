// Shows push messages, and a page of its own while there is no connection. It keeps nothing of what pages or the API say.
const CACHE = "countersign-offline-1";
const OFFLINE = "/offline.html";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add(new Request(OFFLINE, { cache: "reload" }))));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(
    fetch(event.request).catch(async () => (await caches.match(OFFLINE)) ?? Response.error()),
  );
});

self.addEventListener("push", (event) => {
  const { title, body, deadline, path, tag } = messageOf(event);
  const lines = [body, deadline && `Answer by ${inWords(new Date(deadline))}`];
  const options = {
    body: lines.filter(Boolean).join("\n"),
    tag,
    renotify: Boolean(tag),
    icon: "/icons/icon-192.png",
    badge: "/icons/badge-96.png",
    data: { path },
  };
  event.waitUntil(self.registration.showNotification(title, options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path ?? "/inbox"));
});

// A push service may replace a subscription; the server has to know the new one.
self.addEventListener("pushsubscriptionchange", (event) => {
  const renew = async () => {
    const options = event.oldSubscription?.options;
    const made =
      event.newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)));
    if (made) await send("POST", made.toJSON());
    if (event.oldSubscription) await send("DELETE", { endpoint: event.oldSubscription.endpoint });
  };
  event.waitUntil(renew());
});

/** What the server sent; a message that cannot be read still says that there is something. */
function messageOf({ data }) {
  try {
    const { title, body, deadline, path, tag } = data.json();
    return { title: title || "Countersign", body, deadline, path: safe(path), tag };
  } catch {
    return { title: "Countersign", body: "Something waits for you.", path: "/inbox" };
  }
}

const safe = (path) => (typeof path === "string" && /^\/[^/\\]/.test(path) ? path : "/inbox");

/** "18:00", or with the day where it is another: in the reader's own zone and language. */
function inWords(at) {
  const time = { hour: "2-digit", minute: "2-digit" };
  const today = at.toDateString() === new Date().toDateString();
  return at.toLocaleString([], today ? time : { weekday: "short", day: "numeric", month: "short", ...time });
}

/** Brings an open tab forward and leads it there; opens one where there is none. */
async function open(path) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const at = (tab) => new URL(tab.url).pathname;
  const tab = tabs.find((one) => at(one) === path) ?? tabs.find((one) => at(one).startsWith("/inbox"));
  if (!tab) return self.clients.openWindow(path);
  await tab.focus().catch(() => null);
  return at(tab) === path ? tab : tab.navigate(path).catch(() => self.clients.openWindow(path));
}

const send = (method, body) =>
  fetch("/api/me/push-subscriptions", {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
