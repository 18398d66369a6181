import { describe, expect, test } from "vitest";
import { directApi } from "@/app/_server/api";
import { submitted } from "../support/asking";
import { api, keyOf } from "../support/http";
import { type ServerProcess, startServer, WHILE_BUSY } from "../support/server";
import { makeWorkspace, submit } from "../support/workspace";

/** What everybody may read, and caches may keep. */
const PUBLIC = ["/.well-known/jwks.json", "/api/openapi.json"];

const ROUTES = directApi()
  .routes.filter(({ method }) => method !== "ALL")
  .map(({ method, path }) => ({
    method,
    path: path.replace(/:nextauth\{\.\+\}/, "csrf").replaceAll(/:\w+(\{\.\+\})?/g, "nothing"),
  }));

const EVERYWHERE = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": "max-age=31536000",
};
const INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

describe("over real HTTP", WHILE_BUSY, () => {
  const settings = { PUBLIC_URL: "https://countersign.test", COUNTERSIGN_MAILBOX: "1" };
  let server: ServerProcess;
  /** Every header of an answer, which is read no further than its head. */
  const headersOf = async (path: string, init: RequestInit = {}): Promise<Record<string, string>> => {
    const ended = new AbortController();
    const response = await fetch(server.url + path, { ...init, redirect: "manual", signal: ended.signal });
    ended.abort();
    return { ":status": String(response.status), ...Object.fromEntries(response.headers) };
  };

  test("every route's every answer is inert, framed by nobody, and kept by nobody", async () => {
    server = await startServer(settings);
    for (const { method, path } of ROUTES) {
      const body =
        method === "GET" || method === "HEAD"
          ? {}
          : { body: "{", headers: { "content-type": "application/json" } };
      const headers = await headersOf(path, { method, ...body });
      expect(headers, `${method} ${path}`).toMatchObject({ ...EVERYWHERE, "content-security-policy": INERT });
      expect(headers["permissions-policy"], path).toContain("camera=()");
      if (!PUBLIC.includes(path))
        expect(headers["cache-control"] ?? "none", `${method} ${path} ${headers[":status"]}`).toContain(
          "no-store",
        );
      expect(headers).not.toHaveProperty("x-powered-by");
      if (!PUBLIC.includes(path)) expect(headers).not.toHaveProperty("access-control-allow-origin");
    }
  });

  test("so are answers to agents, streams, files, what is too large, what is no route and what is no method", async () => {
    server = await startServer(settings);
    const { agent, ana } = await makeWorkspace();
    const { id } = await submit(agent, { assignees: [ana.email] }, new Date());
    const by = { headers: keyOf(agent) };
    const stream = { headers: { ...keyOf(agent), accept: "text/event-stream" } };
    const large = {
      method: "POST",
      headers: { ...keyOf(agent), "content-type": "application/json" },
      body: "x".repeat(300_000),
    };
    for (const [path, init, status] of [
      [`/api/intents/${id}`, by, "200"],
      [`/api/intents/${id}/events`, stream, "200"],
      ["/api/intents", large, "413"],
      ["/api/nowhere", by, "404"],
      ["/nowhere", by, "404"],
      ["/api/intents", { ...by, method: "HEAD" }, "200"],
      ["/api/intents", { ...by, method: "OPTIONS" }, "405"],
    ] as const) {
      const headers = await headersOf(path, init);
      expect(headers, path).toMatchObject({
        ...EVERYWHERE,
        ":status": status,
        "content-security-policy": INERT,
      });
    }
    const { people, path, agent: asking } = await submitted();
    const attached = await api("POST", `${path}/files?name=x.html`, {
      headers: { ...people.ana, "content-type": "text/html" },
      raw: "<script>alert(1)</script>",
    });
    const file = new URL(attached.body.url).pathname;
    expect(await headersOf(file, { headers: asking })).toMatchObject({
      ...EVERYWHERE,
      ":status": "200",
      "content-security-policy": "sandbox; default-src 'none'",
      "content-type": "application/octet-stream",
      "cache-control": "private, no-store",
    });
  });
});
