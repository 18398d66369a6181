import { openApiDocument } from "@/app/_http/openapi";
import { settings } from "@/server/settings";

export const dynamic = "force-dynamic";

let known: string | undefined;

/** Made once: turning all schemas into JSON Schema takes a while. */
const text = (): string => (known ??= JSON.stringify(openApiDocument(settings().PUBLIC_URL)));

export const GET = (): Response =>
  new Response(text(), {
    headers: { "content-type": "application/json", "cache-control": "public, max-age=300" },
  });
