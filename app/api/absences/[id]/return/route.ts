import { asMember } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { endAbsence } from "@/server/services/absences/end";

export const POST = route({
  authenticate: asMember,
  handle: async ({ ctx, params: { id = "" } }) => json(200, await endAbsence(ctx, id)),
});
