import { describe, expect, test } from "vitest";
import { unsubscribeOf } from "@/server/services/notifications/unsubscribe";
import { api, request, signIn } from "../support/http";
import { makeWorkspace } from "../support/workspace";

const OFF = { cadence: "off", time: "08:00", time_zone: "UTC" };

describe("/api/me/notifications", () => {
  test("is for who is signed in, and keeps what is put", async () => {
    const { ana } = await makeWorkspace();
    expect((await api("GET", "/api/me/notifications")).status).toBe(401);
    const headers = await signIn(ana);
    const body = { choices: { reminders: { email: false } }, digest: { ...OFF, cadence: "daily" } };
    const { status } = await api("PUT", "/api/me/notifications", { headers, body });
    expect(status).toBe(200);
    expect((await api("GET", "/api/me/notifications", { headers })).body).toMatchObject({
      choices: { reminders: { email: false } },
      digest: { cadence: "daily", next_at: expect.any(String) },
    });
  });

  test.each([
    ["/digest/time", { digest: { ...OFF, time: "25:00" } }],
    ["/digest/cadence", { digest: { ...OFF, cadence: "hourly" } }],
    ["/choices/gossip", { choices: { gossip: { email: true } } }],
    ["/choices/asked/fax", { choices: { asked: { fax: true } } }],
    ["/digest/time_zone", { digest: { ...OFF, time_zone: "Mars/Olympus" } }],
  ])("points to %s where it is wrong", async (pointer, wrong) => {
    const headers = await signIn((await makeWorkspace()).ana);
    const reply = await api("PUT", "/api/me/notifications", {
      headers,
      body: { choices: {}, digest: OFF, ...wrong },
    });
    expect(reply).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ pointer }] } });
  });
});

describe("/api/me/push-subscriptions", () => {
  const keys = { p256dh: "B".repeat(87), auth: "A".repeat(22) };

  test("takes what a browser gives, and forgets it again", async () => {
    const headers = {
      ...(await signIn((await makeWorkspace()).ana)),
      "user-agent": "X11; Linux Firefox/140.0",
    };
    const endpoint = "https://push.example/abc";
    const body = { endpoint, expirationTime: null, keys };
    const added = await api("POST", "/api/me/push-subscriptions", { headers, body });
    expect(added).toMatchObject({ status: 201, body: { push: { devices: [{ name: "Firefox on Linux" }] } } });
    const removed = await api("DELETE", "/api/me/push-subscriptions", { headers, body: { endpoint } });
    expect(removed).toMatchObject({ status: 200, body: { push: { devices: [] }, reach: ["email"] } });
  });

  test.each([
    ["/endpoint", { endpoint: "http://push.example/abc", keys }],
    ["/endpoint", { endpoint: "file:///etc/passwd", keys }],
    ["/keys/auth", { endpoint: "https://push.example/abc", keys: { ...keys, auth: "short" } }],
    ["/keys/p256dh", { endpoint: "https://push.example/abc", keys: { ...keys, p256dh: "" } }],
  ])("points to %s where it is wrong", async (pointer, body) => {
    const headers = await signIn((await makeWorkspace()).ana);
    const reply = await api("POST", "/api/me/push-subscriptions", { headers, body });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
});

describe("/api/unsubscribe", () => {
  const linkTo = async () => {
    const { ana } = await makeWorkspace();
    const { oneClick } = unsubscribeOf({ workspaceId: ana.workspaceId, userId: ana.id }, "reminders");
    return new URL(oneClick).pathname;
  };
  const oneClick = { "content-type": "application/x-www-form-urlencoded" };

  test("answers a mail program's POST with 200, without a cookie and without a redirect", async () => {
    const path = await linkTo();
    for (const accept of ["*/*", "text/html"]) {
      const reply = await api("POST", path, { headers: { ...oneClick, accept } });
      expect(reply).toMatchObject({ status: 200, body: { what: "reminders", on: false } });
    }
  });

  test("changes nothing on GET, and leads a browser to the page with the button", async () => {
    const path = await linkTo();
    const seen = await request("GET", path, { headers: { accept: "text/html,application/xhtml+xml" } });
    expect([seen.status, seen.headers.get("location")]).toEqual([303, path.replace("/api", "")]);
    expect((await api("GET", path)).body).toEqual({ what: "reminders", on: true });
  });

  test("turns it on again when the page asks", async () => {
    const path = await linkTo();
    await api("POST", path);
    const reply = await request("POST", `${path}?undo=1&back=1`);
    expect(reply.status).toBe(303);
    expect((await api("GET", path)).body).toEqual({ what: "reminders", on: true });
  });

  test("does not know a link that is not ours", async () => {
    expect((await api("POST", "/api/unsubscribe/abc.def")).status).toBe(404);
  });
});
