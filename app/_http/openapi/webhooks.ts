import { z } from "zod";
import { TreeHeadWire } from "@/core/wire/audit-proof";
import { IntentWire } from "@/core/wire/intent";
import { Instant } from "@/core/wire/primitives";
import { WEBHOOK_HEADERS } from "./headers";
import type { OpenApiSchemas } from "./schemas";

const RESUMES = "An agent's own callback_url hears of it, too.";

/** What each event tells endpoints that subscribed to it, and some the agent's own callback. */
export const WEBHOOKS: Record<string, string> = {
  "intent.created": "An agent asked.",
  "intent.reminded": "The people who are asked were reminded.",
  "intent.escalated": "The next level is asked.",
  "intent.claimed": "Somebody took it for themselves.",
  "intent.commented": `Somebody said something. Where it was a person: ${RESUMES}`,
  "intent.changes_requested": `A reviewer wants changes: it is the agent's turn. ${RESUMES}`,
  "intent.decided": `A person answered. ${RESUMES}`,
  "intent.timed_out": `The deadline passed. ${RESUMES}`,
  "intent.canceled": `The agent withdrew its question. ${RESUMES}`,
  "intent.result": "The agent reported what it did with the answer.",
};

const TEST = "webhook.test";
const TestData = z.object({
  webhook: z.object({ id: z.string(), url: z.string() }),
  message: z.string(),
});

const HEAD = "audit.head";
const HeadData = TreeHeadWire.extend({
  workspace: z.string(),
  check: z.string().meta({ description: "How to check it, in words" }),
});

/** The webhooks section: Standard Webhooks, signed. */
export const webhooksWith = (schemas: OpenApiSchemas) => ({
  ...Object.fromEntries(
    Object.entries(WEBHOOKS).map(([type, says]) => [type, { post: hook(type, says, IntentWire, schemas) }]),
  ),
  [HEAD]: {
    post: hook(
      HEAD,
      "The newest signed head of the audit log, to be kept: /api/audit/anchors.",
      HeadData,
      schemas,
    ),
  },
  [TEST]: { post: hook(TEST, "An admin tries an endpoint: nothing has happened.", TestData, schemas) },
});

function hook(type: string, summary: string, data: z.ZodType, schemas: OpenApiSchemas) {
  const body = z.object({ type: z.literal(type), timestamp: Instant, data });
  return {
    operationId: type,
    summary,
    security: [],
    parameters: Object.entries(WEBHOOK_HEADERS).map(([name, header]) => ({
      name,
      in: "header",
      required: true,
      ...header,
    })),
    requestBody: { required: true, content: { "application/json": { schema: schemas.output(body) } } },
    responses: {
      "2XX": {
        description: "Taken. Anything else is tried again: after 5 s, 30 s, 5 m, 30 m, 2 h, 5 h and 10 h",
      },
      410: { description: "No longer wanted: the endpoint is disabled" },
    },
  };
}
