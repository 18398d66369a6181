import NextAuth, { type NextAuthOptions } from "next-auth";
import { z } from "zod";
import { AppError } from "@/core/errors";
import { parseBody, readText } from "@/app/_http/body";
import { originOfRequest } from "@/app/_http/origin";
import { foreign, isForeign } from "@/app/_http/own-pages";
import { problem } from "@/app/_http/problem";
import { settings } from "@/server/settings";
import { cookiesIn } from "./cookie";
import { defaultOf } from "./default-of";
import { authOptions, urlHere } from "./options";
import { throttled } from "./throttled";

/** What next-auth is asked, in the form that it takes outside of Next.js. */
interface Asked {
  method: string;
  headers: Record<string, string>;
  cookies: Record<string, string>;
  query: Record<string, string | string[]>;
  body: Record<string, string> | undefined;
}

type Answer = (asked: Asked, said: Said, options: NextAuthOptions) => Promise<unknown>;

/** Signing in and out: next-auth's answer to a request. */
export async function answerAuth(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  try {
    if (isForeign(request)) throw foreign();
    // Next-auth reads the first two steps of a path and overlooks more; what guards it looks at all of them.
    const steps = pathname.split("/").slice(3);
    if (steps.length > 2 || steps.includes("")) throw new AppError("not_found", "There is nothing here.");
    const onward = linkFollowedFromElsewhere(request, pathname, searchParams);
    if (onward) return onward;
    const body = request.method === "POST" ? leadingHere(await fieldsOf(request)) : undefined;
    return await throttled(request, body ?? {}, new Date(), async () => {
      const said = new Said();
      const asked: Asked = {
        method: request.method === "HEAD" ? "GET" : request.method,
        headers: Object.fromEntries(request.headers),
        cookies: cookiesIn(request),
        query: { ...leadingHere(Object.fromEntries(searchParams)), nextauth: steps },
        body,
      };
      await (defaultOf(NextAuth) as unknown as Answer)(
        asked,
        said,
        authOptions(originOfRequest(request, "person")),
      );
      return said.response();
    });
  } catch (error) {
    return problem(error, pathname);
  }
}

/** Next-auth breaks over some of the addresses that lead elsewhere, so it is given none. */
function leadingHere({ callbackUrl, ...others }: Record<string, string>): Record<string, string> {
  if (callbackUrl === undefined) return others;
  return { ...others, callbackUrl: urlHere(callbackUrl) };
}

/**
 * A mailed link is used up by the button of our own page. Whoever has it opened by other means, a scanner or another site that
 * wants this browser signed in as somebody else, comes to that page instead.
 */
function linkFollowedFromElsewhere(request: Request, path: string, query: URLSearchParams): Response | null {
  const site = request.headers.get("sec-fetch-site");
  const isButton = request.method === "GET" && (site === null || site === "same-origin");
  if (path !== "/api/auth/callback/email" || isButton) return null;
  const location = `${settings().PUBLIC_URL}/sign-in/link?${new URLSearchParams({ go: query.toString() })}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

async function fieldsOf(request: Request): Promise<Record<string, string>> {
  const text = await readText(request);
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/x-www-form-urlencoded\b/i.test(type))
    return Object.fromEntries(new URLSearchParams(text));
  return text === "" ? {} : parseBody(z.record(z.string(), z.string()), text);
}

/** Takes down what next-auth says through the response of a Pages route. */
class Said {
  private code = 200;
  private readonly headers = new Headers();
  private body: string | null = null;
  private cookies: string | string[] = [];

  status(code: number): this {
    this.code = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return name.toLowerCase() === "set-cookie" ? this.cookies : (this.headers.get(name) ?? undefined);
  }

  setHeader(name: string, value: string | string[]): this {
    if (name.toLowerCase() === "set-cookie") this.cookies = value;
    else this.headers.set(name, String(value));
    return this;
  }

  json(value: unknown): void {
    this.headers.set("content-type", "application/json");
    this.body = JSON.stringify(value);
  }

  send(value: unknown): void {
    if (typeof value === "object" && value !== null) this.json(value);
    else this.body = value === undefined || value === null ? null : String(value);
  }

  end(): void {}

  response(): Response {
    for (const cookie of [this.cookies].flat()) this.headers.append("set-cookie", cookie);
    this.headers.set("cache-control", "no-store");
    return new Response(this.body, { status: this.code, headers: this.headers });
  }
}
