import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { isPage, pagePolicy, securityHeaders } from "@/app/_http/security-headers";

const dev = process.env.NODE_ENV === "development";

/** Tells pages their own address, so that signing in can lead back to it, and the nonce without which no script of theirs runs. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const headers = new Headers(request.headers);
  headers.set("x-pathname", pathname + search);
  headers.delete("x-nonce");
  headers.delete("content-security-policy");
  if (!isPage(pathname)) return guarded(NextResponse.next({ request: { headers } }), pathname);
  const nonce = randomBytes(16).toString("base64");
  const policy = pagePolicy(nonce, { dev });
  headers.set("x-nonce", nonce);
  // Next.js looks for the nonce of its own scripts here.
  headers.set("content-security-policy", policy);
  const response = guarded(NextResponse.next({ request: { headers } }), pathname);
  response.headers.set("content-security-policy", policy);
  return response;
}

/** `npm start` has a server of ours around Next.js that does this for every response; `next dev` has only this. */
function guarded(response: NextResponse, pathname: string): NextResponse {
  if (!dev) return response;
  for (const [name, value] of Object.entries(securityHeaders(pathname, process.env.PUBLIC_URL ?? "")))
    response.headers.set(name, value);
  return response;
}

export const config = { matcher: "/((?!_next/static/|_next/image).*)" };
