import { AppError } from "@/core/errors";
import { memberOfRequest } from "@/app/_auth/cookie";
import type { Ctx } from "@/server/services/context";
import { authenticateKey } from "@/server/services/keys/authenticate";
import { settings } from "@/server/settings";
import { originOfRequest } from "./origin";

export type Authenticate = (request: Request, now: Date) => Promise<Ctx>;

/** An agent by its API key. */
export const asAgent: Authenticate = async (request, now) => {
  const key = keyOf(request);
  if (key === null) throw new AppError("unauthenticated", "Send an API key: Authorization: Bearer csk_…");
  return { ...(await authenticateKey(key, now)), origin: originOfRequest(request, "agent") };
};

/** A signed-in person by their cookie. */
export const asMember: Authenticate = async (request, now) => {
  const ctx = await memberOfRequest(request, now);
  if (!ctx) throw new AppError("unauthenticated", "Sign in first.");
  refuseForeignOrigin(request);
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

/** A cookie goes along with whatever another site makes the browser send, so writes must come from our own pages. */
function refuseForeignOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const ours = [new URL(settings().PUBLIC_URL).host, request.headers.get("host") ?? ""];
  const foreign =
    (site !== null && site !== "same-origin" && site !== "none") ||
    (origin !== null && !ours.includes(hostOf(origin)));
  if (foreign) throw new AppError("forbidden", "This request comes from another site.");
}

/** An origin without a name ("null": a sandboxed frame, a file) is nobody's. */
const hostOf = (origin: string): string => (URL.canParse(origin) && new URL(origin).host) || "nowhere";

/** Nobody in particular: what follows finds out by itself who may. */
export const asNobody: Authenticate = async (request, now) => ({
  workspaceId: "",
  caller: { type: "system" },
  now,
  origin: originOfRequest(request, "person"),
});
