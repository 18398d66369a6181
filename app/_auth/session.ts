import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Ctx } from "@/server/services/context";
import { isWhole } from "@/server/services/sign-in/sessions";
import { signingInOfCookies } from "./cookie";

/** Who is signed in where this page is rendered. */
export async function currentMember(): Promise<Ctx | null> {
  const ctx = await currentlySigningIn();
  return ctx && isWhole(ctx) ? ctx : null;
}

/** The same, half signed-in people included. */
export async function currentlySigningIn(): Promise<Ctx | null> {
  const jar = Object.fromEntries((await cookies()).getAll().map(({ name, value }) => [name, value]));
  return signingInOfCookies(jar, await headers(), new Date());
}

/** Who is signed in; sends others to sign in, or to their second step, and back here. */
export async function requireMember(): Promise<Ctx & { caller: { type: "member" } }> {
  const ctx = await currentlySigningIn();
  const half = ctx !== null && !isWhole(ctx);
  if (ctx?.caller.type === "member" && !half) return { ...ctx, caller: ctx.caller };
  const here = (await headers()).get("x-pathname") ?? "/inbox";
  redirect(`/sign-in${half ? "/second-step" : ""}?${new URLSearchParams({ callbackUrl: here })}`);
}
