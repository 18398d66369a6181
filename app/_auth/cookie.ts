import { getToken, type GetTokenParams } from "next-auth/jwt";
import type { Ctx } from "@/server/services/context";
import { ctxOfSession } from "@/server/services/sign-in/sessions";

/** Who sends this request by cookie. */
export function memberOfRequest(request: Request, now: Date): Promise<Ctx | null> {
  const pairs = (request.headers.get("cookie") ?? "").split(/; */).filter(Boolean);
  const jar = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decode(pair.slice(pair.indexOf("=") + 1))]),
  );
  return memberOfCookies(jar, now);
}

/** Who these cookies stand for. */
export async function memberOfCookies(jar: Record<string, string>, now: Date): Promise<Ctx | null> {
  const req = { cookies: jar, headers: {} } as unknown as GetTokenParams["req"];
  const token = await getToken({ req });
  return typeof token?.session === "string" ? ctxOfSession(token.session, now) : null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
