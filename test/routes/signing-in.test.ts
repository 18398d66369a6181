import { beforeAll, describe, expect, test } from "vitest";
import { HOSTILE_ADDRESSES } from "@/components/sign-in/hostile-addresses";
import { hashPassword } from "@/server/services/sign-in/hashing";
import { settings } from "@/server/settings";
import { sql } from "../support/database";
import { request } from "../support/http";
import { startOutside } from "../support/outside-server";
import { makeWorkspace, type Person } from "../support/workspace";

// As behind a proxy that ends TLS.
process.env.PUBLIC_URL = process.env.NEXTAUTH_URL = "https://here.example";
process.env.COUNTERSIGN_MAILBOX = "1";

const PASSWORD = "a long enough password";
let ana: Person;
beforeAll(async () => {
  ({ ana } = await makeWorkspace());
  await sql("UPDATE users SET password_hash = $2 WHERE id = $1", ana.id, await hashPassword(PASSWORD));
});

/** A browser as far as signing in goes: it keeps cookies and sends forms. */
async function browser() {
  const jar = new Map<string, string>();
  const written: string[] = [];
  const call = async (method: "GET" | "POST", path: string, form?: Record<string, string>, more = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const type = form && { "content-type": "application/x-www-form-urlencoded" };
    const response = await request(method, path, {
      headers: { cookie, origin: "https://here.example", ...type, ...more },
      ...(form && { raw: new URLSearchParams(form).toString() }),
    });
    for (const line of response.headers.getSetCookie()) {
      written.push(line);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  };
  const { csrfToken } = await (await call("GET", "/api/auth/csrf")).json();
  const signIn = (form: Record<string, string> = {}) =>
    call("POST", "/api/auth/callback/credentials", {
      csrfToken,
      email: ana.email,
      password: PASSWORD,
      json: "true",
      ...form,
    });
  return { call, csrfToken: String(csrfToken), signIn, jar, written };
}

describe("over https", () => {
  test("every cookie is for this host and https alone, and out of reach of scripts and other sites", async () => {
    const { signIn, call, csrfToken, written } = await browser();
    expect((await signIn()).status).toBe(200);
    await call("GET", "/api/auth/session");
    await call("POST", "/api/auth/signout", { csrfToken, json: "true" });
    expect(written.length).toBeGreaterThan(3);
    for (const cookie of written) {
      expect(cookie).toMatch(/^__Host-next-auth\./);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).toMatch(/; HttpOnly(;|$)/);
      expect(cookie).toMatch(/; Secure(;|$)/);
      expect(cookie).toMatch(/; SameSite=Lax(;|$)/);
      expect(cookie).not.toMatch(/domain/i);
    }
  });

  test("the cookie signs in, and one under the name that any site of the domain could set does not", async () => {
    const { signIn, call, jar } = await browser();
    await signIn();
    expect((await call("GET", "/api/people")).status).toBe(200);
    const token = jar.get("__Host-next-auth.session-token") ?? "";
    for (const name of ["next-auth.session-token", "__Secure-next-auth.session-token"]) {
      const reply = await request("GET", "/api/people", { headers: { cookie: `${name}=${token}` } });
      expect(reply.status).toBe(401);
    }
  });
});

describe("what signing in leads to", () => {
  const isHere = (url: string): void => {
    expect(new URL(url).origin).toBe("https://here.example");
    expect(url).toMatch(/^https:\/\/here\.example\/(?![/\\])/);
  };

  test("is a page of this site, whatever was asked for, by password, by link and at the end", async () => {
    for (const callbackUrl of HOSTILE_ADDRESSES) {
      const { signIn, call, csrfToken } = await browser();
      isHere((await (await signIn({ callbackUrl })).json()).url);
      const out = await call("POST", "/api/auth/signout", { csrfToken, callbackUrl, json: "true" });
      isHere((await out.json()).url);
      const query = new URLSearchParams({ token: "guessed", email: ana.email, callbackUrl });
      const back = await call("GET", `/api/auth/callback/email?${query}`);
      isHere(new URL(back.headers.get("location") ?? "", "https://here.example").href);
      const start = await call("GET", `/api/auth/signin?${new URLSearchParams({ callbackUrl })}`);
      isHere(new URL(start.headers.get("location") ?? "", "https://here.example").href);
    }
  });

  test("is where somebody wanted to go", async () => {
    const { signIn } = await browser();
    const { url } = await (await signIn({ callbackUrl: "/inbox/int_1?view=open" })).json();
    expect(url).toBe("https://here.example/inbox/int_1?view=open");
  });
});

test("what a request says of our name changes no link of a mail", async () => {
  const provider = await startOutside(() => ({ status: 200, body: { id: "sent" } }));
  Object.assign(settings(), { RESEND_API_KEY: "re_x", RESEND_BASE_URL: provider.url });
  const { call, csrfToken } = await browser();
  const evil = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    forwarded: "host=evil.example",
    "x-original-url": "https://evil.example/",
  };
  const form = { csrfToken, email: ana.email, json: "true", callbackUrl: "https://evil.example/inbox" };
  expect((await call("POST", "/api/auth/signin/email", form, evil)).status).toBe(200);
  const [mail] = provider.received;
  const text = JSON.stringify(mail?.body);
  expect(text).toContain("https://here.example/sign-in/link?go=");
  expect(text).not.toContain("evil");
});

test("a mailed link is used up by our own page's button, and shown that page from anywhere else", async () => {
  const query = new URLSearchParams({ token: "t", email: ana.email }).toString();
  for (const site of ["cross-site", "none", "same-site"]) {
    const reply = await request("GET", `/api/auth/callback/email?${query}`, {
      headers: { "sec-fetch-site": site },
    });
    expect(reply.status).toBe(303);
    expect(reply.headers.get("location")).toBe(
      `https://here.example/sign-in/link?${new URLSearchParams({ go: query })}`,
    );
    expect(reply.headers.getSetCookie()).toEqual([]);
  }
});

test.each(["callback/credentials/x", "signin/email/x", "callback/email/x", "callback/credentials/"])(
  "what next-auth would overlook at the end of a path is nothing that is there: %s",
  async (path) => {
    const headers = { origin: settings().PUBLIC_URL, "content-type": "application/x-www-form-urlencoded" };
    for (const method of ["GET", "POST"] as const)
      expect(
        (await request(method, `/api/auth/${path}`, { headers, ...(method === "POST" && { raw: "a=b" }) }))
          .status,
      ).toBe(404);
  },
);
