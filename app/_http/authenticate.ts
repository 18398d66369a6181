import { AppError } from "@/core/errors";
import { signingInOfRequest } from "@/app/_auth/cookie";
import type { Ctx } from "@/server/services/context";
import { isWhole } from "@/server/services/sign-in/sessions";
import { authenticateKey } from "@/server/services/keys/authenticate";
import { originOfRequest } from "./origin";
import { foreign, isForeign, refuseForeignPages } from "./own-pages";

export type Authenticate = (request: Request, now: Date) => Promise<Ctx>;

/** An agent by its API key. */
export const asAgent: Authenticate = async (request, now) => {
  const key = keyOf(request);
  if (key === null) throw new AppError("unauthenticated", "Send an API key: Authorization: Bearer csk_…");
  return { ...(await authenticateKey(key, now)), origin: originOfRequest(request, "agent") };
};

/** A signed-in person by their cookie. */
export const asMember: Authenticate = async (request, now) => {
  const ctx = await asSigningIn(request, now);
  if (!isWhole(ctx)) throw new AppError("unauthenticated", "Sign in first: your second step is due.");
  return ctx;
};

/** The same, also where their second step is still due or to be set up. What they may do then is little, and each verb says so. */
export const asSigningIn: Authenticate = async (request, now) => {
  const ctx = await signingInOfRequest(request, now);
  if (!ctx) throw new AppError("unauthenticated", "Sign in first.");
  refuseForeignPages(request);
  return { ...ctx, origin: originOfRequest(request, "person") };
};

/** Whoever it is: an agent where there is a key, else a person. */
export const asAnyone: Authenticate = (request, now) =>
  keyOf(request) === null ? asMember(request, now) : asAgent(request, now);

/** AXME's clients send their key in x-api-key, and what a person signed in with beside it. */
export function keyOf({ headers }: Request): string | null {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get("authorization") ?? "");
  return headers.get("x-api-key") ?? bearer?.[1] ?? null;
}

/** Nobody in particular, but no page of another site: what follows finds out by itself who may. */
export const asNobody: Authenticate = async (request, now) => {
  if (isForeign(request)) throw foreign();
  return nobody(request, now);
};

/** The same where a post may come from anywhere, as a mail program's does (RFC 8058). It brings nothing but what it was given. */
export const asAnyProgram: Authenticate = async (request, now) => nobody(request, now);

const nobody = (request: Request, now: Date): Ctx => ({
  workspaceId: "",
  caller: { type: "system" },
  now,
  origin: originOfRequest(request, "person"),
});
