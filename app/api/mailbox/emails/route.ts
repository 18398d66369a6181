import { z } from "zod";
import { asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { keepInMailbox } from "@/server/services/mailbox/keep";

/** What the Resend SDK posts; the mailbox keeps what it shows and passes over the rest. */
const Email = z.object({
  to: z
    .union([z.string(), z.array(z.string()).min(1)])
    .transform((to) => (Array.isArray(to) ? to.join(", ") : to)),
  from: z.string(),
  subject: z.string(),
  html: z.string().default(""),
  text: z.string().default(""),
  headers: z.record(z.string(), z.string()).default({}),
});

export const POST = route({
  authenticate: asNobody,
  unlimited: true,
  body: Email,
  handle: async ({ body, request }) => {
    const key = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    return json(200, await keepInMailbox(key, body, request.headers.get("idempotency-key")));
  },
});
