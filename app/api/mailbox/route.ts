import { z } from "zod";
import { asNobody } from "@/app/_http/authenticate";
import { refuseForeignNames } from "@/app/_http/own-pages";
import { json, route } from "@/app/_http/route";
import { listMailbox } from "@/server/services/mailbox/read";

const Query = z.strictObject({
  to: z.string().max(254).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});

export const GET = route({
  authenticate: asNobody,
  unlimited: true,
  query: Query,
  handle: async ({ query, request }) => {
    refuseForeignNames(request.headers.get("host") ?? new URL(request.url).host);
    return json(200, await listMailbox(query));
  },
});
