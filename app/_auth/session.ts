import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Ctx } from "@/server/services/context";
import { memberOfCookies } from "./cookie";

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
