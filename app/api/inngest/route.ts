import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { problem } from "@/app/_http/problem";
import { AppError } from "@/core/errors";
import { createClient } from "@/inngest/client";
import { createFunctions } from "@/inngest/functions";
import { systemTime } from "@/server/clock/system-time";
import { outside } from "@/server/engine";
import { inngestIsConfigured, settings } from "@/server/settings";
import { shared } from "@/server/shared";

/** Made at the first request, because building the app must not need its configuration. */
const handlers = () =>
  shared("inngest", () => {
    const client = createClient();
    return serve({ client, functions: createFunctions(client, outside(), systemTime) });
  });

type Method = "GET" | "POST" | "PUT";

const answer = (method: Method) => async (request: NextRequest, context: unknown) => {
  if (inngestIsConfigured(settings())) return handlers()[method](request, context);
  return problem(new AppError("not_found", "Inngest is not configured on this server."), "/api/inngest");
};

export const GET = answer("GET");
export const POST = answer("POST");
export const PUT = answer("PUT");
