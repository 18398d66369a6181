import { createHash } from "node:crypto";
import { publicKeys } from "@/server/services/receipts/public-keys";

export const dynamic = "force-dynamic";

/** Short enough that a receipt of a key that was made just now can soon be verified behind any cache. */
const KEPT = "public, max-age=60, stale-if-error=86400";

export async function GET(request: Request): Promise<Response> {
  const body = JSON.stringify({ keys: await publicKeys() });
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  const headers = { "cache-control": KEPT, etag, "access-control-allow-origin": "*" };
  const known = request.headers
    .get("if-none-match")
    ?.split(",")
    .map((each) => each.trim().replace(/^W\//, ""));
  if (known?.includes(etag) || known?.includes("*")) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": "application/json" } });
}
