import {
  decode as decrypt,
  getToken,
  type GetTokenParams,
  type JWT,
  type JWTDecodeParams,
} from "next-auth/jwt";
import type { Ctx } from "@/server/services/context";
import { ctxOfSession } from "@/server/services/sign-in/sessions";
import { sessionCookie } from "./cookie-names";

/** Who sends this request by cookie. */
export function memberOfRequest(request: Request, now: Date): Promise<Ctx | null> {
  return memberOfCookies(cookiesIn(request), now);
}

/** A request's cookies by name. */
export function cookiesIn(request: Request): Record<string, string> {
  const pairs = (request.headers.get("cookie") ?? "").split(/; */).filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decode(pair.slice(pair.indexOf("=") + 1))]),
  );
}

/** Who these cookies stand for. */
export async function memberOfCookies(jar: Record<string, string>, now: Date): Promise<Ctx | null> {
  const req = { cookies: jar, headers: {} } as unknown as GetTokenParams["req"];
  const token = await getToken({ req, cookieName: sessionCookie(), decode: decrypted });
  return typeof token?.session === "string" ? ctxOfSession(token.session, now) : null;
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
