import { AuditQuery } from "@/core/wire/audit";
import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { listAudit } from "@/server/services/audit/list";

export const GET = route({
  authenticate: asMember,
  query: AuditQuery,
  handle: async ({ ctx, query }) => json(200, await listAudit(ctx, query)),
});
