import { getToken, type GetTokenParams } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Ctx } from "@/server/services/context";
import { ctxOfSession } from "@/server/services/sign-in/sessions";

/** Who is signed in where this page is rendered. */
export async function currentMember(): Promise<Ctx | null> {
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  return memberOfCookies(jar, new Date());
}

/** Who is signed in; sends others to sign in and back here. */
export async function requireMember(): Promise<Ctx & { caller: { type: "member" } }> {
  const ctx = await currentMember();
  if (ctx?.caller.type === "member") return { ...ctx, caller: ctx.caller };
  const here = (await headers()).get("x-pathname") ?? "/inbox";
  redirect(`/sign-in?${new URLSearchParams({ callbackUrl: here })}`);
}

/** Who sends this request by cookie. */
export function memberOfRequest(request: Request, now: Date): Promise<Ctx | null> {
  const pairs = (request.headers.get("cookie") ?? "").split(/; */).filter(Boolean);
  const jar = Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decode(pair.slice(pair.indexOf("=") + 1))]),
  );
  return memberOfCookies(jar, now);
}

async function memberOfCookies(jar: Record<string, string>, now: Date): Promise<Ctx | null> {
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
