import { UploadQuery } from "@/core/wire/file";
import { signedInOf } from "@/app/_auth/signed-in";
import { asNobody } from "@/app/_http/authenticate";
import { json, route } from "@/app/_http/route";
import { uploadOf } from "@/app/_http/upload";
import { attachFileByLink } from "@/server/services/answer-links/files";

export const POST = route({
  authenticate: asNobody,
  query: UploadQuery,
  handle: async ({ ctx, params: { token = "" }, query, request }) =>
    json(
      201,
      await attachFileByLink(
        token,
        uploadOf(request, query.name),
        ctx.now,
        signedInOf(request, ctx.now),
        ctx.origin,
      ),
    ),
});
