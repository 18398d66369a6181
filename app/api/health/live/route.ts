import type { z } from "zod";
import type { LiveWire } from "@/core/wire/health";

export const dynamic = "force-dynamic";

/** Asks nobody else: a process is not restarted because its database is away. */
export function GET(): Promise<Response> {
  const live: z.infer<typeof LiveWire> = { status: "ok" };
  return Promise.resolve(Response.json(live, { headers: { "cache-control": "no-store" } }));
}
