import {
  decode as decrypt,
  encode,
  getToken,
  type GetTokenParams,
  type JWT,
  type JWTDecodeParams,
} from "next-auth/jwt";
import { originOfHeaders } from "@/app/_http/origin";
import { SESSION_DAYS } from "@/core/session";
import type { Ctx } from "@/server/services/context";
import { deviceIn, isWhole, type Shown, showSession } from "@/server/services/sign-in/sessions";
import { sessionCookie, sessionCookieOf } from "./cookie-names";

type Headers = Pick<Request["headers"], "get">;

/** Who sends this request by cookie. */
export async function memberOfRequest(request: Request, now: Date): Promise<Ctx | null> {
  const ctx = await signingInOfRequest(request, now);
  return ctx && isWhole(ctx) ? ctx : null;
}

/** The same, half signed-in people included. The answer renews their cookie where that is due. */
export async function signingInOfRequest(request: Request, now: Date): Promise<Ctx | null> {
  const shown = await shownBy(cookiesIn(request), request.headers, now);
  if (shown && shown.renew !== null) await renewCookie(request, shown.token, shown.renew);
  return shown?.ctx ?? null;
}

/** A request's cookies by name. */
export function cookiesIn(request: Request): Record<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(/; */).filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decode(pair.slice(pair.indexOf("=") + 1))]),
  );
}

/** Who these cookies stand for, half signed-in people included. */
export async function signingInOfCookies(
  jar: Record<string, string>,
  headers: Headers,
  now: Date,
): Promise<Ctx | null> {
  return (await shownBy(jar, headers, now))?.ctx ?? null;
}

async function shownBy(
  jar: Record<string, string>,
  headers: Headers,
  now: Date,
): Promise<(Shown & { token: JWT }) | null> {
  const token = await tokenIn(jar);
  if (typeof token?.session !== "string") return null;
  const device = deviceIn(originOfHeaders(headers, "web"));
  const shown = await showSession(token.session, generationOf(token), now, device);
  return shown && { ...shown, token };
}

function tokenIn(jar: Record<string, string>): Promise<JWT | null> {
  const req = { cookies: jar, headers: {} } as unknown as GetTokenParams["req"];
  return getToken({ req, cookieName: sessionCookie(), decode: decrypted });
}

export const generationOf = (token: JWT): number => Number(token.generation ?? 0);

/** What the answer to a request sets as its session's cookie. */
const renewed = new WeakMap<Request, string>();

/** Gives the session's cookie another generation with the answer to this request. */
async function renewCookie(request: Request, token: JWT, generation: number): Promise<void> {
  const { session } = token;
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const maxAge = SESSION_DAYS * 86_400;
  const value = await encode({ token: { session, generation }, secret, maxAge });
  renewed.set(request, sessionCookieOf(value, maxAge));
}

/** After a second step: the cookie that came gets the generation that the step belongs to. */
export async function stepCookie(request: Request, generation: number): Promise<void> {
  const token = await tokenIn(cookiesIn(request));
  if (token) await renewCookie(request, token, generation);
}

/** The answer with the cookie that it renews, if it does. */
export function withCookie(request: Request, response: Response): Response {
  const cookie = renewed.get(request);
  if (cookie) response.headers.append("set-cookie", cookie);
  return response;
}

/** What cookies say, by their text: deciphering one costs more than all else about it. Whether its session lives is asked every time. */
const known = new Map<string, JWT>();
const MOST_KNOWN = 1_000;

async function decrypted(params: JWTDecodeParams): Promise<JWT | null> {
  const text = params.token ?? "";
  const found = known.get(text) ?? (await decrypt(params));
  if (found && !known.has(text)) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, found);
  }
  return found;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
