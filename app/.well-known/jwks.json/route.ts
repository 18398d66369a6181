import { publicKeys } from "@/server/services/receipts/public-keys";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return Response.json({ keys: await publicKeys() }, { headers: { "cache-control": "public, max-age=60" } });
}
