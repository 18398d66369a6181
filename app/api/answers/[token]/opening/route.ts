import { asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { noteOpeningByLink } from "@/server/services/answer-links/opening";

export const PUT = route({
  authenticate: asNobody,
  handle: async ({ ctx, params: { token = "" } }) => json(200, await noteOpeningByLink(token, ctx.now)),
});
