import { afterEach, describe, expect, test, vi } from "vitest";
import { answerIntent } from "@/server/services/intents/answer";
import { commentOnIntent } from "@/server/services/intents/comment";
import { hub } from "@/server/services/waiting/hub";
import { api, keyOf, request } from "../support/http";
import { asked, somebodyWaits } from "../support/asking";
import { as, makeWorkspace } from "../support/workspace";

afterEach(() => void vi.restoreAllMocks());

describe("a read that prefers to wait", () => {
  test("is held until the decision, and says so", async () => {
    const { id, path, headers, ana } = await asked();
    const reading = api("GET", path, { headers: { ...headers, prefer: "wait=30" } });
    await somebodyWaits();
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    const reply = await reading;
    expect(reply).toMatchObject({ status: 200, body: { status: "decided", outcome: "approved" } });
    expect(reply.headers.get("preference-applied")).toBe("wait=30");
    expect(reply.body).not.toHaveProperty("you");
  });

  test("is not ended by what does not close the intent", async () => {
    const { id, path, headers, ana } = await asked();
    const reading = api("GET", path, { headers: { ...headers, prefer: "respond-async, wait=30" } });
    await somebodyWaits();
    await commentOnIntent(as(ana, new Date()), id, { body: "Looking." });
    await answerIntent(as(ana, new Date()), id, { outcome: "rejected" });
    expect((await reading).body).toMatchObject({ status: "decided" });
  });

  test("ends with the intent as it is when its time is over", async () => {
    const { path, headers } = await asked();
    const reply = await api("GET", path, { headers: { ...headers, prefer: "wait=1" } });
    expect(reply).toMatchObject({ status: 200, body: { status: "waiting" } });
  });

  test.each([
    ["wait=3600", "wait=60"],
    ['wait="7"', "wait=7"],
    ["WAIT=7", "wait=7"],
    ["wait=soon", null],
    ["return=minimal", null],
  ])("as %s is applied as %s", async (prefer, applied) => {
    const { id, path, headers, ana } = await asked();
    await answerIntent(as(ana, new Date()), id, { outcome: "approved" });
    const reply = await api("GET", path, { headers: { ...headers, prefer } });
    expect(reply.headers.get("preference-applied")).toBe(applied);
  });

  test("hears of a missing or foreign intent at once", async () => {
    const [{ path }, foreign] = [await asked(), await makeWorkspace()];
    const headers = { ...keyOf(foreign.agent), prefer: "wait=30" };
    expect(await api("GET", path, { headers })).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  test("costs nothing any more when its client has gone", async () => {
    const { path, headers } = await asked();
    const abort = new AbortController();
    const reading = request("GET", path, {
      headers: { ...headers, prefer: "wait=30" },
      signal: abort.signal,
    });
    await somebodyWaits();
    abort.abort();
    await reading;
    expect(hub().waiting).toBe(0);
  });
});
