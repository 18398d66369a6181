import { openApiDocument } from "@/app/_http/openapi";
import { settings } from "@/server/settings";

export const dynamic = "force-dynamic";

export const GET = (): Response =>
  Response.json(openApiDocument(settings().PUBLIC_URL), {
    headers: { "cache-control": "public, max-age=300" },
  });
