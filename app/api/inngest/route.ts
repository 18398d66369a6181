import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { createClient } from "@/inngest/client";
import { createFunctions } from "@/inngest/functions";
import { systemTime } from "@/server/clock";
import { outside } from "@/server/engine";
import { shared } from "@/server/shared";

/** Made at the first request, because building the app must not need its configuration. */
const handlers = () =>
  shared("inngest", () => {
    const client = createClient();
    return serve({ client, functions: createFunctions(client, outside(), systemTime) });
  });

export const GET = (request: NextRequest, context: unknown) => handlers().GET(request, context);
export const POST = (request: NextRequest, context: unknown) => handlers().POST(request, context);
export const PUT = (request: NextRequest, context: unknown) => handlers().PUT(request, context);
