import { signedInOf } from "@/app/_auth/signed-in";
import { asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { removeFileByLink } from "@/server/services/answer-links/files";

export const DELETE = route({
  authenticate: asNobody,
  handle: async ({ ctx, request, params: { token = "", id = "" } }) => {
    await removeFileByLink(token, id, ctx.now, signedInOf(request, ctx.now), ctx.origin);
    return json(200, {});
  },
});
