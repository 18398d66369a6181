import { type NextRequest, NextResponse } from "next/server";

/** Tells pages their own address, so that signing in can lead back to it. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-pathname", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: ["/inbox/:path*", "/admin/:path*", "/insights", "/settings/:path*"] };
